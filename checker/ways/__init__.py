"""What leads to yes: changes, waits and other goals, the nearest first."""
