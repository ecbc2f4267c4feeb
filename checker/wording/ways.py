"""The ways to yes in words: each step, what it takes, and what several ways have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.result.outlook import begun
from checker.rulebook.rulebook import Rulebook
from checker.wording.catalog import Catalog, Runs, strong
from checker.wording.formats import exact, format_amount, format_answer, format_day, format_list

Line = dict[str, Any]
"""``text`` (runs), and where it has them ``lines`` below, ``notes`` (runs) after, a ``status`` with its ``outcome``."""

Step = Mapping[str, Any]
EDGES = ("at_least", "more_than", "at_most", "less_than", "from", "until")


class WaysInWords:
    """Words the steps of ways by one goal's catalog."""

    def __init__(self, rulebook: Rulebook, catalog: Catalog) -> None:
        self.rulebook, self.catalog = rulebook, catalog

    def steps(self, way: Mapping[str, Any], shared: Mapping[str, Any], common: bool = False) -> list[Line]:
        """The steps of a way that it has in common with the others, or those of its own."""

        def chosen(kind: str, name: str) -> Iterable[Step]:
            return [step for step in way[kind] if (step[name] in shared.get(kind, ())) == common]

        lines: list[Line] = [{"text": self.begin(step)} for step in chosen("begin", "fact")]
        if way["wait"] and ("wait" in shared) == common:
            lines.append({"text": self.wait(way)})
        lines += [{"text": self.change(step)} for step in chosen("change", "fact")]
        lines += [{"text": self.goal(way, step)} for step in chosen("goals", "goal")]
        lines += [
            {"text": self.catalog.runs("way.left_to", text=step["text"].rstrip("."), who=step["decided_by"])}
            for step in chosen("left_to", "fact")
        ]
        opens = [{"text": self.needed(step)} for step in chosen("if", "fact")]
        return [*lines, {"text": self.catalog.runs("way.if"), "lines": opens}] if opens else lines

    def wait(self, way: Mapping[str, Any]) -> Runs:
        """How long it takes: until a day, or from the day on which something is begun."""
        if begun(way):
            return self.catalog.runs("way.begin_lasts", days=self.days(way))
        return self.catalog.runs("way.wait", day=day_run(way["day"], self.catalog), days=self.days(way))

    def begin(self, step: Step) -> Runs:
        name = "way.begin" if step["now"] == 0 else "way.resume"
        return self.catalog.runs(name, what=self.to_begin(step), needed=strong(self.enough(step)))

    def to_begin(self, step: Step) -> str:
        """What makes the number grow, in the fact's words for it where it has any."""
        fact = self.rulebook.facts[step["fact"]]
        return (fact.growth or {}).get("begin") or self.catalog.text("way.begin_count", ask=fact.ask)

    def days(self, way: Mapping[str, Any]) -> str:
        return format_amount(way["wait"], "days", self.catalog)

    def change(self, step: Step) -> Runs:
        cost = self.cost(step["cost"]) if step["cost"] else self.catalog.text("cost.unknown")
        return self.catalog.runs("way.change", ask=self.ask(step), needed=strong(self.enough(step)), cost=cost)

    def needed(self, step: Step) -> Runs:
        return self.catalog.runs("needed", ask=self.ask(step), needed=strong(self.enough(step)))

    def goal(self, way: Mapping[str, Any], step: Step) -> Runs:
        """Another goal to meet: that it is met, or how much of it is to be begun or changed, and was not asked."""
        if step["met"]:
            return self.catalog.runs(
                "way.goal_then" if way["wait"] else "way.goal_met", goal=goal_run(self.rulebook, step["goal"])
            )
        kinds = ("begin", "change", "if")
        counts = [self.catalog.text(f"way.goal_{kind}", count=len(step[kind])) for kind in kinds if step[kind]]
        words = format_list(counts, "and", self.catalog) if counts else self.catalog.text("way.goal_none")
        return self.catalog.runs("way.goal", goal=goal_run(self.rulebook, step["goal"]), counts=words)

    def ask(self, step: Step) -> str:
        return self.rulebook.facts[step["fact"]].ask or ""

    def enough(self, step: Step) -> str:
        """All answers that do, as far as the step tells."""
        fact = self.rulebook.facts[step["fact"]]
        if len(step.get("options", ())) > 1:
            options = [self.catalog.text("needed.option", value=fact.options[option]) for option in step["options"]]
            return format_list(options, "or", self.catalog)
        edges = [
            self.catalog.text(f"needed.{edge}", value=format_answer(fact, step[edge], self.catalog))
            for edge in EDGES
            if edge in step
        ]
        if len(edges) > 1:
            return self.catalog.text("needed.range", first=edges[0], last=edges[1])
        return edges[0] if edges else format_answer(fact, step["value"], self.catalog)

    def cost(self, cost: Mapping[str, Any]) -> str:
        """Days, hours and dollars, as far as they are named."""
        named = [(unit, exact(cost[unit])) for unit in ("days", "hours", "dollars") if unit in cost]
        return format_list([format_amount(amount, unit, self.catalog) for unit, amount in named], "and", self.catalog)

    def together(self, way: Mapping[str, Any]) -> Runs:
        """What all steps of a way take, as far as it is known; empty where that is nothing, or for a single step."""
        steps = (
            (len(way["begin"]) or bool(way["wait"]))
            + len(way["change"])
            + len(way["goals"])
            + len(way["left_to"])
            + bool(way["if"])
        )
        return list(self._total(way)) if steps > 1 else []

    def _total(self, way: Mapping[str, Any]) -> Iterator[Any]:
        changes = [*way["change"], *(step for goal in way["goals"] for step in goal["change"])]
        named = {unit for change in changes for unit in change["cost"] or ()} | ({"days"} if way["wait"] else set())
        total = {**way["cost"], "days": exact(way["cost"]["days"]) + way["wait"]}
        parts = []
        if named:
            cost = self.cost({unit: total[unit] for unit in named})
            parts.append(self.catalog.runs("way.together", cost=strong(cost)))
        if not way["cost"]["known"]:
            parts.append(self.catalog.runs("way.cost_unknown"))
        if way["if"] or any(goal["if"] for goal in way["goals"]):
            parts.append(self.catalog.runs("way.open"))
        for number, part in enumerate(parts):
            yield from ([" ", *part] if number else part)


def day_run(iso: str, catalog: Catalog) -> dict[str, str]:
    """A day that stands out, in words and in digits."""
    return {"text": format_day(iso, catalog), "day": iso}


def goal_run(rulebook: Rulebook, goal: str) -> dict[str, str]:
    """The title of another goal, or of a set of them, which leads to its check."""
    title = (rulebook.sets[goal] if goal in rulebook.sets else rulebook.goals[goal]).title
    return {"text": title, "goal": goal}
