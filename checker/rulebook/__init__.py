"""The compiled rulebook: goals, their periods and clauses."""
