"""One person’s answers on one day: what they settle, clause by clause, and why."""
