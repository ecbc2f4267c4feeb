"""Files that a person keeps: saved answers and a calendar."""
