"""The rule language, read once: facts, values and clauses as typed values with their places, or faults."""
