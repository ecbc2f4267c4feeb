"""The reasons are the fewest answers that do, also where many answers stand in one sum."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from random import Random

import pytest

from checker.case.reasons import MOST_APART
from tests.support.builders import TODAY, book
from tests.support.verdicts import progress, verdict

FACTS = {f"h{number}": {"ask": f"Hours of kind {number}?", "unit": "hours"} for number in range(MOST_APART + 2)}
LEAST = [{f"h{number}": f">= {number + 1}"} for number in range(4)]


def total(hours):
    return {"sum": list(FACTS), "is": f">= {hours}"}


NEEDS = {
    "a total with a least of some": {"all": [total(40), *LEAST]},
    "a total with some of several": {"all": [total(30), {"at_least": 3, "of": LEAST}]},
    "a total, or enough of several": {"any": [total(70), {"at_least": 3, "of": LEAST}]},
    "two totals": {"all": [{"any": [total(60), {"all": [total(40), LEAST[0]]}]}, *LEAST[1:]]},
}


@pytest.mark.parametrize("need", NEEDS.values(), ids=NEEDS)
def test_no_fewer_answers_than_the_reasons_do(need):
    rulebook = book(need, facts=FACTS)
    sizes = set()
    for seed in range(6):
        draw = Random(seed)
        person = {name: Decimal(draw.randint(0, 12)) for name in FACTS}
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
