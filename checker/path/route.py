"""The way a plan takes: the cheapest steps and wait on a path that lead to yes, and what none of them leads to."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.case.case import Case
from checker.case.clause_states import state_of
from checker.facts.frozen import frozen
from checker.path.reach import Price, Reach
from checker.rulebook.clause import Clause
from checker.rulebook.rulebook import Goal
from checker.rulebook.step import DAYS, HOURS, Step
from checker.ways.waiting import case_after, turning_days


@frozen
class Route:
    """Steps, by their ids, and a wait in days that together lead to yes."""

    steps: frozenset[str]
    wait: int


class Routes:
    """The routes of one case over those steps, by id, that may still be taken."""

    def __init__(self, goal: Goal, case: Case, open_steps: frozenset[str]) -> None:
        self.case, self.open_steps = case, open_steps
        self._prices = {step.id: _price(step) for step in case.period.steps if step.id in open_steps}
        self._reaches = {}
        for days in (0, *turning_days(goal, case.answers, case.as_of)):
            later = case_after(goal, case.answers, case.as_of, days) if days else case
            self._reaches[days] = Reach(later, [step for step in later.period.steps if step.id in open_steps])

    def cheapest(self, clause: Clause) -> Route | None:
        """The cheapest steps and wait by which a clause of the case comes true, for good where it can."""
        whole = clause.id == self.case.period.clause.id
        now = self.case.period.start
        reaches = {days: reach for days, reach in self._reaches.items() if whole or reach.case.period.start == now}
        roots = {days: reach.case.period.clause.root if whole else clause.root for days, reach in reaches.items()}
        for running in (False, True):
            found = []
            for days, reach in reaches.items():
                if cheapest := reach.cheapest(roots[days], self._prices, running=running):
                    price, steps = cheapest
                    found.append(((days + price[0], *price[1:], days), Route(steps, days)))
            if found:
                return min(found, key=lambda each: each[0])[1]
        return None

    def blocked(self) -> list[Clause]:
        """The parts of the rule that nothing on the path can make true; all of it, where only all at once fail."""
        root = self.case.period.clause
        parts = [each for each in root.clauses if not each.desirable] if root.kind in ("all", "any") else []
        return [each for each in parts if self.cheapest(each) is None] or [root]

    def needed(self, route: Route) -> frozenset[str]:
        """The steps of the route, and those that change nothing about the goal and lead to no other step that does."""
        support = self.case.period.diagram.support(self.case.period.clause.root)
        telling = {
            step.id for step in self.case.period.steps if any(effect.level in support for effect in step.effects)
        }
        leading: set[str] = set(telling)
        for step in reversed(self.case.period.steps):
            if step.id in leading:
                leading |= set(step.after)
        return route.steps | (self.open_steps - leading)

    def taken(self, route: Route) -> Case:
        """The case at the end of a route."""
        return self._reaches[route.wait].taken(route.steps)

    def ripe(self, wait: int) -> frozenset[str]:
        """The steps that time alone does."""
        reach = self._reaches[wait]
        state = state_of(reach.case.period, reach.case.remaining)
        return frozenset(step.id for step in reach.open_steps if step.done and state(step.done) == "met")


def _price(step: Step) -> Price:
    days, hours, dollars = sums([step])
    return days, int(bool(step.price or step.goal)), hours, dollars, 1


def sums(steps: Sequence[Step]) -> tuple[Fraction, Fraction, Fraction]:
    """Days, hours and dollars of these steps, as far as they are known, at their longest."""
    lengths = [step.takes for step in steps if step.takes]
    days = sum((length.most * DAYS[length.unit] for length in lengths if length.unit in DAYS), Fraction(0))
    hours = sum((length.most * HOURS[length.unit] for length in lengths if length.unit in HOURS), Fraction(0))
    return days, hours, sum((step.fee for step in steps if step.fee is not None), Fraction(0))
