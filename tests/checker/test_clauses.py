"""Every spelling of the rule language means what its table says."""

from __future__ import annotations

import pytest

from tests.support.builders import book, read, status

MEANINGS = read("""
- promise: a name holds when its fact is yes
  need: member
  holds: [{member: true}]
  fails: [{member: false}]

- promise: a name of a rule holds when the rule does
  need: part
  holds: [{age: 18}]
  fails: [{age: 17}]

- promise: at least includes the number
  need: {age: ">= 18"}
  holds: [{age: 18}, {age: 18.5}]
  fails: [{age: 17.99}, {age: 0}]

- promise: more than leaves the number out
  need: {age: "> 18 years"}
  holds: [{age: 18.01}]
  fails: [{age: 18}, {age: 17}]

- promise: at most includes the number
  need: {age: "<= 18 years"}
  holds: [{age: 0}, {age: 18}]
  fails: [{age: 18.01}]

- promise: less than leaves the number out
  need: {age: "<18"}
  holds: [{age: 17.99}]
  fails: [{age: 18}]

- promise: a test may name the unit of one thing
  need: {age: ">= 1 year"}
  holds: [{age: 1}]
  fails: [{age: 0.99}]

- promise: a test may have a fraction, read as a decimal
  need: {age: ">= 0.1"}
  holds: [{age: "0.1"}]
  fails: [{age: "0.09999999999999999999"}]

- promise: a test may name a value
  need: {age: ">= minimum years"}
  holds: [{age: 16}]
  fails: [{age: 15}]

- promise: two tests make an interval
  need: {all: [{age: ">= 12"}, {age: "< 18"}]}
  holds: [{age: 12}, {age: 17}]
  fails: [{age: 11}, {age: 18}]

- promise: a choice is one option
  need: {school: degree}
  holds: [{school: degree}]
  fails: [{school: none}, {school: diploma}]

- promise: a choice is one of a list of options
  need: {school: [diploma, degree]}
  holds: [{school: diploma}, {school: degree}]
  fails: [{school: none}]

- promise: ago counts the days before, and today is 0 days ago
  need: {joined: "<= 20 days ago"}
  holds: [{joined: 2026-11-21}, {joined: 2026-11-01}]
  fails: [{joined: 2026-10-31}, {joined: not_yet}]

- promise: a day that has not come is not long ago either
  need: {joined: "> 20 days ago"}
  holds: [{joined: 2026-10-31}]
  fails: [{joined: 2026-11-01}, {joined: not_yet}]

- promise: ahead counts the days after
  need: {race: ">= 10 days ahead"}
  holds: [{race: 2026-12-01}, {race: 2027-11-21}]
  fails: [{race: 2026-11-30}, {race: 2026-11-21}, {race: not_yet}]

- promise: less than so many days ahead leaves that day out
  need: {race: "< 10 days ahead"}
  holds: [{race: 2026-11-21}, {race: 2026-11-30}]
  fails: [{race: 2026-12-01}, {race: not_yet}]

- promise: a day past is less than any number of days ahead
  need: {lesson: "<= 1 day ahead"}
  holds: [{lesson: 2026-11-22}, {lesson: 2020-01-01}]
  fails: [{lesson: 2026-11-23}, {lesson: not_yet}]

- promise: not_yet is a day that has not come
  need: {joined: not_yet}
  holds: [{joined: not_yet}]
  fails: [{joined: 2026-11-21}]

- promise: a band of days excludes what lies between
  need: {any: [{joined: not_yet}, {joined: ">= 1096 days ago"}]}
  holds: [{joined: not_yet}, {joined: 2023-11-21}]
  fails: [{joined: 2023-11-22}, {joined: 2026-11-21}]

- promise: all needs every clause
  need: {all: [member, insured]}
  holds: [{member: true, insured: true}]
  fails: [{member: true, insured: false}, {member: false, insured: true}]

- promise: any needs one clause
  need: {any: [member, insured]}
  holds: [{member: true, insured: false}, {member: false, insured: true}, {member: true, insured: true}]
  fails: [{member: false, insured: false}]

- promise: none needs that no clause holds
  need: {none: [member, insured]}
  holds: [{member: false, insured: false}]
  fails: [{member: true, insured: false}, {member: true, insured: true}]

- promise: at_least needs so many clauses or more
  need: {at_least: 2, of: [member, insured, {age: ">= 18"}]}
  holds: [{member: true, insured: true, age: 0}, {member: true, insured: true, age: 18}]
  fails: [{member: true, insured: false, age: 0}, {member: false, insured: false, age: 18}]

- promise: a sum adds numbers
  need: {sum: [swum, dived], is: ">= 4 hours"}
  holds: [{swum: 1.5, dived: 2.5}, {swum: 4, dived: 0}]
  fails: [{swum: 1.5, dived: 2.49}]

- promise: a weight multiplies, fractions too
  need: {sum: [swum, {dived: 0.5}], is: "<= 2"}
  holds: [{swum: 1, dived: 2}]
  fails: [{swum: 1.01, dived: 2}]

- promise: a yes counts its weight and a no nothing
  need: {sum: [swum, {insured: 3}], is: "> 4"}
  holds: [{swum: 1.01, insured: true}, {swum: 4.01, insured: false}]
  fails: [{swum: 1, insured: true}, {swum: 4, insured: false}]

- promise: yes-or-no facts alone are counted
  need: {sum: [member, {insured: 2}], is: ">= 2"}
  holds: [{member: false, insured: true}]
  fails: [{member: true, insured: false}]

- promise: a negative weight takes away, so a share of a total can be asked
  need: {sum: [{swum: 2}, {dived: -1}], is: ">= 0"}
  holds: [{swum: 1, dived: 2}, {swum: 0, dived: 0}]
  fails: [{swum: 1, dived: 2.01}]

- promise: two days with the weights 1 and -1 count the days between them
  need: {sum: [joined, {race: -1}], is: "<= 30 days"}
  holds: [{joined: 2026-11-01, race: 2026-12-01}]
  fails: [{joined: 2026-10-31, race: 2026-12-01}, {joined: 2026-11-01, race: not_yet},
          {joined: not_yet, race: 2026-12-01}]

- promise: what need says, it needs only when
  need: {when: {age: "< 18"}, need: insured}
  holds: [{age: 17, insured: true}, {age: 18, insured: false}]
  fails: [{age: 17, insured: false}]

- promise: or_instead may stand in
  need: {need: {age: ">= 18"}, or_instead: insured}
  holds: [{age: 18, insured: false}, {age: 17, insured: true}]
  fails: [{age: 17, insured: false}]

- promise: when, need and or_instead together are when a, then b or c
  need: {when: member, need: {age: ">= 18"}, or_instead: insured}
  holds: [{member: false, age: 0, insured: false}, {member: true, age: 18, insured: false},
          {member: true, age: 17, insured: true}]
  fails: [{member: true, age: 17, insured: false}]

- promise: need alone is its clause, and carries notes
  need: {need: member, note: A note, text: A text, cite: a_source}
  holds: [{member: true}]
  fails: [{member: false}]

- promise: never closes a path
  need: {any: [member, never, {all: [insured, never]}]}
  holds: [{member: true, insured: false}]
  fails: [{member: false, insured: true}]

- promise: what is desirable does not count
  need: {all: [member, {need: insured, desirable: true}]}
  holds: [{member: true, insured: false}]
  fails: [{member: false, insured: true}]
""")


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning["promise"])
def test_a_spelling_means_what_its_table_says(meaning):
    part = {"part": {"need": {"age": ">= 18"}}} if meaning["need"] == "part" else {}
    rulebook = book(meaning["need"], part, values={"minimum": 16})
    for answers in meaning["holds"]:
        assert status(rulebook, **answers) == "met", answers
    for answers in meaning["fails"]:
        assert status(rulebook, **answers) == "not_met", answers
