"""Verdicts by brute force, straight from the raw rules and never through the engine: what the engine is held against.

A world is a complete set of values: fact id → True/False, an option, a Fraction, a number of days before as_of or
"not_yet". The grid is finer than any answer the strategies give and reaches beyond thresholds plus answers.
"""

from __future__ import annotations

import calendar
import itertools
import re
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

STEP = Fraction(1, 4)
REACH = 12
DAYS = range(-6, 7)
FAR = (-33, -32, -31, -30, -29, -28, 28, 29, 30, 31, 32, 33)


def months_later(day, months):
    """By hand: the same day of that month, or its last."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def length_of(within):
    """How many days or calendar months a promise lasts, and whether they are days."""
    count, unit = within.split()
    return int(count) * (12 if unit.startswith("year") else 1), unit.startswith("day")


class Oracle:
    """One goal of raw facts and rules on one day."""

    def __init__(self, facts, rules, goal, as_of, values=None):
        self.facts, self.rules, self.as_of, self.values = facts, rules, as_of, values or {}
        self.forced = (None, None)
        """A raw clause and the truth it is held at, wherever it stands; of a within its clock."""
        self.timely = {}
        self.clause = rules[goal]["need"]
        used = set()
        for raw in self.walk(self.clause):
            used |= self.names(self.now(raw))
        self.used = [name for name in facts if name in used]
        self.asked = [name for name in self.used if "ask" in facts[name]]
        self.others = [name for name in self.used if "ask" not in facts[name]]

    def now(self, raw):
        if isinstance(raw, dict) and raw and all(isinstance(key, date) for key in raw):
            past = [key for key in raw if key <= self.as_of]
            return self.now(raw[max(past)]) if past else "never"
        return raw

    def children(self, raw):
        """A clause's parts, in the order of the engine's clause tree."""
        raw = self.now(raw)
        if isinstance(raw, str):
            return self.children(self.rules[raw]["need"]) if raw in self.rules else []
        for key in ("all", "any", "none", "of", "points"):
            if isinstance(raw.get(key), list):
                return raw[key]
        if "within" in raw:
            return [self.done(raw)]
        keys = [key for key in ("when", "need", "or_instead") if key in raw]
        return self.children(raw["need"]) if keys == ["need"] else [raw[key] for key in keys]

    def done(self, raw):
        """What a within asks to be done; with the day it was done, in time."""
        if "on" not in raw:
            return raw["do"]
        if id(raw) not in self.timely:
            days = {"sum": [raw["of"], {raw["on"]: -1}], "is": f"<= {raw['within'].split()[0]}"}
            self.timely[id(raw)] = {"all": [raw["do"], {"any": [days, {raw["of"]: "not_yet"}]}]}
        return self.timely[id(raw)]

    def walk(self, raw):
        yield raw
        for child in self.children(raw):
            yield from self.walk(child)

    def names(self, raw):
        if isinstance(raw, str):
            inlined = self.names(self.now(self.rules[raw]["need"])) if raw in self.rules else set()
            return {raw} if raw in self.facts else inlined
        if "sum" in raw:
            return {next(iter(term)) if isinstance(term, dict) else term for term in raw["sum"]}
        if set(raw) - {"cite", "note", "text", "desirable", "implied", "worth"} == {"need"}:
            return self.names(self.now(raw["need"]))
        return ({raw["of"]} if "within" in raw else set()) | (set(raw) & set(self.facts))

    def holds(self, raw, world, running=True):
        raw = self.now(raw)
        if raw is self.forced[0] and not (isinstance(raw, dict) and "within" in raw):
            return self.forced[1]
        if isinstance(raw, str):
            if raw == "never":
                return False
            return self.holds(self.rules[raw]["need"], world, running) if raw in self.rules else world[raw]

        def count(clauses):
            required = [each for each in clauses if not (isinstance(each, dict) and each.get("desirable"))]
            return sum(self.holds(each, world, running) for each in required), len(required)

        if "all" in raw:
            true_count, size = count(raw["all"])
            return true_count == size
        if "any" in raw:
            return count(raw["any"])[0] >= 1
        if "none" in raw:
            return count(raw["none"])[0] == 0
        if "at_least" in raw:
            return count(raw["of"])[0] >= self.now(raw["at_least"])
        if "points" in raw:
            points = sum(entry["worth"] * self.holds(entry["need"], world, running) for entry in raw["points"])
            return self.compares(points, raw["is"])
        if "sum" in raw:
            terms = [next(iter(term.items())) if isinstance(term, dict) else (term, 1) for term in raw["sum"]]
            if any(world[name] == "not_yet" for name, _ in terms):
                return False
            return self.compares(sum(weight * Fraction(world[name]) for name, weight in terms), raw["is"])
        if "within" in raw:
            since = world[raw["of"]]
            count, is_days = length_of(raw["within"])
            in_time = since == "not_yet" or (
                since <= count if is_days else months_later(self.day(since), count) >= self.as_of
            )
            if raw is self.forced[0]:
                in_time = self.forced[1]
            return self.holds(self.done(raw), world, running) or (running and in_time)
        if "need" in raw:
            applies = "when" not in raw or self.holds(raw["when"], world, running)
            instead = "or_instead" in raw and self.holds(raw["or_instead"], world, running)
            return not applies or instead or self.holds(raw["need"], world, running)
        name = next(key for key in raw if key in self.facts)
        test, value = self.now(raw[name]), world[name]
        if test == "never":
            return False
        if "options" in self.facts[name]:
            return value in (test if isinstance(test, list) else [test])
        if test == "not_yet" or value == "not_yet":
            return test == value
        return self.compares(value, test)

    def compares(self, value, test):
        fixed = re.fullmatch(r"((?:on or )?(?:before|after)) (\S+)", self.now(test))
        if fixed:
            day, limit = self.day(value), date.fromisoformat(fixed[2])
            earlier, later = day < limit, day > limit
            return {"before": earlier, "on or before": not later, "after": later, "on or after": not earlier}[fixed[1]]
        op, than, rest = re.fullmatch(r"(>=|<=|>|<) (\S+)(.*)", self.now(test)).groups()
        if "month" in rest and rest.endswith(("ago", "ahead")):
            # more of the days ago is earlier: as negative days from a first one
            back = months_later(self.day(value), int(than)) if rest.endswith("ago") else self.day(value)
            limit = self.as_of if rest.endswith("ago") else months_later(self.as_of, int(than))
            value, than = ((limit - back).days, 0) if rest.endswith("ago") else ((back - limit).days, 0)
            rest = ""
        than = Fraction(self.now(self.values[than])) if than in self.values else Fraction(than)
        if rest.endswith("ahead"):
            value = -value
        return {">=": value >= than, "<=": value <= than, ">": value > than, "<": value < than}[op]

    def grid(self, name):
        """Every value the fact may be answered with, as far as any test could tell."""
        raw = self.facts[name]
        if "options" in raw:
            return list(raw["options"])
        if "unit" in raw:
            step = Fraction(1) if raw.get("whole") else STEP
            return [index * step for index in range(int(REACH / step) + 1)]
        if "date" in raw:
            days = [*DAYS, *FAR] if "month" in str(self.rules) else [*DAYS]
            side = {"past": [day for day in days if day >= 0], "future": [day for day in days if day <= 0], "any": days}
            return ["not_yet", *side[raw["date"]]]
        return [False, True]

    def day(self, ago):
        return self.as_of - timedelta(int(ago))

    def seen(self, answer):
        """An answer as a world holds it."""
        if isinstance(answer, date):
            return (self.as_of - answer).days
        return answer if isinstance(answer, (bool, str)) else Fraction(answer)

    def worlds(self, answers, fixed=None):
        amounts = {name: [self.seen(value)] for name, value in answers.items() if value != "unknown"}
        amounts |= {name: [value] for name, value in (fixed or {}).items()}
        names = [*self.asked, *self.others]
        for values in itertools.product(*(amounts.get(name) or self.grid(name) for name in names)):
            yield dict(zip(names, values, strict=True))

    def end(self, world):
        if not self.holds(self.clause, world):
            return "no"
        return "yes" if self.holds(self.clause, world, running=False) else "duty"

    def outcome(self, answers, fixed=None):
        """The status, and the facts without a value that can change the verdict."""
        ends = {}
        for world in self.worlds(answers, fixed):
            ends[tuple(world.values())] = self.end(world)
        names = [*self.asked, *self.others]
        matters = set()
        for position, name in enumerate(names):
            beside = defaultdict(set)
            for values, end in ends.items():
                beside[values[:position] + values[position + 1 :]].add(end)
            if any(len(each) > 1 for each in beside.values()):
                matters.add(name)
        return self.status(ends), matters

    def status(self, ends):
        found = set(ends.values())
        if "no" not in found:
            return "met" if found == {"yes"} else "met_with_duty"
        if found == {"no"}:
            return "not_met"
        names = [*self.asked, *self.others]
        readings = [index for index, name in enumerate(names) if "open" in self.facts[name]]
        decisions = [index for index, name in enumerate(names) if "decided_by" in self.facts[name]]
        truths = defaultdict(lambda: defaultdict(set))
        for values, end in ends.items():
            decided, read = (tuple(values[index] for index in group) for group in (decisions, readings))
            truths[decided][read].add(end != "no")
        if any(len(each) > 1 for world in truths.values() for each in world.values()):
            return "unsettled"
        if any(len({frozenset(each) for each in world.values()}) > 1 for world in truths.values()):
            return "depends_on_reading"
        return "left_to_others"

    def states(self, answers):
        """The truths each clause can have, in the order of the engine's clause tree; None where it does not apply."""
        worlds = list(self.worlds(answers))
        found = []
        for raw in self.walk(self.clause):
            truths = {self.holds(raw, world) for world in worlds}
            shown = self.plain(raw)
            when = shown.get("when") if isinstance(shown, dict) else None
            if when and not any(self.holds(when, each) for each in worlds):
                truths = None
            found.append(truths)
        return found

    def plain(self, raw):
        """The clause behind names of rules and bare needs."""
        raw = self.now(raw)
        if isinstance(raw, str) and raw in self.rules:
            return self.plain(self.rules[raw]["need"])
        if isinstance(raw, dict) and "need" in raw and not {"when", "or_instead"} & set(raw):
            return self.plain(raw["need"])
        return raw
