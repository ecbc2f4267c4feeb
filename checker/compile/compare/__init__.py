"""Two rulebooks compared: which answers lead to another status, and which words changed."""
