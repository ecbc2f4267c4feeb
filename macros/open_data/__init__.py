"""The records as files for people who count and compare."""
