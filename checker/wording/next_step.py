"""The next step of a verdict in words, with the place where it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.facts.fact import Fact
from checker.rulebook.clause import Clause
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Rulebook
from checker.wording.catalog import Catalog, Runs, joined, strong
from checker.wording.clauses import catalog_of, clause_text
from checker.wording.formats import format_answer
from checker.wording.plan import PlanInWords
from checker.wording.ways import WaysInWords, day_run, goal_run

Record = Mapping[str, Any]


class NextStepInWords:
    """What a person does next, by a record and the answers that it judges."""

    def __init__(self, rulebook: Rulebook, record: Record, answers: Mapping[str, Any]) -> None:
        self.rulebook, self.record, self.answers = rulebook, record, answers
        self.goal = rulebook.goals[record["goal"]]
        self.catalog: Catalog = catalog_of(self.goal)
        self.period: Period = next(period for period in self.goal.periods if period.start == record["period"])
        self.clauses = self.period.clauses
        self.ways = WaysInWords(rulebook, self.catalog)
        self.plan = None
        if record["plan"] and "next" in record and not self.goal.every_clause:
            self.plan = PlanInWords(rulebook, self.catalog, record["plan"], record["as_of"])

    @property
    def _is_unsettled(self) -> bool:
        return bool(self.record["status"] == "unsettled")

    @property
    def _is_on_path(self) -> bool:
        """Whether the next step is one of the plan, or is to find out what the plan turns on."""
        kind = (self.record.get("next") or {}).get("kind")
        is_open = kind == "find_out" and self.record["status"] == "not_met"
        return self.plan is not None and (kind == "step" or is_open)

    @property
    def _rest(self) -> Record:
        """What readings and others leave open: of the plan where all its steps make no yes yet, else of the record."""
        is_planned = self._is_on_path and self.record["status"] == "not_met"
        return self.record["plan"]["turns_on"] if is_planned else self.record

    @property
    def _to_know(self) -> list[str]:
        """What the result turns on and is not known."""
        names = list(self.record["find_out"])
        if self.plan and self._is_unsettled:
            names += self.record["plan"]["find_out"]
        elif self.plan and self.record["status"] == "not_met":
            names += self.plan.unknown
        return list(dict.fromkeys(names))

    def _door(self) -> dict[str, str] | None:
        """The place of the next step."""
        if self.plan is None:
            return None
        step = self.record["next"] or {}
        if step.get("kind") == "find_out":
            return self.plan.door_to(step["fact"]) or self.plan.asking()
        return self.plan.door()

    def next_step(self) -> Runs:
        """The next step as a sentence; empty where there is none, or where the goal takes stock."""
        step, say = self.record.get("next"), self.catalog.runs
        if step is None or self.goal.every_clause:
            return []
        kind = step["kind"]
        if kind == "step":
            return self.plan.next() if self.plan else []
        if kind == "duty":
            duty = next(each for each in self.record["owed"] if each["clause"] == step["clause"])
            text = duty["text"].rstrip(".")
            takes = "" if self.plan else self._takes(self.clauses[duty["clause"]])  # its step says so
            if duty["due"]:
                return say("next.due", day=self._day(duty["due"]), text=text, takes=takes)
            return say("next.within", text=strong(text), takes=takes)
        if kind == "find_out":
            fact = self._fact(step["fact"])
            answer = {"text": self.catalog.text("next.answer"), "fact": fact.id}
            details = {"shows": self._shows(fact), "enough": self._enough(fact.id)}
            return say("next.find_out", ask=strong(fact.ask or ""), change=answer, **details)
        if kind in ("goal", "apply"):
            return say(f"next.{kind}", goal=goal_run(self.rulebook, step["goal"]))
        if kind == "decision":
            return self._ask_decider(step["fact"])
        way = self.record["nearest"][step["way"]]
        if kind == "wait":
            return say("next.wait", day=self._day(way["day"]), days=self.ways.days(way))
        if kind == "begin":
            first = next(each for each in way["begin"] if each["fact"] == step["fact"])
            what, needed = strong(self.ways.to_begin(first)), strong(self.ways.enough(first))
            name = "next.begin" if first["now"] == 0 else "next.resume"
            return say(name, what=what, needed=needed, takes=self.ways.wait(way))
        change = next(each for each in way["change"] if each["fact"] == step["fact"])
        takes = self.catalog.text("takes", cost=self.ways.cost(change["cost"])) if change["cost"] else ""
        runs = say("next.change", needed=strong(self.ways.enough(change)), ask=self.ways.ask(change), takes=takes)
        return joined([runs, " ", say("next.change_wait", day=self._day(way["day"]))]) if way["wait"] else runs

    def _ask_decider(self, name: str) -> Runs:
        fact = self._fact(name)
        return self.catalog.runs("next.decision", text=fact.words.rstrip("."), who=strong(fact.decided_by or ""))

    def _takes(self, clause: Clause) -> str:
        """How long a duty takes and what it costs, as far as a fact says it."""
        gets = (self.rulebook.facts[name].get for name in clause.facts)
        costs = [get for get in gets if isinstance(get, dict) and get and "goal" not in get]
        return " ".join(self.catalog.text("takes", cost=self.ways.cost(cost)) for cost in costs)

    def _enough(self, name: str) -> Runs:
        """The answers that do, where there is one way and it says them."""
        if name not in self.record["outlook"]["enough"]:
            return []
        (way,) = (self.record["nearest"][number] for number in self.record["outlook"]["ways"])
        step = next(step for step in way["if"] if step["fact"] == name)
        return self.catalog.runs("enough", needed=strong(self.ways.enough(step)))

    def _shows(self, fact: Fact) -> str:
        return self.catalog.text("shows", document=fact.show) if fact.show else ""

    def _clause(self, name: str) -> str:
        return clause_text(self.rulebook.facts, self.clauses[name], self.catalog)

    def _fact(self, name: str) -> Fact:
        return self.rulebook.facts[name]

    def _answer(self, name: str) -> str:
        return format_answer(self._fact(name), self.answers[name], self.catalog)

    def _day(self, iso: str) -> dict[str, str]:
        return day_run(iso, self.catalog)
