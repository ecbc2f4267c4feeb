"""A word of a vocabulary that the guide itself defines, in `data/guide.yml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@dataclass
class Words:
    """The words of each vocabulary, and those that records have used. Without any, every word is let pass."""

    known: Mapping[str, Collection[str]]
    used: dict[str, set[str]] = field(default_factory=dict)

    def use(self, vocabulary: str, word: str) -> bool:
        """Note that a record has this word; returns whether the vocabulary has it too."""
        self.used.setdefault(vocabulary, set()).add(word)
        return word in self.known[vocabulary]


@dataclass(frozen=True)
class Word:
    """The type of a text that is a word of one vocabulary: `Annotated[str, Word("topics")]`.

    A record is read with `Words` as the context of its model, and its schema has the name of the vocabulary, for which
    a guide has the words.
    """

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "vocabulary": self.vocabulary}

    def _known(self, value: str, info: ValidationInfo) -> str:
        words: Words | None = info.context
        if words is not None and not words.use(self.vocabulary, value):
            known = list(words.known[self.vocabulary])
            raise PydanticCustomError("word", "unknown word", {"vocabulary": self.vocabulary, "known": known})
        return value
