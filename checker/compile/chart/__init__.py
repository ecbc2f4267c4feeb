"""The decision chart of a goal, for paper and for pages without script."""
