"""The project's own content keeps what the loader does not ask of every folder: sources, reasons, open points."""

import re
from collections import Counter

from checker.rulebook.clause import Clause


def rests_on_a_source(clause: Clause) -> bool:
    return bool(clause.cite or (clause.clauses and all(map(rests_on_a_source, clause.clauses))))


def parts(clause):
    """A clause and all below it; what a promise consists of rests on the source of the promise."""
    yield clause
    for below in clause.clauses if clause.kind != "within" or not clause.cite else ():
        yield from parts(below)


def test_every_clause_of_every_goal_rests_on_a_source(content):
    clauses = [
        (goal.id, clause)
        for goal in content.rulebook.goals.values()
        for period in goal.periods
        for clause in parts(period.clause)
    ]
    assert clauses
    assert [(goal, clause.id) for goal, clause in clauses if not rests_on_a_source(clause)] == []


def test_every_goal_shows_a_yes_and_a_no_that_are_tried_at_each_build(content):
    statuses = {goal: {example.status for example in content.rules[goal].examples} for goal in content.rulebook.goals}
    assert [goal for goal, shown in statuses.items() if "not_met" not in shown] == []
    assert [goal for goal, shown in statuses.items() if not shown & {"met", "left_to_others"}] == []


def test_every_question_says_why_it_is_asked_and_to_which_topic_it_belongs(content):
    asked = [fact for fact in content.facts.values() if fact.ask]
    assert [fact.id for fact in asked if not (fact.why and fact.topic)] == []


def test_every_open_reading_is_explained_among_the_known_conflicts(content):
    for goal in content.rulebook.goals.values():
        facts = {name for period in goal.periods for clause in period.clause.walk() for name in clause.facts}
        if any(content.facts[name].open for name in facts):
            assert any(goal.id in conflict.goals for conflict in content.conflicts.values()), goal.id


def test_every_conflict_and_every_training_names_goals_that_exist(content):
    named = {goal for conflict in content.conflicts.values() for goal in conflict.goals}
    offered = [training.credit for training in content.trainings.values() if training.credit]
    named |= {credit.goal for credit in offered if credit.goal}
    assert named <= set(content.rulebook.goals)


def test_every_source_is_cited_somewhere_besides_its_own_entry(content, root):
    files = [file for ending in ("md", "yml") for file in (root / "content").rglob(f"*.{ending}")]
    words = Counter(word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8")))
    assert [source for source in content.sources if words[source] < 2] == []


def test_every_source_says_what_it_is_and_when_it_was_read(content):
    assert [each.id for each in content.sources.values() if not (each.kind and each.read_on and each.publisher)] == []
