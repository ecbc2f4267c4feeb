"""Random walks through each check: every view leads on, and every end is what the command line says."""

import os
import random
from datetime import date
from pathlib import Path

from checker.verdict import verdict
from tests.bench.walks import people
from tests.browser.test_checker import GOAL, NOON, Checker
from tests.support.cases import rulebook

WALKS = int(os.environ.get("WALKS", "50"))
"""How many through each check. Two hundred, as before a release, take 4 minutes on 2 cores, and every run so much."""
DAY = date(2026, 11, 21)
WALK = Path(__file__).with_name("walk.js").read_text("utf-8")


def walkers(goal):
    """Draws leave out a quarter of the answers, and few of them lead to a yes; so two make one person, and every second
    one says yes wherever there is a yes to say.
    """
    rules = rulebook()
    drawn = people(rules, DAY, 2 * WALKS)[goal]
    chance = random.Random(goal)
    for index, (one, other) in enumerate(zip(drawn[:WALKS], drawn[WALKS:], strict=True)):
        answers = {
            fact: True if index % 2 and rules.facts[fact].kind == "yes_no" and chance.random() < 0.9 else answer
            for fact, answer in (other | one).items()
        }
        yield {"answers": answers, "back": chance.randrange(8)}


@GOAL
def test_random_walks_lead_on_at_every_view_and_end_in_the_verdict_of_the_command_line(page, base_url, goal):
    page.clock.set_fixed_time(NOON)
    Checker(page, base_url).open(goal)
    walked = page.evaluate(WALK, list(walkers(goal)))
    assert walked["faults"] == []
    assert len(walked["ends"]) == WALKS
    for end in walked["ends"]:
        record = end["record"]
        answers = record.pop("answers")
        assert record == verdict(rulebook(), goal, answers, DAY), answers
        assert end["shown"] == [record["status"]] * 2, answers
