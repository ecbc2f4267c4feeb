"""Clauses drawn as one decision diagram for each goal, and the order of its questions."""
