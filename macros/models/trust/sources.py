"""Where the words and figures of the content come from, and how a record points to them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from macros.models.record import Address, OneLine, Part, Record, Seen, Text


class Source(Record):
    """A document we cite."""

    title: OneLine
    publisher: OneLine | None = None
    address: Address | None = None
    """Its web address, for people to follow; the build fetches nothing from it."""
    published: date | Text | None = None
    """The day it was published, or what it says about its date, such as "Edition of 2024"."""
    read_on: Seen | None = None
    """The day or month we last read it."""
    kind: Literal["primary", "official", "third_party"] | None = None
    language: Text = "en"
    note: Text | None = None

    @property
    def is_third_party(self) -> bool:
        """Whether somebody else wrote or copied it. The text of a law is the law's on whatever site we read it."""
        return self.kind == "third_party" or (self.is_copied and self.kind != "official")

    @property
    def is_copied(self) -> bool:
        """Whether we read it on a site of somebody else who copied it."""
        return self.publisher is not None and ", as copied by " in self.publisher


class Citation(NamedTuple):
    """One source, with the exact words quoted from it if we hold its fingerprint."""

    source: str
    quote: str | None = None
    after: str | None = None
    """The heading above the words, if they occur more than once."""


def read_cite(cite: Any) -> list[Citation]:
    """The citations in a `cite` value: an id, a list of ids, or a mapping from id to quotation.

    Raises:
        PydanticCustomError: of type `cite`, when the value has none of these shapes. The loader, which walks every
            `cite` of a file, says what is wrong in it.
    """
    match cite:
        case str():
            return [Citation(cite)]
        case list():
            return [citation for one in cite for citation in read_cite(one)]
        case dict():
            return [_quotation(source, words) for source, words in cite.items()]
    raise PydanticCustomError("cite", "not a citation")


def by_source(cites: Iterable[Citation | Mapping[str, str]]) -> dict[str, list[str]]:
    """The words quoted from each source, each source and its words once, in the order of the citations.

    These may be a record's, or the rulebook's, which are mappings.
    """
    quoted: dict[str, list[str]] = {}
    for cite in cites:
        source, quote = cite[:2] if isinstance(cite, Citation) else (cite["source"], cite.get("quote"))
        words = quoted.setdefault(source, [])
        if quote and quote not in words:
            words.append(quote)
    return quoted


def _quotation(source: Any, words: Any) -> Citation:
    match source, words:
        case str(), str():
            return Citation(source, words)
        case str(), {"quote": str(quote), "after": str(after), **rest} if not rest:
            return Citation(source, quote, after)
        case str(), {"quote": str(quote), **rest} if not rest:
            return Citation(source, quote)
    raise PydanticCustomError("cite", "not a citation")


_WORDS = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"after": {"type": "string"}, "quote": {"type": "string"}},
            "required": ["quote"],
            "additionalProperties": False,
        },
    ]
}
_ONE = [{"type": "string"}, {"type": "object", "additionalProperties": _WORDS}]

Cites = TypeAliasType(
    "Cites",
    Annotated[
        list[Citation],
        BeforeValidator(read_cite),
        WithJsonSchema({"anyOf": [*_ONE, {"type": "array", "items": {"anyOf": _ONE}}]}),
    ],
)
"""The type of a record's `cite`: read from any of its spellings, held as a list of citations."""


class Statement(Part):
    """One thing that a source says, in our words."""

    text: Text
    cite: Cites = Field(min_length=1)
    note: Text | None = None
