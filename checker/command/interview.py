"""The questions of a goal asked in a terminal, one after another, until nothing more can change the verdict."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TextIO

from checker.facts.answers import NOT_YET, UNKNOWN, AnswerError, Value, read
from checker.facts.fact import Fact
from checker.rulebook.rulebook import Rulebook
from checker.verdict import progress
from checker.wording import ENGLISH, format_answer, format_day, singular

BACK = ("back", "b")
DAY = re.compile(r"(?P<month>[A-Za-z]+\.?|[0-9]{1,2})[ /]+(?P<day>[0-9]{1,2})[ ,/]+(?P<year>[0-9]{4})")
WORDS = {"yes": True, "y": True, "no": False, "n": False, "?": UNKNOWN, "i don't know": UNKNOWN, "don't know": UNKNOWN}


@dataclass
class Interview:
    """One person's way through the questions of a goal. ``answers`` are JSON values."""

    rulebook: Rulebook
    goal: str
    as_of: date
    lines: TextIO
    screen: TextIO
    answers: dict[str, Value] = field(default_factory=dict)

    def ask(self) -> bool:
        """Ask until nothing is open; False where the person has ended it before."""
        self._print(
            f"{self.rulebook.goals[self.goal].title}. Judged for {format_day(self.as_of.isoformat())}.",
            "Answer with a number from the list or in your own figures. “back” goes back, Ctrl-D ends.",
        )
        while (fact := self._next()) is not None:
            if not self._ask(fact):
                return False
        return True

    def _next(self) -> Fact | None:
        """The first question that is open and can still change something."""
        record = progress(self.rulebook, self.goal, self.answers, self.as_of)
        questions = record["ask"] or record["ask_plan"]
        return self.rulebook.facts[questions[0]] if questions else None

    def _ask(self, fact: Fact) -> bool:
        """Ask until there is an answer or a step back; False at the end of the lines."""
        options = dict(enumerate(_options(fact), 1))
        self._print("", fact.ask or "", *([f"Why we ask: {fact.why}"] if fact.why else []), *_hint(fact))
        for number, (_, label) in options.items():
            self._print(f"  {number}. {label}")
        while True:
            self.screen.write("> ")
            self.screen.flush()
            line = self.lines.readline()
            if not line:
                self._print("")
                return False
            text = line.strip()
            if text.lower() in BACK:
                if self.answers:
                    self.answers.popitem()
                    return True
                self._print("This is the first question.")
                continue
            try:
                self.answers[fact.id] = read(fact, _meant(fact, text, options), self.as_of)
            except AnswerError as error:
                self._print(f"Answer with a number from 1 to {len(options)}." if options else error.message)
            else:
                return True

    def _print(self, *texts: str) -> None:
        for text in texts:
            print("\n".join(textwrap.wrap(text, 100)), file=self.screen)


def _options(fact: Fact) -> Iterator[tuple[Any, str]]:
    """What can be chosen by its number, as an answer and in words."""
    if fact.kind == "yes_no":
        yield from ((value, format_answer(fact, value)) for value in (True, False))
    yield from fact.options.items()
    if fact.kind in ("yes_no", "choice"):
        yield UNKNOWN, ENGLISH.text("unknown")


def _hint(fact: Fact) -> Iterator[str]:
    """How an answer is written where there is no list."""
    if fact.kind == "number":
        yield f"In {fact.unit}, such as 2{'' if fact.whole else ' or 2.5'}; or ? for “I don’t know”."
    if fact.kind == "day":
        yield "A day, such as 11/21/2026; or “not yet”; or ? for “I don’t know”."


def _meant(fact: Fact, text: str, options: dict[int, tuple[Any, str]]) -> Any:
    """The answer as JSON would hold it; what cannot be made out is left as it stands."""
    plain = text.lower().replace("’", "'").rstrip(".")
    if text.isascii() and text.isdigit() and len(text) < 4 and int(text) in options:
        return options[int(text)][0]
    if WORDS.get(plain) == UNKNOWN or (fact.kind == "yes_no" and plain in WORDS):
        return WORDS[plain]
    if fact.kind == "day":
        parts = DAY.fullmatch(text)
        return NOT_YET if plain in ("not yet", NOT_YET) else parts.groupdict() if parts else text
    if fact.kind == "number":
        units = "|".join(map(re.escape, (fact.unit or "", singular(fact.unit or ""))))
        return re.sub(rf"\s*({units})$", "", text, flags=re.IGNORECASE)
    named = [option for option, label in fact.options.items() if plain == label.lower().rstrip(".")]
    return named[0] if named else text
