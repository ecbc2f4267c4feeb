"""A whole result in words: the outcome, then its parts in the order in which a person needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.rulebook.rulebook import Rulebook
from checker.wording.catalog import Runs, joined, strong
from checker.wording.clauses import catalog_of, clause_states
from checker.wording.formats import format_amount, format_list
from checker.wording.next_step import NextStepInWords, Record
from checker.wording.ways import Line, goal_run

Part = dict[str, Any]
"""``part`` (its name), ``heading``, ``lines``, and where it has them ``intro`` and ``outro``, which are lines too."""


def result_in_words(
    rulebook: Rulebook, record: Record, answers: Mapping[str, Any], elsewhere: Sequence[Record] = ()
) -> dict[str, Any]:
    """A verdict record in words, for a page, a terminal or a file. ``answers`` are as JSON holds them.

    ``outcome`` has ``status``, ``heading``, ``title`` and ``means``; ``next`` is the next ``step`` (runs), the
    ``advice`` after it, and the ``door`` to the real place of the step: ``label``, one of ``address``, ``phone``,
    ``mail`` and ``goal``, and where it is no goal ``seen_in`` (words), or None; ``parts`` are those that have something
    to say. The lines of the part ``plan`` are steps: ``step``, ``state``, its ``label``, and a ``door`` where they have
    one, as have lines of ``find_out``. ``clauses`` are the states by clause.
    """
    return _Result(rulebook, record, answers).words(elsewhere)


FIRST = 2
"""Of the things to find out, so many stand in the open: by then a person has the answers to check again."""


class _Result(NextStepInWords):
    def words(self, elsewhere: Sequence[Record]) -> dict[str, Any]:
        record, catalog = self.record, self.catalog
        return {
            "outcome": {
                "status": record["status"],
                "heading": (self.plan and self.plan.heading(record["status"])) or self._counted(),
                "title": self.goal.title,
                "means": catalog.text(self._means()),
            },
            "next": {"step": self.next_step(), "advice": list(self._advice()), "door": self._door()},
            "parts": [part for part in self._parts(elsewhere) if part["lines"]],
            "clauses": clause_states(self.rulebook, self.period.clause, record["clauses"], self.answers, catalog),
            "judged": self._judged(),
            "day": self._day(record["as_of"]),
        }

    def _means(self) -> str:
        if not (self._is_on_path and self.plan):
            return f"means.{self.record['status']}"
        if self.record["status"] == "not_met" and self.plan.unknown:
            return "means.plan_unknown"
        if self.plan.is_late:
            return "means.plan_late"
        return "means.plan_open" if self._rest["readings"] or self._rest["left_to"] else "means.plan"

    def _counted(self) -> str:
        """The heading, which may count the first lines of the rule, those that are met and those that are open."""
        status, lines = self.record["status"], self.record["clauses"]["clauses"]
        name = f"outcome.{status}" if self.catalog.has(f"outcome.{status}") else f"heading.{status}"
        met, unknown = (sum(line["state"] == state for line in lines) for state in ("met", "not_settled"))
        return self.catalog.text(name, met=met, open=unknown, all=len(lines))

    def _advice(self) -> Iterator[Runs]:
        for name in (f"advice.{self.record['status']}", "advice.otherwise"):
            if self.catalog.has(name) and not self._is_on_path:
                yield self.catalog.runs(name)
                break
        if self.catalog.has("check.ask"):
            yield self.catalog.runs("check.ask")

    def _judged(self) -> Runs:
        judged = self.catalog.runs("judged", day=self._day(self.record["as_of"]), version=self.record["rules"])
        return (
            joined([judged, " ", self.catalog.text("check.decides")]) if self.catalog.has("check.decides") else judged
        )

    def _parts(self, elsewhere: Sequence[Record]) -> Iterator[Part]:
        record, every = self.record, self.goal.every_clause
        asked = self._part(
            "ask", [{"text": [self._fact(name).ask], "fact": name} for name in (*record["ask"], *record["ask_plan"])]
        )
        if "next" not in record:  # questions are open, and nobody has looked for ways yet
            yield asked
            return
        settled_by_reading, others = bool(self._rest["readings"]), self._rest["left_to"]
        step = (record["next"] or {}).get("step")
        if self.plan:
            yield self._part("blocked", [self._blocked(each["clause"]) for each in record["plan"]["blocked"]])
        yield from self._to_find_out()
        if self.plan:
            name = "plan_then" if self._to_know else "plan"
            yield self._part(name, self.plan.lines(step), outro=self.plan.sums())
            later = [] if self._is_unsettled else record["plan"]["find_out"]
            yield self._part("standing", [self._find_out(name) for name in later if name not in self._to_know])
        if not (self._is_on_path or (self._is_unsettled and self.plan)):
            yield self._part("missing", [] if self.plan else [self._missing(each) for each in record["missing"]])
            yield self._nearest()
            yield self._part("earliest", self._earliest())
        if not self._is_unsettled:
            yield self._readings()
            owed = [] if settled_by_reading or self._is_on_path else record["owed"]
            if self.plan:  # which has its step, so that it is told above alone
                owed = [duty for duty in owed if not self._is_next("duty", clause=duty["clause"])]
            yield self._part("owed", [self._owed(duty) for duty in owed])
        lines = [self._untimed(each) for each in record["untimed"]]
        yield self._part("untimed", lines, intro=[{"text": self.catalog.runs("untimed")}])
        is_shown = settled_by_reading or [self._is_next("decision", fact=each["fact"]) for each in others] == [True]
        yield self._part("left_to", [] if is_shown else [self._decision(each) for each in others])
        yield asked
        yield self._part("because", [] if every else [self._because(name) for name in record["because"]])
        yield self._part("also", [self._also(each) for each in record["also"]])
        yield self._part("documents", [self._document(name) for name in record["documents"]])
        lines = [] if every else [self._elsewhere(each) for each in elsewhere]
        yield self._part("elsewhere", lines, intro=[{"text": self.catalog.runs("elsewhere")}])

    def _to_find_out(self) -> Iterator[Part]:
        """What to find out after the next step, the first of it apart from the rest; while the result turns on that,
        what tells where the person stands on the path comes last.
        """
        next_step, every = self.record["next"] or {}, self.goal.every_clause
        next_fact = next_step.get("fact") if next_step.get("kind") == "find_out" and not every else None
        lines = [self._find_out(name) for name in self._to_know if name != next_fact]
        for number, line in enumerate(lines):
            if any(line.get("door") == other.get("door") for other in lines[:number]):
                line.pop("door", None)
        yield self._part("find_out" if next_fact is None else "find_out_then", lines if every else lines[:FIRST])
        yield self._part("find_out_later", [] if every else lines[FIRST:])

    def _part(self, name: str, lines: list[Line], **more: list[Line]) -> Part:
        return {"part": name, "heading": self.catalog.text(f"part.{name}"), "lines": lines} | more

    def _blocked(self, clause: str) -> Line:
        """A clause that no step makes true, and which answers would."""
        line: Line = {"text": [strong(self._clause(clause))], "clause": clause}
        facts = self.clauses[clause].facts
        steps = [step for way in self.record["nearest"][:1] for step in way["change"] if step["fact"] in facts]
        notes = [
            self.catalog.runs("enough", needed=strong(self.ways.enough(step)))
            for step in steps
            if step["value"] is not True
        ]
        return line | {"notes": notes} if notes else line

    def _missing(self, each: Mapping[str, Any]) -> Line:
        below = [{"text": [self._clause(name)]} for name in each["below"]]
        line: Line = {"text": [self._clause(each["clause"])], "clause": each["clause"]}
        return line | ({"lines": below} if below else {})

    def _nearest(self) -> Part:
        outlook, say = self.record["outlook"], self.catalog.runs
        ways = [] if outlook["covered_by"] else [self.record["nearest"][number] for number in outlook["ways"]]
        shared = outlook["shared"]
        lines = []
        for way in ways:
            total = self.ways.together(way)
            lines.append({"lines": self.ways.steps(way, shared)} | ({"notes": [total]} if total else {}))
        intro: list[Line] = []
        if shared:
            common = self.ways.steps(ways[0], shared, common=True)
            intro = [{"text": say("ways.shared"), "lines": common}, {"text": say("ways.one_of")}]
        elif len(ways) > 1:
            intro = [{"text": say("ways.several")}]
        return self._part("nearest", lines, intro=intro)

    def _earliest(self) -> list[Line]:
        earliest = self.record["earliest"]
        if not self.record["outlook"]["waiting"]:
            return []
        days = format_amount(earliest["days"], "days", self.catalog)
        return [{"text": self.catalog.runs("earliest", day=self._day(earliest["day"]), days=days)}]

    def _readings(self) -> Part:
        lines = []
        for each in self._rest["readings"]:
            labels = [self._fact(name).options[option] for name, option in each["reading"].items()]
            choices = [self.catalog.text("reading.choice", label=label) for label in labels]
            text = self.catalog.runs("reading", choices=strong(format_list(choices, "and", self.catalog)))
            decisions = [
                self._decision(one) | ({"notes": []} if self._is_next("decision", fact=one["fact"]) else {})
                for one in each["left_to"]
            ]
            below = [*map(self._owed, each["owed"]), *decisions]
            lines.append({"text": text, **self._status(each["status"]), "lines": below})
        names = {name: None for each in self._rest["readings"] for name in each["reading"]}
        intro = [{"text": [self._fact(name).open], "fact": name} for name in names]
        asks = [] if any(self._advice()) else [{"text": self.catalog.runs("readings.ask")}]
        return self._part("readings", lines, intro=intro, outro=asks)

    def _owed(self, duty: Mapping[str, Any]) -> Line:
        if duty["due"]:
            when = self.catalog.runs("due", day=self._day(duty["due"]))
        else:
            when = self.catalog.runs("due.open", limit=duty["limit"], ask=self._fact(duty["of"]).ask)
        takes = self._takes(self.clauses[duty["clause"]])
        notes = [] if self.plan else [when, *([[takes]] if takes else [])]  # the plan has its day, and what it takes
        return {"text": [f"{duty['text'].rstrip('.')}."], "notes": notes}

    def _untimed(self, each: Mapping[str, Any]) -> Line:
        text = self._clause(each["clause"]).rstrip(".")
        if each["limit"] not in text:
            text = self.catalog.text("untimed.limit", text=text, limit=each["limit"])
        return {"text": [f"{text.rstrip('.')}."], "clause": each["clause"]}

    def _is_next(self, kind: str, **about: str) -> bool:
        """Whether the next step is of a kind and about this, and so says it above: of a decision, who decides."""
        return bool(self.record["next"] == {"kind": kind, **about})

    def _decision(self, each: Mapping[str, Any]) -> Line:
        who = self.catalog.runs("decides", who=each["decided_by"])
        return {"text": [f"{each['text'].rstrip('.')}."], "notes": [who]}

    def _find_out(self, name: str) -> Line:
        fact = self._fact(name)
        notes: list[Runs] = []
        if fact.show:
            notes.append([self._shows(fact)])
        if enough := self._enough(name):
            notes.append(enough)
        door = self.plan.door_to(name) if self.plan else None
        return (
            {"text": [fact.ask], "fact": name} | ({"notes": notes} if notes else {}) | ({"door": door} if door else {})
        )

    def _because(self, name: str) -> Line:
        return {"text": self.catalog.runs("answered", ask=self._fact(name).ask, answer=strong(self._answer(name)))}

    def _also(self, each: Mapping[str, Any]) -> Line:
        state = self.catalog.text(f"state.{each['standing']}")
        return {"text": self.catalog.runs("state", state=state, text=each["text"])}

    def _document(self, name: str) -> Line:
        fact = self._fact(name)
        note = self.catalog.runs("document", ask=fact.ask, answer=strong(self._answer(name)))
        return {"text": [strong(fact.show or "")], "notes": [note]}

    def _elsewhere(self, each: Record) -> Line:
        notes = [self.catalog.runs("elsewhere.more", count=len(each["ask"]))] if each["ask"] else []
        other = catalog_of(self.rulebook.goals[each["goal"]])
        line: Line = {"text": [goal_run(self.rulebook, each["goal"])], "status": each["status"]}
        return line | {"outcome": other.text(f"heading.{each['status']}"), "notes": notes}

    def _status(self, status: str) -> dict[str, str]:
        return {"status": status, "outcome": self.catalog.text(f"heading.{status}")}
