"""What can be known about a person: facts, the answers to them, and the tests that rules make of answers."""
