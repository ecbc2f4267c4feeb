"""Random walks through each check, where every view leads on and every end is what the command line says; and the same
bytes for every case from the checker in Pyodide, as everybody has it, as from this Python.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from checker.protocol import Service
from tests.bench.walks import people
from tests.support.cases import cases, rulebook
from tests.support.checker_page import NOON, Checker
from tests.support.goals import checks
from tests.support.scope import ALL, WALKS, seeded
from tests.support.verdicts import verdict

DAY = date(2026, 11, 21)
OFFERED = 2 * WALKS + 20
"""People for each goal, of whom each walk takes two."""

RECORDS = """async ({ client }, requests) => {
  const records = [];
  for (const request of requests) records.push(await client.call("verdict", request));
  return records;
}"""
WALK = Path(__file__).with_name("walk.js").read_text("utf-8")


def walkers(goal):
    """Samples leave out a quarter of the answers, and few of them lead to a yes; so two make one person, and every
    second person says yes wherever there is a yes to say.
    """
    rules = rulebook()
    chance = seeded(goal)
    samples = people(rules, DAY, OFFERED)[goal]
    for index in range(WALKS):
        one, other = chance.sample(samples, 2)
        answers = {
            fact: True if index % 2 and rules.facts[fact].kind == "yes_no" and chance.random() < 0.9 else answer
            for fact, answer in (other | one).items()
        }
        yield {"answers": answers, "back": chance.randrange(8)}


@pytest.mark.parametrize("goal", [pytest.param(goal, marks=() if ALL else pytest.mark.native) for goal in checks()])
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


def test_the_page_and_this_python_give_the_same_bytes_for_every_case(page, base_url):
    service = Service(rulebook().to_json())
    requests = [{"goal": case.goal, "answers": case.answers, "as_of": case.as_of} for case in cases()]
    theirs = Checker(page, base_url).open("supervisor").element.evaluate(RECORDS, requests)
    for case, request, record in zip(cases(), requests, theirs, strict=True):
        ours = json.loads(service.reply(json.dumps({"id": 1, "call": "verdict", "args": request})))["ok"]
        assert json.dumps(record) == json.dumps(ours), case.name
