"""The plan in words: a headline that is the answer, the door to go through next, every step, and the sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.path.plan import TO_DO
from checker.rulebook.rulebook import Rulebook
from checker.rulebook.step import DAYS, HOURS, YOU
from checker.wording.catalog import Catalog, Runs, strong
from checker.wording.formats import exact, format_amount, format_day, format_list, format_month, round_hours
from checker.wording.ways import Line, day_run

Plan = Mapping[str, Any]
Step = Mapping[str, Any]


class PlanInWords:
    """Words a plan by one goal's catalog; ``as_of`` is ISO."""

    def __init__(self, rulebook: Rulebook, catalog: Catalog, plan: Plan, as_of: str) -> None:
        self.rulebook, self.catalog, self.plan, self.as_of = rulebook, catalog, plan, as_of
        self.to_do: list[Step] = [step for step in plan["steps"] if step["state"] in TO_DO]

    @property
    def now(self) -> Step | None:
        """The step to take or to wait for now."""
        return next((step for step in self.to_do if step["id"] == self.plan["now"]), None)

    def heading(self, status: str) -> str | None:
        """The answer in one line; None where the plan has nothing to add to the status."""
        say, plan, now, count = self.catalog.text, self.plan, self.now, self.plan["left"]["steps"]
        if plan["blocked"]:
            return say("heading.blocked", count=len(plan["blocked"]))
        if status == "not_met" and self.unknown:
            return say("heading.find_out", count=count) if count else say("heading.only_find_out")
        if now is None or status == "unsettled":
            return None
        if status == "met":
            return say("heading.met_next", title=_inside(now["title"]))
        if self.is_late:
            day = format_day(plan["last_day"], self.catalog)
            return say("heading.overdue", day=day, title=_inside(self._due["title"]))
        if now["day"]:
            day = format_day(now["day"], self.catalog)
            return say("heading.ripe", day=day, count=count) if count else say("heading.only_ripe", day=day)
        if now["state"] == "waiting":
            return say("heading.waiting", actor=now["actor"], count=count) if count else say("heading.only_waiting")
        if plan["last_day"]:
            day = format_day(plan["last_day"], self.catalog)
            if count == 1:
                return say("heading.by", title=self._due["title"], day=day)
            return say("heading.until", day=day, count=count)
        counted = (step for step in plan["steps"] if step["takes"] or step["fee"] or step["goal"])
        if any(step["state"] == "done" for step in counted):  # who has an ID by chance has not set out
            return say("heading.going_on", count=count)
        return say("heading.start", count=count)

    @property
    def unknown(self) -> list[str]:
        """What is to be found out before any step: what the goal turns on, and where nothing tells the next step, where
        the person stands on the path.
        """
        return [*self.plan["turns_on"]["find_out"], *([] if self.now else self.plan["find_out"])]

    @property
    def is_late(self) -> bool:
        """Whether the last day of a step still to do is over."""
        return bool(self.plan["last_day"]) and bool(self.plan["last_day"] < self.as_of)

    @property
    def _due(self) -> Step:
        """The first step that is to be done by the last day."""
        return next(step for step in self.to_do if step["last_day"] == self.plan["last_day"])

    def door(self) -> dict[str, str] | None:
        """The real place of the step to take now, or where to ask: ``label``, ``address``, ``phone``, ``mail`` or
        ``goal``, ``seen``, ``seen_in``.
        """
        door = None if self.plan["blocked"] or self.now is None else self._door(self.now)
        return door or self.asking()

    def next(self) -> Runs:
        """The step to take now, as a sentence."""
        if self.plan["blocked"] or self.now is None:
            return []
        step = self.now
        if step["day"]:
            days = format_amount(self.plan["wait"]["days"], "days", self.catalog)
            day = day_run(step["day"], self.catalog)
            return self.catalog.runs("plan.keep", title=strong(_inside(step["title"])), day=day, days=days)
        return self.catalog.runs("plan.now", title=strong(self._titled(step)), text=step["text"])

    def lines(self, above: str | None) -> list[Line]:
        """The steps in their order, while some are to do: ``text``, ``state``, ``label``, and but for the step that
        stands ``above`` as the next one, by its id, ``notes`` and ``door``.
        """
        if self.plan["blocked"] or not self.to_do:
            return []
        return [
            self._place(step) if step["id"] == above else self._line(step)
            for step in self.plan["steps"]
            if step["state"] != "not_needed"
        ]

    def sums(self) -> list[Line]:
        """What all steps still to do take together, and by when."""
        parts = []
        if amounts := list(self._amounts()):
            sums = strong(format_list(amounts, "and", self.catalog))
            parts.append({"text": self.catalog.runs("plan.together", sums=sums)})
        parts += [{"text": [step["price"]]} for step in self.to_do if step["price"]]
        wait, clock = self.plan["wait"], self.plan["clock"]
        if wait and not (self.now and self.now["day"]):
            day, days = day_run(wait["day"], self.catalog), format_amount(wait["days"], "days", self.catalog)
            parts.append({"text": self.catalog.runs("plan.wait", day=day, days=days)})
        if self.plan["last_day"]:
            parts.append({"text": self.catalog.runs("due", day=day_run(self.plan["last_day"], self.catalog))})
        elif clock and not self.plan["blocked"]:
            parts.append({"text": [clock["text"]]})
        return parts

    def _place(self, step: Step) -> Line:
        label = self.catalog.text(f"step.{step['state']}")
        return {"text": [strong(step["title"])], "step": step["id"], "state": step["state"], "label": label}

    def _line(self, step: Step) -> Line:
        notes: list[Runs] = [[step["text"]]]
        if step["day"]:
            notes.append(self.catalog.runs("plan.ripe", day=day_run(step["day"], self.catalog)))
        if step["last_day"]:
            notes.append(self.catalog.runs("due", day=day_run(step["last_day"], self.catalog)))
        line = self._place(step) | {
            "text": [strong(self._titled(step))],
            "notes": [] if step["state"] == "done" else notes,
        }
        return line | ({"door": door} if step["state"] in TO_DO and (door := self._door(step)) else {})

    def _titled(self, step: Step) -> str:
        """“Pass the exam: $150, 2.5 hours”; of a step that is done the title alone."""
        costs = [] if step["state"] in ("done", "not_needed") or step["day"] else list(self._costs(step))
        costs = [cost for cost in costs if not _names(step["title"], cost)]
        return self.catalog.text("plan.titled", title=step["title"], costs=", ".join(costs)) if costs else step["title"]

    def _costs(self, step: Step) -> Iterator[str]:
        if step["fee"] and exact(step["fee"]["dollars"]):
            yield format_amount(exact(step["fee"]["dollars"]), "dollars", self.catalog)
        takes = step["takes"]
        if takes:
            most = format_amount(exact(takes["most"]), takes["unit"], self.catalog)
            if takes["least"] is None:
                yield self.catalog.text("plan.up_to", amount=most)
            elif takes["least"] == takes["most"]:
                yield most
            else:
                yield self.catalog.text("plan.range", least=takes["least"], most=most)

    def _amounts(self) -> Iterator[str]:
        """The sums in words; not of what a single step takes, which its title says."""
        steps = [step for step in self.to_do if not step["day"]]
        units = [step["takes"]["unit"] for step in steps if step["takes"]]
        own_days = any(step["by"] == YOU and step["takes"] and step["takes"]["unit"] in DAYS for step in steps)
        parts = {
            "dollars": sum(bool(step["fee"]) for step in steps),
            "hours": sum(unit in HOURS for unit in units),
            "days": sum(unit in DAYS for unit in units) + bool(self.plan["wait"]),
        }
        for unit in (unit for unit, count in parts.items() if count > 1):
            amount, at_least = exact(self.plan["left"][unit]["amount"]), self.plan["left"][unit]["at_least"]
            if unit == "hours":
                amount = round_hours(amount, at_least)
            if amount:
                words = format_amount(amount, unit, self.catalog)
                bound = "plan.at_least" if at_least else "plan.up_to" if unit == "days" else "plan.exactly"
                name = "time" if unit == "days" and own_days else unit
                yield self.catalog.text(f"plan.sum_{name}", amount=self.catalog.text(bound, amount=words))

    def door_to(self, fact: str) -> dict[str, str] | None:
        """The place where the step is taken that changes the answer to a fact."""
        step = next((step for step in self.plan["steps"] if fact in step["changes"]), None)
        return self._door(step) if step else None

    def asking(self) -> dict[str, str] | None:
        """Where to ask when no step is the next one."""
        return self._seen(self.plan["ask"]) if self.plan["ask"] else None

    def _door(self, step: Step) -> dict[str, str] | None:
        if step["goal"]:
            title = self.rulebook.goals[step["goal"]].title
            return {"label": self.catalog.text("plan.goal", goal=title), "goal": step["goal"]}
        door = step["where"]
        if door is None:
            return None
        return self._seen(door)

    def _seen(self, door: Mapping[str, str]) -> dict[str, str]:
        return {**door, "seen_in": self.catalog.text("plan.seen", month=format_month(door["seen"], self.catalog))}


def _names(title: str, cost: str) -> bool:
    """Whether a title has the amount: “a 1-hour course” has “1 hour”, “20 hours of it” has “up to 20 hours”."""
    found = re.search(r"\$?[\d.,]+( [^\W\d]+)?$", cost)
    amount = found[0].removesuffix("s") if found else cost
    return bool(re.search(rf"(?<![\w$.,]){re.escape(amount)}(?![\d.,])", title.replace("-", " ")))


def _inside(title: str) -> str:
    """A title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]
