"""A rule stands on its page once for as long as it is the same, whatever a fee does meanwhile."""

import textwrap

from macros.content import load
from macros.pages.periods import chart_periods, rule_periods

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
    (tmp_path / "records.yml").write_text(textwrap.dedent(RECORDS))
    content, faults = load(tmp_path)
    assert faults == []
    goal = content.rulebook.goals["guard"]
    assert [period.start for period in goal.periods] == [None, "2025-01-01", "2026-01-01", "2026-07-01", "2027-01-01"]
    starts = [period.starts for period in rule_periods(goal)]
    assert starts[1:] == [["2025-01-01", "2026-01-01", "2026-07-01"], ["2027-01-01"]]
    assert len(chart_periods(goal)) == len(starts)
