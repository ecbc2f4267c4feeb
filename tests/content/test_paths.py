"""Every result leads on: to a step of the path, or to whoever can tell, each with a place that can be reached."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest

from checker.command.reports.verdict import report
from checker.facts.answers import UNKNOWN, read_answers, to_json
from checker.verdict import progress, verdict
from checker.wording import ENGLISH, format_day, plain, result_in_words
from tests.support.paths import to_ask

TODAY = date(2026, 11, 21)
PEOPLE = 80
READY = {
    "adult": True,
    "photo_id": True,
    "schooling": "diploma",
    "recovery_experience": "own",
    "willing_to_share": True,
    "recovery_dedication": True,
    "ethics_agreement": True,
}
NEWCOMER = {**READY, "core_training": False, "exam_passed": False, "application_approved": "not_yet", "applied": False}


@pytest.fixture(scope="module")
def judge(content):
    def judged(goal, as_of=TODAY, **answers):
        record = verdict(content.rulebook, goal, read_answers(content.rulebook.facts, answers, as_of), as_of)
        return record, result_in_words(content.rulebook, record, answers)

    return judged


def sentences(words, name):
    (part,) = [part for part in words["parts"] if part["part"] == name]
    return [plain(line["text"]) for line in (*part["lines"], *part.get("outro", ()))]


def test_a_newcomer_can_start_now_and_reads_what_it_takes(content, judge):
    record, words = judge("certification", **NEWCOMER)
    assert record["ask"] == record["ask_plan"] == []
    assert words["outcome"]["heading"] == ENGLISH.text("heading.start", count=4)
    rest = record["plan"]["left"]
    fees = content.values["application_fee"].root.amount + content.values["exam_fee"].root.amount
    assert rest["dollars"] == {"amount": fees, "at_least": True}
    plan_text = " ".join(sentences(words, "plan"))
    prices = [step["price"] for step in record["plan"]["steps"] if step["price"]]
    assert len(prices) == 1
    assert all(price in plan_text for price in prices)
    assert f"${fees}" in plan_text
    assert record["plan"]["clock"]["lasts"] == "12 months"
    assert record["plan"]["clock"]["text"] in plan_text
    assert words["next"]["door"]["address"] == content.sources["calmhsa_apply"].address


def test_nobody_pays_for_a_training_before_they_are_asked_what_they_cannot_change(content):
    order = content.rulebook.goals["certification"].period(TODAY).order
    steps = min(order.index(name) for name in ("core_training", "exam_passed", "application_approved"))
    assert max(order.index(name) for name in ("adult", "schooling", "recovery_experience")) < steps


@pytest.mark.parametrize("goal", ["certification", "calaveras_level_1", "pathway_humanity"])
def test_whoever_has_no_diploma_reads_that_first_and_pays_for_nothing_before(content, judge, goal):
    known = NEWCOMER | {"schooling": "none", "mental_health_services": "own", "peer_months": 6, "drivers_license": True}
    asked = content.rulebook.goals[goal].questions
    record, _ = judge(goal, **{name: value for name, value in known.items() if name in asked})
    assert record["next"] == {"kind": "step", "step": "diploma"}
    assert not record["plan"]["blocked"]
    assert {step["state"] for step in record["plan"]["steps"] if step["fee"]} <= {"later"}


WHO_IT_IS_FOR = {"other_state_certified", "level_1_now", "ethics_agreement"}
"""Documents of whoever a way is for, and of a promise: nobody is sent to get them."""


def test_whatever_document_nobody_can_do_without_has_a_step_where_it_can_be_got(content):
    rulebook = content.rulebook
    for goal in (goal for goal in rulebook.goals.values() if goal.path):
        period = goal.period(TODAY)
        steps = {name for step in period.steps for name in step.changes}
        facts = [rulebook.facts[name] for name in period.deciding_facts]
        for fact in (fact for fact in facts if fact.get is not None and fact.growth is None and fact.show):
            lacking = [value for value in (fact.options or [False]) if fact.kind in ("yes_no", "choice")]
            states = [progress(rulebook, goal.id, {fact.id: value}, TODAY)["status"] for value in lacking]
            assert "not_met" not in states or fact.id in steps | WHO_IT_IS_FOR, (goal.id, fact.id)


def test_without_experience_there_is_something_to_begin_and_no_date(judge):
    record, words = judge(
        "calaveras_level_1", schooling="diploma", mental_health_services="own", peer_months=0, drivers_license=True
    )
    assert record["next"] == {"kind": "step", "step": "months"}
    assert record["plan"]["wait"] is None
    assert record["days"] == []
    assert words["outcome"]["heading"] == ENGLISH.text("heading.start", count=2)
    assert not [line for line in sentences(words, "plan") if "until all of it is done" in line]  # which one step says


def test_who_has_begun_already_keeps_going_until_a_day(judge):
    answers = {
        "schooling": "ged",
        "mental_health_services": "own",
        "peer_months": 3,
        "peer_support_now": True,
        "drivers_license": True,
    }
    record, words = judge("calaveras_level_1", **answers)
    day = format_day(record["plan"]["wait"]["day"], ENGLISH)
    assert words["outcome"]["heading"] == ENGLISH.text("heading.ripe", day=day, count=1)
    step, text = plain(words["next"]["step"]), " ".join(sentences(words, "plan"))
    assert day in step
    assert "where you can begin" not in step
    assert day not in text
    assert f"{record['plan']['wait']['days']} days" not in text


def test_a_day_that_is_over_is_that_of_its_own_step(judge):
    since = {"bh_years": 1, "bh_work_now": True, "bh_professional": True, "supervising_since": "2026-08-01"}
    answers = {"schooling": "higher", "direct_years": 0, "certified": False, "training": False, **since}
    record, words = judge("supervisor", **answers)
    assert record["plan"]["now"] == "course"
    assert words["outcome"]["heading"].startswith("The last day was September 30, 2026: take the free 1-hour course ")
    assert words["outcome"]["means"] == ENGLISH.text("means.plan_late")


def test_what_is_not_known_comes_before_any_step_and_what_others_decide_after_the_steps(judge):
    months = {"peer_months": 0, "peer_support_now": False}
    own = {"mental_health_services": "unknown"}
    _, words = judge("calaveras_level_1", schooling="ged", drivers_license=True, **own, **months)
    assert words["outcome"]["heading"] == ENGLISH.text("heading.find_out", count=2)
    assert words["outcome"]["means"] == ENGLISH.text("means.plan_unknown")
    assert "have you used, mental health services" in plain(words["next"]["step"])
    _, words = judge("pathway_humanity", schooling="ged", recovery_years=12, certified=False)
    assert words["outcome"]["means"] == ENGLISH.text("means.plan_open")
    assert len(sentences(words, "left_to")) == 2
    _, words = judge(
        "calaveras_level_1", schooling="ged", mental_health_services="own", drivers_license=False, **months
    )
    assert len(sentences(words, "readings")) == 2


def test_no_title_says_again_what_the_step_takes(judge):
    _, words = judge("out_of_state", **READY | {"law_ethics_hours": 0, "peer_years": 0})
    assert "Finish 20 hours of continuing education" in sentences(words, "plan")


def test_a_family_caregiver_meets_it_and_one_posting_is_a_note(content, judge):
    family = READY | {"recovery_experience": "family", "core_training": True, "exam_passed": True}
    record, _ = judge("certification", **family)
    assert record["status"] == "met"
    clauses = {clause.facts: clause for clause in content.rulebook.goals["certification"].period(TODAY).clause.walk()}
    assert clauses["recovery_experience",].note


def test_a_licensed_supervisor_reads_the_course_its_day_and_that_it_counts(content, judge):
    began = {"supervising_since": "2026-10-31", "training": False, "bh_professional": True, "bh_years": 3}
    record, words = judge("supervisor", **began, direct_years=0, certified=False, schooling="higher")
    (course,) = [step for step in record["plan"]["steps"] if step["id"] == "course"]
    assert (course["state"], course["last_day"]) == ("next", "2026-12-30")
    by = ENGLISH.text("heading.by", title=course["title"], day=format_day("2026-12-30"))
    assert words["outcome"]["heading"] == by
    counted = [name for name, label in content.facts["credit_for"].options.items() if "(L" in label]
    assert [name for name in counted if name.upper() in course["text"]] == counted


def drawn_answer(fact, draw):
    if draw.random() < 0.08:
        return UNKNOWN
    if fact.kind == "yes_no":
        return draw.random() < 0.8
    if fact.kind == "choice":
        return draw.choice(list(fact.options))
    if fact.kind == "number":
        return Decimal(draw.choice([0, 0, 1, 3, 6, 12, 20]))
    days = {"past": [0, 20, 200, 900, 3000], "future": [0, -20, -200], "any": [900, 20, 0, -20, -200]}
    ago = draw.choice([None, *days[fact.date]])
    return "not_yet" if ago is None else date.fromordinal(TODAY.toordinal() - ago)


def walked(rulebook, goal):
    """Records of people who answered all that they were asked, and of some who stopped."""
    draw = random.Random(goal.id)
    for number in range(PEOPLE):
        answers = {}
        while True:
            record = progress(rulebook, goal.id, answers, TODAY)
            questions = to_ask(record)
            if not questions or (number and draw.random() < 0.03):
                break  # the first person knows nothing, and is asked it all
            fact = rulebook.facts[questions[0]]
            answers[fact.id] = drawn_answer(fact, draw) if number else UNKNOWN
        yield answers, verdict(rulebook, goal.id, answers, TODAY)


def test_every_result_of_every_goal_has_a_next_step_with_a_place(content):
    statuses = set()
    places = {source.address for source in content.sources.values()}
    places |= {way for one in content.contacts.values() for way in (one.address, one.phone, one.mail)} - {None}
    for goal in content.rulebook.goals.values():
        if goal.every_clause:  # it takes stock: each of its lines leads to its own page
            continue
        for answers, record in walked(content.rulebook, goal):
            statuses.add(record["status"])
            words = result_in_words(content.rulebook, record, {name: to_json(value) for name, value in answers.items()})
            door = words["next"]["door"]
            assert door, (goal.id, answers)
            assert door["label"]
            (kind,) = door.keys() & {"address", "phone", "mail", "goal"}
            assert door[kind] in content.rulebook.goals if kind == "goal" else door["seen"]
            assert kind == "goal" or door[kind] in places, (goal.id, answers)
    assert statuses == {"met", "met_with_duty", "not_met", "unsettled", "depends_on_reading", "left_to_others"}


def test_the_terminal_shows_the_same_answer_and_the_same_place(content, judge):
    record, words = judge("certification", **NEWCOMER)
    text = " ".join(report(content.rulebook, record, NEWCOMER).split())
    assert words["outcome"]["heading"] in text
    assert words["next"]["door"]["address"].removesuffix("/") in text.replace("- ", "-")
    for sentence in sentences(words, "plan"):
        assert " ".join(sentence.split()) in text
