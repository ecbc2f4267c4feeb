"""Reads the clauses of a rule, each once, into its spelling; what belongs to no spelling is a fault at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar, get_type_hints

from checker.compile.faults import TEXT, TRUE_OR_FALSE, Faults, Path, described, mistyped, nearest
from checker.compile.language.clause import DEEPEST, DatedSpelling, Notes, Scalar, Spelling
from checker.compile.language.names import Closed, Named, Tested
from checker.compile.language.values.dates import NEVER, Dated, by_day, is_dated, is_day
from checker.facts.fact import Citation

T = TypeVar("T")

Schema = dict[str, Any]
"""JSON Schema, by which an editor's program completes keys and marks mistakes."""


NOTES: Mapping[str, str] = {
    "cite": "The source, or the source and its exact words.",
    "note": "What else a reader should know.",
    "text": "The requirement in our words.",
    "desirable": "Wished for and not required; directly under all.",
    "implied": "Why other clauses imply this one, which the source states as well.",
}
"""The keys that any clause may carry beside those of its spelling."""


@dataclass(frozen=True, eq=False)
class Argument:
    """How the value of a key is read, and its schema."""

    read: Callable[[Reader, Any, Path], Any]
    schema: Schema


def _arguments(spelling: type[Spelling]) -> dict[str, tuple[Argument, bool]]:
    """The keys of a spelling, with how each is read and whether it must be there."""
    hints = get_type_hints(spelling, include_extras=True)
    own = [each for each in fields(spelling) if each.name not in ("path", "notes")]
    return {each.name.rstrip("_"): (_argument(hints[each.name]), each.default is MISSING) for each in own}


def _argument(hint: Any) -> Argument:
    for member in (hint, *getattr(hint, "__args__", ())):
        for mark in getattr(member, "__metadata__", ()):
            if isinstance(mark, Argument):
                return mark
    raise TypeError(hint)


class Grammar:
    """The spellings that clauses may have, with the keys of each."""

    def __init__(self, spellings: Iterable[type[Spelling]]) -> None:
        self.arguments = {spelling: _arguments(spelling) for spelling in spellings}
        keys = frozenset[str]().union(*self.arguments.values())
        self.key_words = keys | set(NOTES) | {NEVER, "not_yet", "unknown"}
        """No fact, no rule and no value may be called by one of these."""


@dataclass
class Reader:
    """Reads clauses. ``citations`` turns what stands under ``cite`` into citations, which are checked elsewhere."""

    grammar: Grammar
    faults: Faults
    citations: Callable[[Any], list[Citation]]
    days: set[str] = field(default_factory=set)
    """Every day from which some clause or some part of one holds."""
    _depth: int = 0

    def clause(self, raw: Any, path: Path) -> Spelling:
        """One clause in any spelling."""
        if self._depth > DEEPEST:  # which `Meaning` calls a fault, with the rules that are named counted in
            self.faults.unsound.add(path)
            return Closed(path)
        self._depth += 1
        spelling = self._clause(raw, path)
        self._depth -= 1
        return spelling

    def _clause(self, raw: Any, path: Path) -> Spelling:
        if raw is None:  # an empty place, which the reader of the file has noted
            self.faults.unsound.add(path)
            return Closed(path)
        if is_dated(raw):
            return DatedSpelling(path, self.dated(raw, path, self.clause))
        if isinstance(raw, str):
            return Closed(path) if raw == NEVER else Named(path, raw)
        if not isinstance(raw, Mapping):
            self.faults.add(path, f"a clause is a name or a mapping, not {described(raw)}")
            return Closed(path)
        if any(map(is_day, raw)):
            self.faults.add(path, "dates and other keys stand side by side: a dated clause has dates alone")
            return Closed(path)
        notes = self._notes(raw, path)
        keys = {key: value for key, value in raw.items() if key not in NOTES}
        if None in keys.values():
            self.faults.unsound.add(path)
            return Closed(path, notes=notes)
        spelling = next((each for each, known in self.grammar.arguments.items() if _is_spelled(known, keys)), None)
        if spelling:
            known = self.grammar.arguments[spelling]
            read = {key: known[key][0].read(self, value, (*path, key)) for key, value in keys.items()}
            own = {each.name: read[key] for each in fields(spelling) if (key := each.name.rstrip("_")) in read}
            return spelling(path, notes=notes, **own)
        if len(keys) == 1 and not self.grammar.key_words.intersection(keys) and not self._is_misspelt(keys):
            name, test = next(iter(keys.items()))
            return Tested(path, str(name), self.dated(test, (*path, name), self.scalar), notes=notes)
        wrong = next((key for key in keys if key not in self.grammar.key_words), None)
        written = " and ".join(f"`{key}`" for key in keys) or "nothing"
        self.faults.add(path, f"no clause is written with {written}", wrong, self.grammar.key_words - set(keys))
        return Closed(path, notes=notes)

    def _is_misspelt(self, keys: Mapping[Any, Any]) -> bool:
        """Whether clauses stand below the only key, so that it was meant as a word of the language."""
        key, below = next(iter(keys.items()))
        parts = below if isinstance(below, list) else [] if is_dated(below) else [below]
        return bool(nearest(key, self.grammar.key_words)) and any(isinstance(part, Mapping) for part in parts)

    def dated(self, raw: Any, path: Path, read: Callable[[Any, Path], T]) -> Dated[T]:
        """A value that may be dated."""
        if not is_dated(raw):
            return Dated((("", read(raw, path), path),))
        branches = by_day(raw, self.faults, path)
        self.days.update(day for day, _, _ in branches)
        return Dated(tuple((day, read(value, place), place) for day, value, place in branches))

    def scalar(self, raw: Any, path: Path) -> Scalar:
        """A test as it is written: one word, one number, or a list of options."""
        if isinstance(raw, list) and all(isinstance(option, str) for option in raw):
            return tuple(raw)
        if isinstance(raw, (str, int, Decimal)):
            return raw
        if isinstance(raw, date):
            self.faults.add(path, "there is a date where a comparison or a number belongs, such as `>= 2`")
        elif raw is not None:
            self.faults.add(path, f"a comparison, an option or a list of options belongs here, not {described(raw)}")
        self.faults.unsound.add(path)
        return NEVER

    def _notes(self, raw: Mapping[str, Any], path: Path) -> Notes:
        read: dict[str, Any] = {}
        for key in NOTES:
            value = raw.get(key)
            if value is None:
                continue
            belongs = TRUE_OR_FALSE if key == "desirable" else TEXT
            if key == "cite":
                read[key] = tuple(self.citations(value))
            elif isinstance(value, bool if key == "desirable" else str):
                read[key] = value
                if value == "":
                    self.faults.add((*path, key), f"there is nothing between the quotation marks of `{key}`")
            else:
                self.faults.add((*path, key), mistyped(f"`{key}`", value, [belongs]))
        return Notes(**read)


def _is_spelled(known: Mapping[str, tuple[Argument, bool]], keys: Mapping[Any, Any]) -> bool:
    needed = {key for key, (_, is_needed) in known.items() if is_needed}
    return needed <= keys.keys() <= known.keys()


CLAUSE: Schema = {"$ref": "#/$defs/Clause"}


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


def _clause(reader: Reader, raw: Any, path: Path) -> Spelling:
    return reader.clause(raw, path)


def _clauses(reader: Reader, raw: Any, path: Path) -> tuple[Spelling, ...]:
    if not isinstance(raw, list) or not raw:
        reader.faults.add(path, f"{path[-1]} takes a list of clauses")
        return ()
    return tuple(reader.clause(clause, (*path, position)) for position, clause in enumerate(raw))


def _name(reader: Reader, raw: Any, path: Path) -> str:
    if isinstance(raw, str):
        return raw
    reader.faults.add(path, "{key} is the name of a fact, not {found}", key=path[-1], found=raw)
    return ""


def _scalar(reader: Reader, raw: Any, path: Path) -> Dated[Scalar]:
    return reader.dated(raw, path, reader.scalar)


TEST = dated(
    {"type": "string", "examples": [">= 2 years", "<= 730 days ago", ">= 18 years ago", "before 2022-07-01", NEVER]}
)

Part = Annotated[Spelling, Argument(_clause, CLAUSE)]
Parts = Annotated[tuple[Spelling, ...], Argument(_clauses, {"type": "array", "items": CLAUSE, "minItems": 1})]
FactName = Annotated[str, Argument(_name, {"type": "string"})]
Comparison = Annotated[Dated[Scalar], Argument(_scalar, TEST)]
Duration = Annotated[Dated[Scalar], Argument(_scalar, dated({"type": "string", "examples": ["60 days", "6 months"]}))]
Whole = Annotated[Dated[Scalar], Argument(_scalar, dated({"type": ["integer", "string"]}))]
