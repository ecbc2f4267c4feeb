"""The list of one interview: its entries in groups and in an order, and what stands on each."""

from checker.survey.listing.english import words_of
from checker.survey.listing.entries import Entry, entries, grouped, narrowed, opened
from checker.survey.listing.words import bar, card, distance_lines, heading, opening_lines, pay_text, tally

__all__ = [
    "Entry",
    "bar",
    "card",
    "distance_lines",
    "entries",
    "grouped",
    "heading",
    "narrowed",
    "opened",
    "opening_lines",
    "pay_text",
    "tally",
    "words_of",
]
