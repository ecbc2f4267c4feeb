"""The finished site: its pages, feed, search index, policies and preview."""
