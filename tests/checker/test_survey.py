"""Many goals at once: each stands as its own check says, questions come in order, and steps open what they open."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date
from decimal import Decimal

import pytest

from checker import Rulebook, Service, read_answers
from checker.command.main import main
from checker.survey import Survey, listing, openings
from checker.survey.prospect import prospect
from macros.content import load
from tests.support.builders import read
from tests.support.sample_rulebook import compiled
from tests.support.verdicts import progress, verdict

AS_OF = date(2026, 11, 28)
JOBS = """
facts:
  born_here: {ask: Born here?, topic: You}
  months: {ask: How many months?, unit: months, topic: Work, get: wait}
  exam: {ask: Exam passed?, topic: Steps, get: {hours: 2, dollars: 150}}
  course: {ask: Course taken?, topic: Steps, get: {hours: 80}}
  school:
    {ask: Which school?, topic: School, options: {none: None, diploma: A diploma, degree: A degree}, get: {hours: 9}}
rules:
  clerk: {title: Clerk, audience: [applicant], need: {all: [exam, born_here]}}
  guide: {title: Guide, audience: [applicant], need: {all: [exam, {months: ">= 6"}]}}
  lead: {title: Lead, audience: [employer], need: {all: [exam, course, {school: degree}]}}
values: {}
"""


@pytest.fixture(scope="module")
def jobs():
    return compiled(read(JOBS))


@pytest.fixture(scope="module")
def shipped(site):
    (path,) = site.glob("bundle-*/rulebook.json")
    return Rulebook.from_json(path.read_text("utf-8"))


def an_answer(chance, fact):
    """Any answer that fits the fact, "I don't know" among them."""
    kinds = {
        "yes_no": [True, False],
        "number": [Decimal(0), Decimal(7), Decimal(24)],
        "choice": list(fact.options),
        "day": ["not_yet", date(2025, 3, 1) if fact.date == "past" else date(2027, 3, 1)],
    }
    return chance.choice([*kinds[fact.kind], "unknown"])


@pytest.mark.parametrize("seed", range(5))
def test_each_goal_stands_as_its_own_check_says(shipped, seed):
    chance = random.Random(seed)
    survey, answers = Survey(shipped, shipped.goals, AS_OF), {}
    while survey.ask:
        answers[survey.ask] = an_answer(chance, shipped.facts[survey.ask])
        if chance.random() < 0.2:  # somebody goes back and changes an answer
            name = chance.choice(list(answers))
            answers[name] = an_answer(chance, shipped.facts[name])
        survey.answer(answers)
        name = chance.choice(list(shipped.goals))
        alone = progress(shipped, name, answers, AS_OF)
        assert (survey.standings[name].status, list(survey.standings[name].ask)) == (alone["status"], alone["ask"])
    for name, standing in survey.standings.items():
        assert standing.status == verdict(shipped, name, answers, AS_OF)["status"]
        assert survey.has(name) or not standing.ask


def test_first_comes_what_nobody_can_change_and_last_what_a_step_makes_true(jobs):
    survey, asked, answers = Survey(jobs, jobs.goals, AS_OF), [], {}
    values = {"born_here": True, "months": Decimal(1), "exam": True, "course": True, "school": "none"}
    while survey.ask:
        asked.append((survey.ask, survey.most))
        answers[survey.ask] = values[survey.ask]
        survey.answer(answers)
    assert asked == [("born_here", 5), ("months", 4), ("exam", 3), ("course", 2), ("school", 1)]


def test_what_belongs_to_a_step_is_asked_with_it(jobs):
    """The day of an application is nothing that a step changes, and still nobody is asked for it before the steps."""
    facts = JOBS.replace("rules:", "  day: {ask: Which day?, topic: Steps, date: past}\nrules:")
    dated = compiled(read(facts.replace("[exam, born_here]", "[exam, born_here, {day: '<= 9 days ago'}]")))
    survey = Survey(dated, ["clerk"], AS_OF)
    assert survey.ask == "born_here"
    survey.answer({"born_here": True})
    assert survey.ask in ("exam", "day")
    survey = Survey(dated, dated.goals, AS_OF)
    survey.answer({"born_here": True})
    assert survey.ask == "months"


def test_the_question_that_settles_most_comes_first(jobs):
    survey = Survey(jobs, jobs.goals, AS_OF)
    survey.answer({"born_here": True, "months": Decimal(9)})
    assert survey.ask == "exam"


def test_a_changed_answer_judges_only_the_goals_that_ask_about_it(jobs):
    survey = Survey(jobs, jobs.goals, AS_OF)
    before = dict(survey.standings)
    survey.answer({"months": Decimal(1)})
    assert [name for name in jobs.goals if survey.standings[name] is not before[name]] == ["guide"]
    survey.answer({})
    assert survey.standings == before


def test_one_step_opens_the_goals_that_it_alone_would_meet(jobs):
    survey = Survey(jobs, jobs.goals, AS_OF)
    survey.answer({"born_here": True, "months": Decimal(9), "exam": False, "course": True, "school": "diploma"})
    assert openings(survey) == [
        {"fact": "exam", "opens": [{"goal": "clerk", "value": True}, {"goal": "guide", "value": True}]}
    ]
    survey.answer({"born_here": True, "months": Decimal(9), "exam": True, "course": True, "school": "diploma"})
    assert openings(survey) == [{"fact": "school", "opens": [{"goal": "lead", "value": "degree"}]}]


@pytest.mark.parametrize("seed", range(3))
def test_what_a_step_opens_is_met_with_it_and_not_without(shipped, seed):
    chance = random.Random(seed)
    survey, answers = Survey(shipped, shipped.goals, AS_OF), {}
    while survey.ask:
        fact = shipped.facts[survey.ask]
        answers[fact.id] = True if fact.kind == "yes_no" and chance.random() < 0.8 else an_answer(chance, fact)
        survey.answer(answers)
    for step in openings(survey):
        for opened in step["opens"]:
            record = verdict(shipped, opened["goal"], answers | {step["fact"]: opened["value"]}, AS_OF)
            assert record["status"] in ("met", "met_with_duty", "left_to_others")
            assert survey.standings[opened["goal"]].status not in ("met", "met_with_duty", "left_to_others")


def test_the_terminal_lists_the_goals_by_where_they_stand(jobs, tmp_path, capsys):
    rulebook, answers = tmp_path / "rulebook.json", tmp_path / "answers.json"
    rulebook.write_text(jobs.to_json(), "utf-8")
    answers.write_text(json.dumps({"born_here": True, "months": 9, "exam": False}), "utf-8")
    command = ["all", "--rulebook", str(rulebook), "--answers", str(answers), "--as-of", "2026-11-28"]
    assert main([*command, "--audience", "applicant"]) == 0
    assert capsys.readouterr().out == (
        "Where these answers stand on November 28, 2026\n\n"
        "Not yet:\n- Clerk (clerk)\n- Guide (guide)\n\n"
        "What one step would make possible:\n- Exam passed? – Yes\n  - Clerk (clerk)\n  - Guide (guide)\n\n"
        "This is not an application or a decision.\n"
    )
    assert main([*command, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["ask"], record["most"]) == (None, 0)
    assert [goal["status"] for goal in record["goals"]] == ["not_met"] * 3


def test_an_audience_that_no_goal_has_is_told_with_those_there_are(jobs, tmp_path, capsys):
    rulebook = tmp_path / "rulebook.json"
    rulebook.write_text(jobs.to_json(), "utf-8")
    assert main(["all", "--rulebook", str(rulebook), "--audience", "nurses"]) == 2
    assert capsys.readouterr().err == "No goal is for “nurses”. There are goals for: applicant, employer.\n"


EMPLOYER = """
agencies:
  north:
    name: North County
    kind: county
    summary: A county.
    classes:
      helper:
        title: Helper
        short: Helper
        rank: 1
        summary: A job.
        goal: north_helper
    pay:
      hour:
        {classes: [helper], printed: "$30.00–32.50", low: 30.00, high: 32.50, period: hour, hours_basis: Not stated.,
        printed_in: body, as_of: 2026-01-02, seen: 2026-11, cite: merced_posting}
    postings:
      first: {title: Helper, classes: [helper], seen: 2026-11, cite: merced_posting}
rules:
  north_helper:
    title: Helper, North County
    audience: [applicant]
    cite: merced_posting
    need: {all: [{need: job_tasks, cite: merced_posting}, {need: certified, cite: merced_posting}]}
"""
LIFTS = {"job_tasks": True, "certified": False}
"""Of the new employer only the certification is missing."""


@pytest.fixture(scope="module")
def larger(root, tmp_path_factory):
    """The rulebook of this guide with one more file of an employer."""
    folder = tmp_path_factory.mktemp("larger") / "content"
    shutil.copytree(root / "content", folder)
    (folder / "data" / "north.yml").write_text(EMPLOYER, "utf-8")
    content, faults = load(folder)
    assert content.rulebook, faults
    return content.rulebook


def listed(rulebook, answers, **wishes):
    """The reply of a page's worker with its list."""
    args = {"goal": "all", "answers": answers, "as_of": AS_OF.isoformat(), "listed": True, "wishes": wishes}
    reply = json.loads(Service(rulebook.to_json()).reply(json.dumps({"id": 1, "call": "survey", "args": args})))
    return reply["ok"]


def test_a_rule_of_one_more_employer_is_all_it_takes_to_be_asked_about_listed_and_drawn(larger):
    assert "north_helper" in larger.sets["all"].goals
    reply = listed(larger, LIFTS)
    assert "Helper" in reply["result"]["slots"]["groups"]
    assert "$30 to $32.50 an hour" in reply["result"]["slots"]["groups"]
    assert "North County" in reply["result"]["parts"]["chart"]["chart"]
    assert {"goal": "north_helper", "status": "not_met", "ask": []} in reply["record"]["goals"]


def test_a_step_is_told_with_what_it_opens_and_what_that_pays(larger):
    survey = Survey(larger, ["north_helper"], AS_OF)
    survey.answer(read_answers(larger.facts, LIFTS, AS_OF))
    entry = listing.entries(larger, [prospect(survey, "north_helper")])
    lines = listing.opening_lines(larger, listing.opened(openings(survey), larger, entry, AS_OF))
    ask = larger.facts["certified"].ask
    assert lines == [f"{ask} Yes: this opens 1 more, which pays up to $32.50 an hour."]


@pytest.mark.parametrize("seed", range(3))
def test_every_entry_of_the_list_stands_in_the_group_of_its_status(shipped, seed):
    chance = random.Random(seed)
    survey, answers = Survey(shipped, shipped.sets["all"].goals, AS_OF), {}
    groups = {"met": "now", "met_with_duty": "now", "left_to_others": "others", "unsettled": "unclear"}
    groups["depends_on_reading"] = "unclear"
    while survey.ask:
        answers[survey.ask] = an_answer(chance, shipped.facts[survey.ask])
        survey.answer(answers)
        for name, standing in survey.standings.items():
            found = prospect(survey, name)
            if survey.has(name):
                assert found.group == "has"
                continue
            if standing.status != "not_met":
                assert found.group == groups[standing.status]
                continue
            plan = verdict(shipped, name, answers, AS_OF)["plan"]
            if plan and plan["blocked"]:
                assert found.group == "blocked"
            assert found.group in ("one", "more", "blocked")
            assert found.to_do


def test_where_only_time_is_missing_the_list_says_what_it_has_to_bring(shipped):
    survey = Survey(shipped, ["veterans_crisis_line"], AS_OF)
    answers = {"veteran": "counts", "grade_8_months": Decimal(7), "certified": True}
    survey.answer(answers)
    found = prospect(survey, "veterans_crisis_line")
    assert (found.group, len(found.to_do)) == ("one", 1)
    assert "1 year" in found.to_do[0]
    assert found.days > 0


def test_few_questions_settle_the_first_goal_and_nobody_is_asked_more_than_22(shipped):
    """At most so many are open before the first answer, and each answer leaves fewer: that is the most for anybody.
    The mean is that of made-up people who bring many questions to light.
    """
    assert Survey(shipped, shipped.sets["all"].goals, AS_OF).most <= 22
    counts, first = [], 0
    for seed in range(100):
        chance = random.Random(seed)
        survey, answers = Survey(shipped, shipped.sets["all"].goals, AS_OF), {}
        settled = None
        while survey.ask:
            fact = shipped.facts[survey.ask]
            answers[fact.id] = chance.random() < 0.8 if fact.kind == "yes_no" else an_answer(chance, fact)
            before = survey.most
            survey.answer(answers)
            assert survey.most < before
            if settled is None and not all(standing.ask for standing in survey.standings.values()):
                settled = len(answers)
        counts.append(len(answers))
        first = max(first, settled)
    assert first <= 8
    assert sum(counts) <= 14 * len(counts)


def test_whoever_has_a_goal_already_is_asked_nothing_about_it(jobs):
    survey = Survey(jobs, jobs.goals, AS_OF)
    assert not survey.having
    survey = Survey(compiled(read(LICENSES)), ["licensed", "nurse"], AS_OF)
    assert (survey.ask, survey.most) == ("licensed_now", 3)
    survey.answer({"licensed_now": True})
    assert (survey.ask, survey.most, survey.has("licensed")) == (None, 0, True)
    assert [prospect(survey, goal).group for goal in survey.standings] == ["has", "now"]
    survey.answer({"licensed_now": False})
    assert (survey.ask, survey.most) == ("school", 2)


LICENSES = """
facts:
  licensed_now: {ask: Licensed?, topic: License, get: {goal: licensed}}
  school: {ask: School?, topic: School, get: {hours: 9}}
  test: {ask: Test?, topic: School, get: {hours: 2}}
rules:
  licensed: {title: License, audience: [applicant], need: {all: [school, test]}}
  nurse: {title: Nurse, audience: [applicant], need: licensed_now}
values: {}
"""
