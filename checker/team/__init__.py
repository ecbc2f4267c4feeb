"""A table of people, a row for each, judged by a goal: where each stands, what is missing, and which days come."""

from checker.team.people import CellFault, People, Person, TableError, decode, label, read_people
from checker.team.spreadsheet import template, to_csv
from checker.team.table import Table
from checker.team.team import Judged, Team

__all__ = [
    "CellFault",
    "Judged",
    "People",
    "Person",
    "Table",
    "TableError",
    "Team",
    "decode",
    "label",
    "read_people",
    "template",
    "to_csv",
]
