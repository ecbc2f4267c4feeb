"""Decision diagrams over the facts, and the exact arithmetic that says which tests can hold together."""
