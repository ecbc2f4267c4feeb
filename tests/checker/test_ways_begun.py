"""What is to be begun, resumed or applied for before time can do its part, in the record and in words."""

from __future__ import annotations

from checker.wording import plain, result_in_words
from tests.support.builders import TODAY, read
from tests.support.compiling import compile_rulebook
from tests.support.verdicts import verdict

CERTIFIED = "certified: {ask: Are you certified?, get: {goal: certification}}\ntraining: {ask: Trained?}"
EXPERIENCE = (
    "paid: {ask: How many paid years?, unit: years, get: wait}\nvol: {ask: Volunteer years?, unit: years, get: wait}"
)


def judged(facts, rules, answers):
    """The verdict on ``goal``, from YAML; the rulebook has no fault."""
    rulebook, faults = compile_rulebook(read(facts), read(rules), {})
    assert rulebook is not None, faults
    return verdict(rulebook, "goal", answers, TODAY)


def ways(facts, rules, answers):
    return judged(facts, rules, answers)["nearest"]


def test_what_was_not_begun_is_a_thing_to_begin_and_has_no_day():
    rules = "goal: {title: Goal, need: {paid: '>= 2'}}"
    facts = EXPERIENCE.partition("\n")[0]
    (way,) = ways(facts, rules, {"paid": 0})
    assert way["begin"] == [{"fact": "paid", "value": 2, "at_least": 2, "now": 0}]
    assert (way["wait"], way["change"], way["if"], way["cost"]["known"]) == (731, [], [], True)
    record = judged(facts, rules, {"paid": 0})
    assert (record["earliest"], record["days"]) == (None, [])
    assert record["next"] == {"kind": "begin", "way": 0, "fact": "paid"}


def test_of_one_sum_what_goes_on_grows_or_a_single_thing_is_begun():
    rules = "goal: {title: Goal, need: {sum: [paid, vol], is: '>= 4'}}"
    found = ways(EXPERIENCE, rules, {"paid": 1, "vol": 0})
    assert [(way["wait"], [step["fact"] for step in way["begin"]]) for way in found] == [
        (548, ["vol"]),  # both at a time
        (1096, []),
    ]
    assert [(step["fact"], step["now"]) for step in found[0]["begin"]] == [("vol", 0)]
    found = ways(EXPERIENCE, rules, {"paid": 0, "vol": 0})
    assert sorted((way["wait"], [step["fact"] for step in way["begin"]]) for way in found) == [
        (1461, ["paid"]),
        (1461, ["vol"]),
    ]
    assert found[0]["begin"][0]["value"] == 4


def test_two_numbers_that_are_begun_together_grow_side_by_side():
    (way,) = ways(
        EXPERIENCE, "goal: {title: Goal, need: {all: [{paid: '>= 2'}, {vol: '>= 1'}]}}", {"paid": 0, "vol": 0}
    )
    assert (way["wait"], {step["fact"] for step in way["begin"]}) == (731, {"paid", "vol"})


def test_ways_to_meet_the_one_other_goal_are_one_way_here():
    facts = f"{CERTIFIED}\nother: {{ask: Other?}}\nschool: {{ask: School?}}\nexam: {{ask: Exam?}}"
    rules = """
    goal: {title: Goal, need: {any: [certified, other]}}
    certification: {title: Certification, need: {any: [training, exam, school]}}
    """
    found = ways(facts, rules, {"certified": False})
    assert sorted([each["goal"] for each in way["goals"]] for way in found) == [[], ["certification"]]


def words(facts, rules, answers):
    """The next step and the lines about ways, as plain text."""
    rulebook, _ = compile_rulebook(read(facts), read(rules), {})
    found = result_in_words(rulebook, verdict(rulebook, "goal", answers, TODAY), answers)
    (part,) = [part for part in found["parts"] if part["part"] == "nearest"] or [{"lines": []}]
    return plain(found["next"]["step"]), [plain(line["text"]) for way in part["lines"] for line in way["lines"]]


def test_what_to_begin_is_told_without_a_day():
    rules = "goal: {title: Goal, need: {all: [{paid: '>= 2'}, {any: [help, {vol: '>= 1'}]}]}}"
    step, lines = words(f"{EXPERIENCE}\nhelp: {{ask: Help?, get: {{}}}}", rules, {"paid": 0, "vol": 3, "help": True})
    assert "start this: whatever counts for “How many paid years?” (2 years or more)" in step
    assert lines == []
    step, lines = words(f"{EXPERIENCE}\nhelp: {{ask: Help?, get: {{}}}}", rules, {"paid": 0, "vol": 0, "help": False})
    assert "Start this: whatever counts for “Volunteer years?” (1 year or more)." in lines
    assert "This takes 731 days, counted from the day you start." in lines
    assert not any("2028" in line for line in (step, *lines))


def test_a_goal_that_is_met_already_is_one_to_apply_for():
    rules = (
        "goal: {title: Goal, need: {all: [certified, other]}}\ncertification: {title: Certification, need: training}"
    )
    facts = f"{CERTIFIED}\nother: {{ask: Other?, get: {{hours: 1}}}}"
    answers = {"certified": False, "training": True, "other": True}
    assert words(facts, rules, answers) == (
        "Your next step is to apply for “Certification.” Based on your answers, you meet its written requirements.",
        [],
    )
    _, lines = words(facts, rules, {**answers, "other": False})
    assert "You meet “Certification” already. Apply for it." in lines
