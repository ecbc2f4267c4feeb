"""A rule stands on its page once for as long as it is the same, whatever a fee does meanwhile."""

import textwrap

from macros.content import load
from macros.pages.periods import chart_periods, printed_periods, rule_periods
from tests.support.builders import book

RECORDS = """
    sources: {act: {title: The act, kind: official}}
    values:
      fee: {amount: {2026-01-01: 10, 2026-07-01: 20}, unit: dollars, text: The fee, cite: act}
      least: {2025-01-01: 1, 2027-01-01: 2}
    facts:
      years: {ask: How many years?, unit: years, cite: act}
      paid: {ask: Have you paid?, cite: act}
    rules:
      guard:
        title: Guard
        audience: [all]
        path: guard
        cite: act
        need: {all: [{years: ">= least years"}, paid]}
        examples: []
    paths:
      guard: {steps: {pay: {title: Pay, text: Pay it., fee: fee, done: paid}}}
"""


def test_days_on_which_only_a_fee_changes_part_no_rule(tmp_path):
    (tmp_path / "records.yml").write_text(textwrap.dedent(RECORDS), "utf-8")
    content, faults = load(tmp_path)
    assert faults == []
    goal = content.rulebook.goals["guard"]
    assert [period.start for period in goal.periods] == [None, "2025-01-01", "2026-01-01", "2026-07-01", "2027-01-01"]
    starts = [period.starts for period in rule_periods(goal)]
    assert starts[1:] == [["2025-01-01", "2026-01-01", "2026-07-01"], ["2027-01-01"]]
    assert len(chart_periods(goal)) == len(starts)


def printed(need):
    return printed_periods(book(need).goals["goal"])


def test_an_older_period_is_printed_by_what_differs_and_by_what_it_did_not_ask():
    newest, older, _ = printed("""
    all:
      - {need: member, text: You are a member}
      - need:
          2024-01-01: {need: {age: ">= 18 years"}, text: You are 18}
          2025-01-01: {need: insured, text: You are insured}
    """)
    assert (newest.start, newest.newer, newest.differing) == ("2025-01-01", None, None)
    assert [clause.text for clause in newest.clause.clauses] == ["You are a member", "You are insured"]
    assert (older.start, older.newer, older.missing) == ("2024-01-01", "2025-01-01", ("You are insured",))
    assert [clause.text for clause in older.differing] == ["You are 18"]


def test_periods_that_read_the_same_are_printed_once(content):
    """A fee that rose splits the renewal into two periods, and its sentences are those of both."""
    goal = content.rulebook.goals["renewal"]
    assert len(goal.periods) > 1
    (one,) = printed_periods(goal)
    assert (one.start, one.newer, one.differing) == ("", None, None)


def test_a_period_with_nothing_in_common_is_printed_whole(content):
    closed, was_open, before = printed_periods(content.rulebook.goals["grandparenting"])
    assert closed.clause.kind == before.clause.kind == "never"
    assert (was_open.differing, was_open.newer) == (None, closed.start)
