"""The decision chart: whoever follows it with a full set of answers comes to the status that the checker gives."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import product
from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.compile.chart.chart import charts
from checker.compile.chart.phrases import implicants, in_order, phrases
from checker.facts.answers import read_answers
from checker.facts.tests import amount
from checker.rulebook.rulebook import Rulebook
from tests.support.builders import book
from tests.support.random_rulebooks import compile_random, complete_answers, used_facts
from tests.support.strategies import AS_OF, rulebooks
from tests.support.verdicts import status_of, verdict


def chart_of(rulebook, goal="goal", as_of=AS_OF):
    start = rulebook.goals[goal].period(as_of).start
    return next(each for each in charts(rulebook.goals[goal]) if each.start == start)


def followed(chart, given_answers, as_of=AS_OF):
    """The end that the chart leads to, and the numbers of the steps on the way."""
    number, way, passed = 1, chart, []
    while chart.steps and number is not None:
        step = chart.steps[number - 1]
        passed.append(number)
        (pattern,) = step.variable.patterns_for(step.variable.amounts(given_answers, as_of))
        (way,) = (each for each in step.branches if pattern in each.patterns)
        number = way.step
    return way.end, passed


@given(st.data())
def test_every_path_ends_as_the_verdict_does(data):
    facts, rules = data.draw(rulebooks())
    rulebook = compile_random(used_facts(facts, rules), rules)
    answers = complete_answers(data.draw, list(facts))
    record = verdict(rulebook, "goal", {name: answers[name] for name in answers if name in rulebook.facts}, AS_OF)
    end, passed = followed(
        chart_of(rulebook),
        read_answers(rulebook.facts, {name: value for name, value in answers.items() if name in rulebook.facts}, AS_OF),
    )
    assert end.status == record["status"]
    assert [fact.id for fact in end.left_to] == [each["fact"] for each in record["left_to"]]
    assert {each.status for each in end.readings} <= {each["status"] for each in record["readings"]}
    assert passed == sorted(set(passed))


@given(st.data())
def test_the_words_of_a_way_hold_for_the_answers_that_take_it_and_for_no_other(data):
    facts, rules = data.draw(rulebooks())
    rulebook = compile_random(used_facts(facts, rules), rules)
    lone = [
        step
        for step in chart_of(rulebook).steps
        if len(step.variable.facts) == 1 and step.variable.facts[0].kind in ("number", "day")
    ]
    assume(lone)
    for step in lone:
        (fact,) = step.variable.facts
        answers = complete_answers(data.draw, [fact.id])
        seen = amount(read_answers(rulebook.facts, answers, AS_OF)[fact.id], AS_OF)
        holding = [
            way
            for way in step.branches
            if (
                "it has not happened yet" in way.words
                if seen == "not_yet"
                else any(seen in span for span in step.variable.spans(way.patterns))
            )
        ]
        (pattern,) = step.variable.patterns_for({fact.id: seen})
        assert [pattern in way.patterns for way in holding] == [True]


@given(st.data())
def test_each_answer_to_a_step_has_one_way_and_words_for_it(data):
    facts, rules = data.draw(rulebooks())
    rulebook = compile_random(used_facts(facts, rules), rules)
    for chart in charts(rulebook.goals["goal"]):
        for number, step in enumerate(chart.steps, 1):
            assert step.number == number
            patterns = [pattern for way in step.branches for pattern in way.patterns]
            assert sorted(patterns) == sorted(step.variable.patterns_for({}))
            assert all(way.words for way in step.branches)
            assert all((way.step is None) != (way.end is None) for way in step.branches)
            assert all(way.step > number for way in step.branches if way.step)
            words = [word for way in step.branches for word in way.words]
            assert len(words) == len(set(words))


def test_the_shipped_charts_end_as_the_verdict_does(root):
    rulebook = Rulebook.from_json((root / "build" / "rulebook.json").read_text("utf-8"))
    for name, goal in rulebook.goals.items():
        chart = chart_of(rulebook, name)
        period = goal.period(AS_OF)
        values = [standing(variable) for variable in period.variables[: period.readings.start]]
        chance = random.Random(name)
        for _ in range(min(300, prod(map(len, values)))):
            given_answers = {fact: value for each in values for fact, value in chance.choice(each).items()}
            end, _ = followed(chart, read_answers(rulebook.facts, given_answers, AS_OF))
            assert end.status == status_of(rulebook, name, given_answers, AS_OF), given_answers


def test_a_day_has_its_own_words_for_no_such_day(root):
    rulebook = Rulebook.from_json((root / "build" / "rulebook.json").read_text("utf-8"))
    words = [word for step in chart_of(rulebook, "renewal").steps for way in step.branches for word in way.words]
    assert "I was never certified in California" in words
    assert "it has not happened yet" not in words


def standing(variable):
    """Answers that stand at each threshold and on either side of it."""
    fact = variable.facts[0]
    if fact.kind == "yes_no":
        return [{fact.id: True}, {fact.id: False}]
    if fact.kind == "choice":
        return [{fact.id: option} for option in fact.options]
    near = sorted({int(test.than) + step for test in variable.tests for step in (-1, 0, 1)})
    names = [each.id for each in variable.facts]
    if fact.kind == "day":
        days = [ago for ago in near if ago >= 0 or fact.date != "past"]
        answers = ["not_yet", *((AS_OF - timedelta(ago)).isoformat() for ago in days)]
        return [dict(zip(names, each, strict=True)) for each in product(answers, repeat=len(names))]
    amounts = [value for value in [0, *near] if value >= 0]
    return [dict(zip(names, each, strict=True)) for each in product(amounts, repeat=len(names))]


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("{age: '>= 18 years'}", [["less than 18 years"], ["18 years or more"]]),
        ("{age: '> 1'}", [["1 year or less"], ["more than 1 year"]]),
        (
            "{all: [{age: '>= 2'}, {age: '< 3.5'}]}",
            [["less than 2 years", "3.5 years or more"], ["2 years or more, but less than 3.5 years"]],
        ),
        ("{all: [{age: '>= 2'}, {age: '<= 2'}]}", [["less than 2 years", "more than 2 years"], ["exactly 2 years"]]),
        ("{medals: '> 1000'}", [["1,000 medals or less"], ["1,001 medals or more"]]),
        (
            "{joined: '<= 60 days ago'}",
            [["no more than 60 days ago"], ["more than 60 days ago", "it has not happened yet"]],
        ),
        ("{joined: not_yet}", [["any day"], ["it has not happened yet"]]),
        (
            "{race: '<= 90 days ahead'}",
            [["more than 90 days from now", "it has not happened yet"], ["no more than 90 days from now"]],
        ),
        (
            "{all: [{lesson: '>= 1 days ago'}, {lesson: '<= 3 days ago'}]}",
            [["today or later", "more than 3 days ago", "it has not happened yet"], ["1 to 3 days ago"]],
        ),
        ("{school: [diploma, degree]}", [["None"], ["A diploma", "A degree"]]),
        ("{none: [member]}", [["Yes"], ["No"]]),
        ("{sum: [swum, dived], is: '>= 10'}", [["A + B is less than 10 hours"], ["A + B is 10 hours or more"]]),
        (
            "{all: [{sum: [swum, {dived: 2}, {member: -3}], is: '> 10'}, {dived: '>= 1'}]}",
            [
                ["A + 2 × B − 3 for a yes to C is 10 hours or less", "B is less than 1 hour"],
                ["A + 2 × B − 3 for a yes to C is more than 10 hours, and B is 1 hour or more"],
            ],
        ),
        (
            "{sum: [{joined: 1}, {lesson: -1}], is: '>= 0 days'}",
            [["B is before A, or one of them has no date yet"], ["B is the same day as A, or later"]],
        ),
        (
            "{within: 60 days, of: joined, do: member, on: lesson}",
            [
                ["B is no more than 60 days after A, and A is no more than 60 days ago", "A has no date yet"],
                ["B is no more than 60 days after A, and A is more than 60 days ago"],
                ["B is more than 60 days after A, or B has no date yet; and A is no more than 60 days ago"],
                ["B is more than 60 days after A, or B has no date yet; and A is more than 60 days ago"],
            ],
        ),
        (
            "{sum: [{joined: 1}, {lesson: -1}], is: '<= 30 days'}",
            [["B is more than 30 days after A, or one of them has no date yet"], ["B is no more than 30 days after A"]],
        ),
    ],
)
def test_answers_are_told_in_plain_words(need, words):
    step = chart_of(book(need)).steps[0]
    assert sorted([*way.words] for way in step.branches) == sorted(words)


def test_the_phrases_stand_in_the_order_of_reading():
    variable = book("{any: [{age: '>= 3'}, {age: '< 1'}]}").goals["goal"].periods[0].variables[0]
    assert [phrases(variable, [index], {})[0] for index in in_order(variable)] == [
        "less than 1 year",
        "1 year or more, but less than 3 years",
        "3 years or more",
    ]


def test_facts_tied_by_a_sum_are_one_step():
    chart = chart_of(book("{all: [{sum: [swum, dived], is: '>= 10'}, {any: [member, {dived: '>= 4'}]}]}"))
    assert [[fact.id for fact in step.variable.facts] for step in chart.steps].count(["swum", "dived"]) == 1


def test_a_goal_that_asks_nothing_is_an_end():
    chart = chart_of(book("approval"))
    assert chart.steps == ()
    assert (chart.end.status, [fact.id for fact in chart.end.left_to]) == ("left_to_others", ["approval"])


PATTERNS = st.lists(st.tuples(*[st.booleans()] * 4), unique=True)


@given(PATTERNS, PATTERNS)
def test_conditions_on_a_sum_hold_for_all_that_is_wanted_and_nothing_else(patterns, others):
    others = [each for each in others if each not in patterns]
    found = implicants(patterns, others)

    def met(pattern):
        return any(all(pattern[index] is truth for index, truth in implicant.items()) for implicant in found)

    assert all(met(pattern) for pattern in patterns)
    assert not any(met(pattern) for pattern in others)


@pytest.mark.parametrize(
    ("test", "met", "not_met"),
    [
        (">= 6 months ago", "at least 6 months ago", "less than 6 months ago, or still to come"),
        ("> 1 year ago", "more than 1 year ago", "no more than 1 year ago, or still to come"),
        ("< 18 years ago", "less than 18 years ago, or still to come", "at least 18 years ago"),
        ("<= 3 months ahead", "no more than 3 months from now, or already past", "more than 3 months from now"),
        ("before 2022-07-01", "before July 1, 2022", "on or after July 1, 2022"),
        ("on or before 2022-07-01", "on or before July 1, 2022", "after July 1, 2022"),
    ],
)
def test_a_limit_by_the_calendar_is_worded_as_the_rule_has_it(test, met, not_met):
    (step,) = chart_of(book({"lesson": test}, facts={"lesson": {"ask": "When?", "date": "any"}})).steps
    words = {branch.end.status: branch.words[0] for branch in step.branches}
    assert words == {"met": met, "not_met": not_met}
