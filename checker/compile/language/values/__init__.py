"""What stands in a clause: a value that may change from a day on, and a comparison."""
