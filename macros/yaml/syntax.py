"""What the YAML reader complains of, in words for someone who edits a text and does not write programs."""

import re
from datetime import date

from yaml.error import MarkedYAMLError

YEARS = range(1800, 2200)
"""Of a day that somebody means; days counted from any other could leave the calendar."""

BLANKS = "\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000"
UNSEEN = "\\u00ad\\u200b-\\u200f\\u2060\\ufeff"
ODD_START = re.compile(rf"^[ \t]*(?P<sign>[{BLANKS}{UNSEEN}])", re.MULTILINE)
"""A sign before the first word of a line that looks like a space, or like nothing."""
ODD_KEY = re.compile(rf"""^[ ]*(- )?["']?\w*(?P<sign>[{UNSEEN}])[\w{UNSEEN}]*["']?[ ]*:""", re.MULTILINE)
"""A key with a sign in it that nobody sees."""
ODD_VALUE = re.compile(rf"""^[ ]*(- )?["']?[\w-]+["']?:[ ]*(?P<sign>[{BLANKS}{UNSEEN}])""", re.MULTILINE)
"""Such a sign behind a colon; in a sentence it is only a space."""

SAYINGS = (
    ("found character '\\t'", "there is a tab here; indent with spaces"),
    ("mapping values are not allowed", "an extra colon, or an indentation that matches no line above; put text that "
     "contains a colon in quotation marks"),
    ("sequence entries are not allowed", "a list begins on its own line; put text that begins with a dash in "
     "quotation marks"),
    ("cannot start any token", "text that begins with this character must be in quotation marks"),
    ("found unexpected end of stream", "a quotation mark opens here and never closes"),
    ("found unknown escape character", "a backslash in \"double\" quotation marks; use 'single' ones"),
    ("expected ',' or", "a bracket opens here and never closes, or a comma is missing after it"),
    ("expected <block end>", "this line is not indented like the lines it belongs to"),
    ("could not find expected ':'", "a key without a colon, or text that continues without indentation"),
    ("found undefined alias", "text that begins with * must be in quotation marks"),
    ("but found another document", "a second document starts here; a file has only one, so delete the line `---`"),
    ("expected the node content", "a bracket closes here that never opened"),
    ("expected '<document start>'", "this does not belong to anything above it"),
    ("expected chomping", "after | or > the text begins on the next line"),
)  # fmt: skip
"""What its message holds, and what we say instead; the first that fits is said."""

AT_THE_OPENING = ("found unexpected end of stream", "expected ',' or")
"""Faults noticed at the end of a text and made at its beginning."""


def broken(error: MarkedYAMLError) -> tuple[int, str]:
    """The line to look at and what to do there."""
    problem = error.problem or error.context or "this cannot be read as YAML"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and problem.startswith(AT_THE_OPENING):
        mark = error.context_mark
    plain = next((saying for part, saying in SAYINGS if part in problem), problem)
    return (mark.line + 1 if mark else 1), plain


def unseen(text: str) -> tuple[int, str] | None:
    """The line of a sign that nobody sees, and that changes where a key stands or what it is called."""
    found = ODD_START.search(text) or ODD_KEY.search(text)
    return _odd_sign(text, found) if found else None


def unseen_before(text: str, line: int) -> tuple[int, str] | None:
    """The same for a sign that takes the place of the space behind a colon, up to a line that cannot be read."""
    places = (_odd_sign(text, found) for found in ODD_VALUE.finditer(text))
    return next((place for place in places if line - 1 <= place[0] <= line), None)


def _odd_sign(text: str, found: re.Match[str]) -> tuple[int, str]:
    line = text.count("\n", 0, found.start("sign")) + 1
    return line, f"the character U+{ord(found['sign']):04X} here looks like a space or is invisible; delete it"


def unprintable(text: str) -> tuple[int, str]:
    at = next((i for i, char in enumerate(text) if not char.isprintable() and char not in "\t\n\r"), 0)
    return text.count("\n", 0, at) + 1, f"the character {text[at]!a} is not allowed in YAML; delete it"


def read_day(text: str) -> date | str:
    """The day that ten characters name, or what is wrong with it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return f"there is no day {text} in the calendar"
    return day if day.year in YEARS else f"{text} is not in the years {YEARS[0]} to {YEARS[-1]}"
