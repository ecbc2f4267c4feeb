"""The shape of a clause for editors' programs, as JSON Schema, from the declarations by which clauses are read."""

from __future__ import annotations

from checker.compile.language.clause import Spelling
from checker.compile.language.reader import CLAUSE, NOTES, TEST, Schema, dated
from checker.compile.language.spellings import GRAMMAR

NAME = "[A-Za-z][A-Za-z0-9]*([_-][A-Za-z0-9]+)*"
"""A record's name; it becomes an anchor, a field of a form, a file. Our own are snake_case."""

TYPES: dict[str, Schema] = {"cite": {"$ref": "#/$defs/Cites"}, "desirable": {"type": "boolean"}}
NOTE_SCHEMAS: dict[str, Schema] = {
    key: {**TYPES.get(key, {"type": "string", "minLength": 1}), "description": words} for key, words in NOTES.items()
}


def _spelled(spelling: type[Spelling]) -> Schema:
    """A mapping of the spelling's keys, and any notes."""
    keys = GRAMMAR.arguments[spelling]
    return {
        "type": "object",
        "description": (spelling.__doc__ or "").strip(),
        "properties": {key: argument.schema for key, (argument, _) in keys.items()} | NOTE_SCHEMAS,
        "required": [key for key, (_, is_needed) in keys.items() if is_needed],
        "additionalProperties": False,
    }


DEFINITIONS: Schema = {
    "Clause": {
        "description": "A requirement: a name, a test on a fact, or requirements put together.",
        "anyOf": [
            {"type": "string", "description": "A yes/no fact is yes, or a rule is met; never: it cannot be met."},
            *map(_spelled, GRAMMAR.arguments),
            {"$ref": "#/$defs/Tested"},
            dated(CLAUSE)["anyOf"][1],
        ],
    },
    "Tested": {
        "type": "object",
        "description": "A fact and the test on it.",
        "properties": NOTE_SCHEMAS,
        "propertyNames": {
            "anyOf": [{"enum": sorted(NOTES)}, {"pattern": f"^{NAME}$", "not": {"enum": sorted(GRAMMAR.key_words)}}]
        },
        "additionalProperties": {"anyOf": [TEST, {"type": "array", "items": {"type": "string"}}]},
        "minProperties": 1,
    },
}
"""A comparison, one option, a list of options, not_yet; which of them, the fact decides."""
