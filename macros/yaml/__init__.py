"""YAML files with the line of each value, and faults by file and line."""
