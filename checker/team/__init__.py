"""A table of people, a row for each, judged by a goal: where each stands, what is missing, and which days come."""

from checker.team.people import CellFault, People, Person, TableError, decode, label, read_people
from checker.team.spreadsheet import BYTE_ORDER_MARK, safe_cell, template, to_csv
from checker.team.table import Table
from checker.team.team import Judged, Team
from checker.team.words import part_texts, status_text

__all__ = [
    "BYTE_ORDER_MARK",
    "CellFault",
    "Judged",
    "People",
    "Person",
    "Table",
    "TableError",
    "Team",
    "decode",
    "label",
    "part_texts",
    "read_people",
    "safe_cell",
    "status_text",
    "template",
    "to_csv",
]
