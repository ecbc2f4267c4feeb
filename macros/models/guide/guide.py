"""The record of a guide: its place and language, its license, and the words that its records choose from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import list_currencies
from pydantic import Field

from checker.compile import did_you_mean, one_of
from macros.models.guide.words import Words
from macros.models.record import Address, OneLine, Part, Place, Text

FORMAT = 1
"""The version of the content model: a guide of a later one needs a later generator."""

LANGUAGES = ("en",)
"""The languages in which the checker and the templates have their words."""

AskedSubject = Literal[
    "lived_experience", "education", "experience", "substitution", "certification",
    "license", "background", "language", "conditions", "desirable",
]  # fmt: skip
"""A subject on which a class asks something: a key of its record."""


class License(Part):
    """On what terms others may use the guide's words and records."""

    name: OneLine
    """The short name of the license, such as `CC-BY-4.0`, from the list at spdx.org."""
    title: OneLine
    address: Address


class PostingList(Part):
    """The rule that the lists printed in postings are compared with."""

    rule: Text
    """A goal of the checker; its first clauses are the points of the list."""
    called: OneLine
    """What a sentence calls it, such as `the state’s list`."""
    uncounted: dict[Text, OneLine] = Field(default={})
    """Clauses of our rule that the list does not count, each under the fact or rule it asks for, with its name."""


class ExperienceKind(Part):
    """One kind of lived experience: whose it is."""

    person: OneLine
    """What a sentence calls this person, such as `a family member`."""
    short: OneLine
    """The short version, in a table, as in `as a friend`."""
    own: bool = False
    """Whether it is the person's own."""
    counted: bool = True
    """Whether it counts on the list that postings are compared with."""


class Vocabularies(Part):
    """The words that records choose from, each with what a page calls it. A guide leaves out what it does not need."""

    audiences: dict[Text, OneLine] = Field(default={})
    """Whom a check or a question is for."""
    topics: dict[Text, OneLine] = Field(default={})
    """The topics of guidelines, in the order an employer comes across them."""
    readers: dict[Text, OneLine] = Field(default={})
    """Whom a guideline is for."""
    term_topics: dict[Text, OneLine] = Field(default={})
    """The parts of the glossary, in order."""
    areas: dict[Text, OneLine] = Field(default={})
    """What known conflicts are about."""
    subjects: dict[Text, OneLine] = Field(default={})
    """What findings are about."""
    employer_kinds: dict[Text, OneLine] = Field(default={})
    """Kinds of employers."""
    regions: dict[Text, OneLine] = Field(default={})
    """Parts of the place, for people looking for a job nearby, in the order pages list them."""
    point_areas: dict[Text, OneLine] = Field(default={})
    """The parts of the list of points to check."""
    experiences: dict[Text, ExperienceKind] = Field(default={})
    """Kinds of lived experience, where the work asks for it."""

    @property
    def words(self) -> Words:
        """The words of each vocabulary, of which none has been used."""
        return Words({name: [*named] for name, named in self})


class GuideRecord(Part):
    """The settings in `data/guide.yml`; it has no top-level key."""

    format: int
    """The version of the content model for which the guide is written."""
    about: Text
    """What its records are about, as a sentence, for people who use them as data."""
    place: OneLine
    """The state, the county or the country that it is about."""
    locale: Text
    """Language and country, such as `en_US`, which decide how numbers and dates are written."""
    currency: Text
    """Its 3-letter code, such as `USD`."""
    time_zone: Text
    """The time zone in which deadlines end, such as `America/New_York`. The checks take today’s date from it."""
    license: License
    postings: PostingList | None = None
    labels: dict[AskedSubject, OneLine] = Field(default={})
    """What pages call a subject of a class, if the usual word is too broad."""
    vocabularies: Vocabularies

    @property
    def words(self) -> Words:
        """The words that records may use."""
        return self.vocabularies.words

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.format != FORMAT:
            yield ("format",), f"a guide for this generator is of the format {FORMAT}, not {self.format}"
        yield from _locale_misfits(self.locale)
        yield from _unknown("currency", self.currency, list_currencies())
        yield from _unknown("time_zone", self.time_zone, get_global("zone_territories"))


def _locale_misfits(locale: str) -> Iterator[tuple[Place, str]]:
    try:
        language = Locale.parse(locale).language
    except (ValueError, UnknownLocaleError):
        near = did_you_mean(locale, locale_identifiers())
        yield ("locale",), f"`{locale}` is no language and country, such as `en_US`{near}"
        return
    if language not in LANGUAGES:
        here = locale.replace(language, LANGUAGES[0], 1)
        near = f"; did you mean `{here}`?" if here in locale_identifiers() else ""
        yield ("locale",), f"the checker has no words in the language `{language}`, only in {one_of(LANGUAGES)}{near}"


def _unknown(key: str, value: str, known: Collection[str]) -> Iterator[tuple[Place, str]]:
    if value not in known:
        yield (key,), f"there is no {key.replace('_', ' ')} `{value}`{did_you_mean(value, known)}"
