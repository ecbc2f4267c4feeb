"""The shape of a clause for editors' programs, by hand: the checker's compiler, and not a model, reads a clause."""

from typing import Any

from macros.models.record import NAME

Schema = dict[str, Any]

CLAUSE = {"$ref": "#/$defs/Clause"}
CLAUSES = {"type": "array", "items": CLAUSE, "minItems": 1}

NOTES: Schema = {
    "cite": {"$ref": "#/$defs/Cites"},
    "note": {"type": "string"},
    "text": {"type": "string", "description": "The requirement in our words."},
    "desirable": {"type": "boolean", "description": "Wished for and not required; directly under all."},
    "implied": {"type": "string", "description": "Why other clauses imply this one, which the source states as well."},
}


def dated(schema: Schema) -> Schema:
    """A value, or a mapping from the days it changes to the value from each day on."""
    return {
        "anyOf": [
            schema,
            {
                "type": "object",
                "patternProperties": {r"^\d{4}-\d{2}-\d{2}$": schema},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    }


def _spelled(meaning: str, **keys: Schema) -> Schema:
    """A mapping of exactly these keys, and any notes."""
    names = {name.rstrip("_"): schema for name, schema in keys.items()}
    return {
        "type": "object",
        "description": meaning,
        "properties": names | NOTES,
        "required": list(names),
        "additionalProperties": False,
    }


COMPARISON = dated({"type": "string", "examples": [">= 2 years", "<= 730 days ago", "never"]})
SPELLINGS = [
    _spelled("Each of these holds.", all=CLAUSES),
    _spelled("At least one of these holds.", any=CLAUSES),
    _spelled("Not one of these holds.", none=CLAUSES),
    _spelled("So many of these hold.", at_least=dated({"type": ["integer", "string"]}), of=CLAUSES),
    _spelled(
        "These facts, added up, pass the test; a fact may carry a weight.",
        sum={
            "type": "array",
            "minItems": 1,
            "items": {"type": ["string", "object"], "additionalProperties": {"type": "number"}, "maxProperties": 1},
        },
        is_=COMPARISON,
    ),
    _spelled("One clause with notes of its own.", need=CLAUSE),
    _spelled("Applies only when the first holds.", when=CLAUSE, need=CLAUSE),
    _spelled("The second may stand in for the first.", need=CLAUSE, or_instead=CLAUSE),
    _spelled("When the first holds, the second or the third.", when=CLAUSE, need=CLAUSE, or_instead=CLAUSE),
    _spelled(
        "May be done so many days after a day.",
        within=dated({"type": "string", "examples": ["60 days"]}),
        of={"type": "string"},
        do=CLAUSE,
    ),
]
KEY_WORDS = sorted({key for spelling in SPELLINGS for key in spelling["required"]})

DEFINITIONS: Schema = {
    "Clause": {
        "description": "A requirement: a name, a test on a fact, or requirements put together.",
        "anyOf": [
            {"type": "string", "description": "A yes/no fact is yes, or a rule holds; never: it cannot be met."},
            *SPELLINGS,
            {"$ref": "#/$defs/Tested"},
            dated(CLAUSE)["anyOf"][1],
        ],
    },
    "Tested": {
        "type": "object",
        "description": "A fact and the test on it.",
        "properties": NOTES,
        "propertyNames": {"pattern": f"^{NAME.pattern}$", "not": {"enum": KEY_WORDS}},
        "additionalProperties": {"anyOf": [COMPARISON, {"type": "array", "items": {"type": "string"}}]},
        "minProperties": 1,
    },
}
"""A comparison, one option, a list of options, not_yet; which of them, the fact decides."""
