"""The reasons are the fewest answers that do, also where many answers stand in one sum."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from random import Random

import pytest

from tests.support.builders import TODAY, book, faults_of
from tests.support.verdicts import progress, status_of, verdict

FACTS = {f"h{number}": {"ask": f"Hours of kind {number}?", "unit": "hours"} for number in range(8)}
CREDITS = {f"c{number}": {"ask": f"Credit {number}?"} for number in range(7)}
LEAST = [{f"h{number}": f">= {number + 1}"} for number in range(4)]


def total(hours, kinds=8):
    return {"sum": list(FACTS)[:kinds], "is": f">= {hours}"}


NEEDS = {
    "a total with a least of some": {"all": [total(40), *LEAST]},
    "a total with some of several": {"all": [total(30), {"at_least": 3, "of": LEAST}]},
    "a total, or enough of several": {"any": [total(70), {"at_least": 3, "of": LEAST}]},
    "two totals": {"all": [{"any": [total(38, 5), {"all": [total(25, 5), LEAST[0]]}]}, *LEAST[1:]]},  # of 8: refused
}


@pytest.mark.parametrize("need", NEEDS.values(), ids=NEEDS)
def test_no_fewer_answers_than_the_reasons_do(need):
    used = {name: raw for name, raw in FACTS.items() if f"'{name}'" in str(need)}
    rulebook = book(need, facts=used)
    sizes = set()
    for seed in range(6):
        draw = Random(seed)
        person = {name: Decimal(draw.randint(0, 12)) for name in used}
        record = verdict(rulebook, "goal", person, TODAY)

        def status_of(names, person=person):
            return progress(rulebook, "goal", {name: person[name] for name in names}, TODAY)["status"]

        reasons = record["because"]
        sizes.add(len(reasons))
        assert status_of(reasons) == record["status"]
        assert all(status_of(names) != record["status"] for names in combinations(person, len(reasons) - 1))
    assert len(sizes) > 1


def test_one_least_that_is_not_met_is_the_whole_reason():
    person = dict.fromkeys(FACTS, 12) | {"h2": 1}
    assert verdict(book(NEEDS["a total with a least of some"], facts=FACTS), "goal", person, TODAY)["because"] == ["h2"]


def table(names, op, than):
    return {"sum": [{name: 1 + index % 2} for index, name in enumerate(names)], "is": f"{op} {than}"}


BOTH_ENDS = {
    "so many and no more": {"all": [table(CREDITS, ">=", 2), table(CREDITS, "<=", 8)]},
    "none of some, and enough of all": {"all": [table(list(CREDITS)[:4], "<", 4), table(CREDITS, ">=", 4)]},
    "three totals": {"at_least": 2, "of": [table(list(CREDITS)[start : start + 5], ">=", 4) for start in range(3)]},
}


@pytest.mark.parametrize("need", BOTH_ENDS.values(), ids=BOTH_ENDS)
def test_no_fewer_do_where_a_sum_has_two_ends_or_there_are_several(need):
    rulebook = book(need, facts=CREDITS)
    for seed in range(6):
        draw = Random(seed)
        person = {name: draw.random() < 0.6 for name in CREDITS}
        record = verdict(rulebook, "goal", person, TODAY)
        statuses = {
            names: status_of(rulebook, "goal", {name: person[name] for name in names}, TODAY)
            for names in combinations(person, len(record["because"]) - 1)
        }
        alone = {name: person[name] for name in record["because"]}
        assert status_of(rulebook, "goal", alone, TODAY) == record["status"]
        assert record["status"] not in statuses.values()


def test_many_answers_in_several_sums_have_their_reasons_soon():
    """Every set of 20 answers would be a million. Of 20 that are of two kinds in both sums, the build refuses the rule:
    each verdict would take a sixth of a second.
    """
    many, fewer = ([f"c{number}" for number in range(size)] for size in (20, 14))
    for names, need in (
        (many, {"all": [{"sum": [{name: 10} for name in many], "is": ">= 110"}, {"sum": many[:10], "is": ">= 4"}]}),
        (fewer, {"all": [table(fewer, ">=", 11), table(fewer[3:], ">=", 7)]}),
    ):
        facts = {name: {"ask": "Credit?"} for name in names}
        person = {name: index % 3 > 0 for index, name in enumerate(names)}
        record = verdict(book(need, facts=facts), "goal", person, TODAY)
        alone = {name: person[name] for name in record["because"]}
        assert status_of(book(need, facts=facts), "goal", alone, TODAY) == record["status"] == "met"
        assert len(alone) < sum(person.values())
    facts = {name: {"ask": "Credit?"} for name in many}
    (fault,) = faults_of({"all": [table(many, ">=", 15), table(many[5:], ">=", 9)]}, facts=facts)
    assert "split the sum" in fault.message
