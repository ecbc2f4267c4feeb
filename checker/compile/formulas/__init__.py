"""Clauses drawn as one decision diagram for each goal, and the order of its questions."""

from checker.compile.formulas.order import orders

__all__ = ["orders"]
