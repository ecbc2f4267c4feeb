"""Bad files, a fixed number of them in the tests and far more every night: each is told, and none takes long."""

import pytest

from tests.fuzz import run as fuzz
from tests.fuzz import subjects
from tests.support.scope import ALL, SEED

FIRST = SEED if ALL else 0
COUNT, SHARES = (20_000, 20) if ALL else (120, 2)


@pytest.mark.parametrize("share", range(SHARES))
def test_whatever_a_file_holds_is_judged_or_told(share):
    size = COUNT // SHARES
    start = FIRST + share * size
    outcomes = list(fuzz.run(range(start, start + size)))
    assert len(outcomes) == size
    assert [outcome for outcome in outcomes if outcome.find] == []


def test_a_case_is_the_same_each_time():
    assert [subjects.case(number) for number in range(50)] == [subjects.case(number) for number in range(50)]
    assert {subjects.case(number).kind for number in range(200)} == {*subjects.KINDS}


@pytest.mark.parametrize(
    ("end", "says"),
    [
        pytest.param(ZeroDivisionError("by zero"), "by zero", id="an exception"),
        pytest.param(SystemExit(3), "SystemExit", id="an end of the program"),
        pytest.param(subjects.Silent("nothing told"), "nothing told", id="silence"),
    ],
)
def test_what_is_not_told_is_a_find(monkeypatch, end, says):
    def judge(*_):
        raise end

    monkeypatch.setattr(fuzz, "judge", judge)
    assert says in fuzz.outcome(1).find


def test_what_takes_long_is_a_find(monkeypatch):
    monkeypatch.setattr(fuzz, "SECONDS", -1)
    assert "s of the processor" in fuzz.outcome(1).find
