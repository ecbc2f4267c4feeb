"""What editors wrote, read and checked."""
