"""The rule language, read into clauses or into faults."""
