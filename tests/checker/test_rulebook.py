"""A rulebook written and read again is the same rulebook, and its hash names its content."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from datetime import date
from fractions import Fraction

import pytest

from checker.facts import tests
from checker.protocol import Service
from checker.rulebook.clause import Clause
from checker.rulebook.codec import VERSION, VersionError, decode, encode
from checker.rulebook.rulebook import Rulebook
from tests.support.cases import ROOT, cases, rulebook
from tests.support.sample_rulebook import SOURCES, compiled
from tests.support.verdicts import verdict


@pytest.mark.parametrize("book", [compiled(SOURCES), rulebook()], ids=["a tiny one", "our own"])
def test_written_and_read_again_it_has_the_same_bytes(book):
    text = book.to_json()
    again = Rulebook.from_json(text)
    assert again.to_json() == text
    assert again.hash == book.hash
    assert again.facts == book.facts


def test_written_and_read_again_it_gives_the_same_verdicts():
    again = Rulebook.from_json(rulebook().to_json())
    for case in cases():
        day = date.fromisoformat(case.as_of)
        assert verdict(again, case.goal, case.answers, day) == verdict(rulebook(), case.goal, case.answers, day)


def test_what_was_compiled_gives_the_same_verdicts_as_what_was_read():
    book = compiled(SOURCES)
    again = Rulebook.from_json(book.to_json())
    for day in (date(2025, 6, 1), date(2026, 6, 1), date(2027, 6, 1)):
        for answers in ({}, {"member": True, "age": 18, "swum": 1}, {"member": True, "age": 30, "school": "degree"}):
            assert verdict(again, "club", answers, day) == verdict(book, "club", answers, day)


def test_another_process_writes_the_same_bytes():
    program = "from tests.support.sample_rulebook import SOURCES, compiled; print(compiled(SOURCES).hash)"
    for seed in ("1", "2"):
        found = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        )
        assert found.stdout.strip() == compiled(SOURCES).hash


def test_the_hash_is_16_hex_digits_and_stands_in_each_verdict():
    book = compiled(SOURCES)
    assert len(book.hash) == 16
    assert int(book.hash, 16)
    assert verdict(book, "club", {}, date(2026, 6, 1))["rules"] == book.hash


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("rules", "club", "title"), "A club"),
        (("rules", "club", "audience"), ["employer"]),
        (("rules", "club", "note"), "A note"),
        (("rules", "club", "cite"), "charter"),
        (("rules", "club", "need", "all", 0), {"none": ["member"]}),
        (("rules", "club", "need", "all", 2, "within"), "61 days"),
        (("rules", "club", "need", "all", 2, "do", "school"), "degree"),
        (("rules", "club", "need", "all", 4, "desirable"), False),
        (("rules", "club", "need", "all", 5, date(2027, 1, 1), "age"), ">= 22"),
        (("rules", "part", "text"), "A part"),
        (("rules", "part", "need", "any", 0, "is"), "> 1.5"),
        (("rules", "part", "need", "any", 1, "implied"), "It says so."),
        (("facts", "member", "ask"), "Member?"),
        (("facts", "member", "cite"), "charter"),
        (("facts", "member", "get"), {"hours": 1}),
        (("facts", "school", "options", "degree"), "A master"),
        (("facts", "joined", "date"), "any"),
        (("facts", "age", "at_most"), 120),
        (("facts", "approval", "decided_by"), "We"),
        (("values", "minimum"), 19),
    ],
)
def test_the_hash_changes_with_anything_that_is_said(path, value):
    changed = copy.deepcopy(SOURCES)
    *way, last = path
    place = changed
    for key in way:
        place = place[key]
    assert place.get(last) != value if isinstance(place, dict) else place[last] != value
    place[last] = value
    assert compiled(changed).hash != compiled(SOURCES).hash


def test_a_rulebook_of_another_version_is_refused_by_name():
    text = compiled(SOURCES).to_json()
    assert json.loads(text)["version"] == VERSION
    for other, name in (("7", "version 7"), (None, "version 1")):
        changed = text.replace(f'"version":{VERSION},', f'"version":{other},' if other else "")
        with pytest.raises(VersionError, match=f"{name} of its format, and this checker reads version {VERSION}"):
            Rulebook.from_json(changed)
        reply = json.loads(Service(changed).reply('{"id": 1, "call": "progress"}'))
        assert name in reply["error"]["message"]
    with pytest.raises(ValueError, match="no compiled rulebook"):
        Rulebook.from_json("[]")


def test_what_travels_is_read_back_as_it_was():
    test = tests.Test("sum", ("a", "b"), (Fraction(1, 3), Fraction(-2)), ">=", Fraction(7, 2))
    assert decode(tests.Test, json.loads(json.dumps(encode(test)))) == test
    assert encode(tests.Test("not_yet", ("a",))) == {"kind": "not_yet", "facts": ["a"]}
    for goal in rulebook().goals.values():
        for period in goal.periods:
            assert decode(Clause, json.loads(json.dumps(encode(period.clause)))) == period.clause


def test_the_json_is_one_line_of_plain_values():
    text = compiled(SOURCES).to_json()
    assert "\n" not in text
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == text
    assert "“words”" in text


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "2026-01-01"),
        (date(2026, 12, 31), "2026-01-01"),
        (date(2027, 1, 1), "2027-01-01"),
        (date(2099, 1, 1), "2027-01-01"),
    ],
)
def test_a_day_falls_in_the_period_that_has_begun(day, start):
    assert Rulebook.from_json(compiled(SOURCES).to_json()).goals["club"].period(day).start == start
