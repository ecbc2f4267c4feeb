"""What an editor gets wrong in a clause is told at its place, with the near word, and never as a traceback."""

from __future__ import annotations

import re

import pytest

from tests.support.builders import FACTS, faults_of, read

GOAL = ("rules", "goal", "need")
FAULTS = read("""
- {promise: an unknown name suggests a near one, need: membr, says: "`membr`.*`member`"}
- {promise: an unknown name among clauses, need: {all: [member, nothing]}, at: [all, 1], says: "`nothing`$"}
- {promise: an unknown fact with a test, need: {agge: ">= 2"}, at: [agge], says: "`agge`.*`age`"}
- {promise: a test on an unknown option, need: {school: degre}, at: [school], says: "`degre`.*`degree`"}
- {promise: a list with an unknown option, need: {school: [none, phd]}, at: [school], says: "`phd`"}
- {promise: a mapping where an option belongs, need: {school: {all: [degree]}}, at: [school], says: an option or a list}
- {promise: a list inside the list of options, need: {school: [[degree]]}, at: [school], says: an option or a list}
- {promise: all options of a choice, need: {school: [none, diploma, degree]}, at: [school], says: "all options"}
- {promise: no option of a choice, need: {school: []}, at: [school], says: "at least one option"}
- {promise: an option twice, need: {school: [none, none]}, at: [school], says: twice}
- {promise: a choice without a test, need: school, says: "`school`.*test"}
- {promise: a number without a test, need: age, says: "`age`.*test"}
- {promise: an open sentence without a test, need: wording, says: "`wording`.*test"}
- {promise: a test on a yes-or-no fact, need: {member: ">= 1"}, at: [member], says: "`member` is yes or no"}
- {promise: a decision with a test, need: {approval: true}, at: [approval], says: "`approval` is yes or no"}
- {promise: another unit than the fact's, need: {age: ">= 2 months"}, at: [age], says: "months.*years"}
- {promise: a unit that only begins alike, need: {age: ">= 2 yearss"}, at: [age], says: "yearss.*years"}
- {promise: a date where a number belongs, need: {age: 2026-01-01}, at: [age], says: "date.*number|date.*comparison"}
- {promise: a date inside a comparison, need: {age: ">= 2026-01-01"}, at: [age], says: "date.*number"}
- {promise: a bare number, need: {age: 18}, at: [age], says: bare}
- {promise: a bare number with a fraction, need: {age: 18.5}, at: [age], says: bare}
- {promise: a negative number, need: {age: ">= -2"}, at: [age], says: "`-2`.*0 up"}
- {promise: a number in another notation, need: {age: ">= 1e3"}, at: [age], says: "1e3"}
- {promise: a comparison we do not have, need: {age: "== 2"}, at: [age], says: "`== 2`"}
- {promise: two comparisons in one, need: {age: ">= 2 and < 5"}, at: [age], says: "and < 5"}
- {promise: a value nobody has named, need: {age: ">= minimun"}, at: [age], says: "`minimun`.*`minimum`"}
- {promise: not_yet for a number, need: {age: not_yet}, at: [age], says: "not_yet is for days"}
- {promise: a day without ago or ahead, need: {joined: "<= 30 days"}, at: [joined], says: "counts days"}
- {promise: a day in years with no side, need: {joined: "<= 2 years"}, at: [joined], says: "counts days"}
- {promise: a day tested as a yes, need: {joined: true}, at: [joined], says: "`true` is not a comparison"}
- {promise: a key that is no spelling, need: {al: [member]}, at: [al], says: "`al`"}
- {promise: keys that do not go together, need: {all: [member], any: [member]}, says: "`all` and `any`"}
- {promise: a misspelled key beside another, need: {need: member, or_insted: insured}, says: "`or_instead`"}
- {promise: a mapping of nothing, need: {}, says: nothing}
- {promise: notes alone, need: {text: "Be a member"}, says: nothing}
- {promise: a list where a clause belongs, need: [member], says: "not a list"}
- {promise: a yes where a clause belongs, need: {all: [member, true]}, at: [all, 1], says: "a mapping, not true"}
- {promise: an empty list, need: {all: []}, at: [all], says: list}
- {promise: a name where a list belongs, need: {any: member}, at: [any], says: list}
- {promise: at_least of more than there are, need: {at_least: 2, of: [member]}, at: [at_least], says: "from 1 to 1"}
- {promise: at_least of none, need: {at_least: 0, of: [member]}, at: [at_least], says: "not 0"}
- {promise: at_least of yes, need: {at_least: true, of: [member]}, at: [at_least], says: "`true`"}
- {promise: within of no day, need: {within: 60 days, of: member, do: insured}, at: [of], says: "`member` is not one"}
- {promise: within of an unknown day, need: {within: 60 days, of: joind, do: insured}, at: [of], says: "`joined`"}
- {promise: a day in weeks, need: {joined: "<= 2 weeks ago"}, at: [joined], says: "counts days"}
- {promise: within of weeks, need: {within: 8 weeks, of: joined, do: insured}, at: [within], says: "`8 weeks`"}
- {promise: within of a bare number, need: {within: 60, of: joined, do: insured}, at: [within], says: "not 60"}
- {promise: within inside none, need: {none: [{within: 60 days, of: joined, do: insured}]}, at: [none, 0], says: none}
- promise: within deep inside none
  need: {none: [{all: [member, {within: 60 days, of: joined, do: insured}]}]}
  at: [none, 0]
  says: none
- promise: within in the condition of a when
  need: {when: {within: 60 days, of: joined, do: insured}, need: member}
  at: [when]
  says: "condition of a when"
- {promise: desirable at the top, need: {need: member, desirable: true}, at: [desirable], says: all}
- {promise: desirable under any, need: {any: [insured, {need: member, desirable: true}]}, at: [any, 1, desirable]}
- {promise: desirable under none, need: {none: [insured, {need: member, desirable: true}]}, at: [none, 1, desirable]}
- {promise: desirable in at_least, need: {at_least: 1, of: [insured, {need: member, desirable: true}]},
   at: [of, 1, desirable]}
- {promise: desirable below a clause of all, need: {all: [{need: {need: member, desirable: true}}]},
   at: [all, 0, need, desirable]}
- {promise: a sum of an open sentence, need: {sum: [wording], is: ">= 1"}, at: [sum, 0], says: "`wording`"}
- {promise: a sum of a decision, need: {sum: [approval], is: ">= 1"}, at: [sum, 0], says: "`approval`"}
- {promise: a sum of a choice, need: {sum: [school], is: ">= 1"}, at: [sum, 0], says: "`school` is a choice"}
- {promise: a sum of an unknown fact, need: {sum: [swam], is: ">= 1"}, at: [sum, 0], says: "`swam`.*`swum`"}
- {promise: a sum of two units, need: {sum: [age, swum], is: ">= 1"}, at: [sum], says: "hours and years"}
- {promise: a sum of a day and hours, need: {sum: [joined, swum], is: ">= 1"}, at: [sum], says: days}
- {promise: two days added, need: {sum: [joined, race], is: ">= 1"}, at: [sum], says: "1 and -1"}
- {promise: a day alone in a sum, need: {sum: [joined], is: ">= 1"}, at: [sum], says: days}
- {promise: a weight of 0, need: {sum: [swum, {dived: 0}], is: ">= 1"}, at: [sum, 1], says: "not 0"}
- {promise: a weight that is no number, need: {sum: [{swum: true}], is: ">= 1"}, at: [sum, 0], says: weight}
- {promise: a fact twice in a sum, need: {sum: [swum, {swum: 2}], is: ">= 1"}, at: [sum], says: twice}
- {promise: two facts in one term, need: {sum: [{swum: 1, dived: 1}], is: ">= 1"}, at: [sum, 0], says: is not a fact}
- {promise: a name where a sum's list belongs, need: {sum: swum, is: ">= 1"}, at: [sum], says: list}
- {promise: a sum in another unit, need: {sum: [swum, dived], is: ">= 2 days"}, at: [is], says: "days.*hours"}
- {promise: a sum without a comparison, need: {sum: [swum, dived], is: {all: [member]}}, at: [is], says: comparison}
- {promise: dates beside other keys, need: {2026-01-01: member, all: [insured]}, says: "side by side"}
- {promise: a fault behind a date, need: {2026-01-01: membr}, at: ["2026-01-01"], says: "`membr`"}
- {promise: a fault in a dated test, need: {age: {2026-01-01: ">= -1"}}, at: [age, "2026-01-01"], says: "`-1`"}
""")


@pytest.mark.parametrize("wrong", FAULTS, ids=lambda wrong: wrong["promise"])
def test_a_clause_at_fault_is_told_at_its_place(wrong):
    found = faults_of(wrong["need"], values={"minimum": 16}, facts=FACTS)
    own = [fault for fault in found if not fault.message.startswith("no rule uses the fact")]
    assert [fault.path for fault in own] == [(*GOAL, *wrong.get("at", ()))]
    assert re.search(wrong.get("says", ""), own[0].message)


def test_all_faults_are_told_in_one_run():
    found = faults_of("{all: [membr, {age: 18}, {school: phd}, {sum: [school], is: '>= 1'}]}")
    assert [fault.path[3:5] for fault in found] == [("all", 0), ("all", 1), ("all", 2), ("all", 3)]


def test_a_fault_in_a_rule_named_twice_is_told_once():
    found = faults_of("{all: [part, {any: [part, member]}]}", {"part": {"need": "membr"}})
    assert [fault.path for fault in found] == [("rules", "part", "need")]


def test_a_rule_takes_no_test():
    (fault,) = faults_of("{all: [part, {part: '>= 2'}]}", {"part": {"need": "member"}})
    assert fault.path == (*GOAL, "all", 1, "part")
    assert re.search("rule takes no test", fault.message)


def test_a_within_behind_a_rule_may_not_stand_in_a_condition_either():
    part = read("{need: {within: 60 days, of: joined, do: insured}}")
    for need, place in (("{when: part, need: member}", "when"), ("{all: [member, {none: [part]}]}", "all")):
        (fault,) = faults_of(need, {"part": part})
        assert re.search("within may not stand", fault.message), place
