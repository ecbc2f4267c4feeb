"""All rules of a folder of content, compiled into one rulebook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from checker.case.case import Case
from checker.case.status import status
from checker.compile.answering import check_answers
from checker.compile.faults import Faults, Path
from checker.compile.formulas.chain import Chains
from checker.compile.formulas.formula import Formula
from checker.compile.formulas.goal import Refused, Stage, compile_period
from checker.compile.language.clause import Meaning, Rule, Unread
from checker.compile.language.facts import check_growth
from checker.compile.language.paths import WrittenPath, check_steps, steps_on
from checker.compile.language.spellings import GRAMMAR
from checker.compile.language.values.dates import Dated
from checker.compile.proof.proof import Line, prove
from checker.engine.diagram import NO
from checker.facts.answers import LARGEST, AnswerError, read_answers
from checker.facts.fact import Fact
from checker.rulebook.clause import Clause
from checker.rulebook.period import Period
from checker.rulebook.rulebook import Goal, Rulebook
from checker.rulebook.step import Step

Value = Dated[Decimal]
"""A number that tests and pages name, from some days on."""


@dataclass(frozen=True)
class Sources:
    """What editors wrote, read: facts, rules and values by name, and the days from which some part of them holds."""

    facts: Mapping[str, Fact]
    rules: Mapping[str, Rule]
    values: Mapping[str, Value]
    days: Collection[str] = ()
    paths: Mapping[str, WrittenPath] = field(default_factory=dict)
    unread: Unread = field(default_factory=Unread)


def compile_rulebook(sources: Sources, faults: Faults) -> Rulebook | None:
    """The rulebook, or None where there are faults, which are added; see ``compile_proved``."""
    rulebook = _compiled(sources, faults)
    return None if faults else rulebook


def compile_proved(
    sources: Sources, faults: Faults, tell: Callable[[str], None] = lambda _: None
) -> tuple[Rulebook | None, list[Line]]:
    """The rulebook and its proof sheet, or None and every fault, clauses that decide nothing among them.

    ``faults`` holds what reading the sources found, and takes what compiling them finds. ``tell`` is told
    how far the proof is.
    """
    rulebook = _compiled(sources, faults)
    lines = prove(rulebook.goals, faults, tell)
    return (None if faults else rulebook), lines


def check_rules(sources: Sources, names: Collection[str], faults: Faults) -> None:
    """That what these rules name is there, and fits where they name it, on every day."""
    for meaning in _meanings(sources, faults):
        for name in names:
            meaning.rule(name, ("rules", name))


def _meanings(sources: Sources, faults: Faults) -> list[Meaning]:
    """The rules as they stand before every date, and from each."""
    days: list[str | None] = [None, *sorted(set(sources.days))]
    return [
        Meaning(sources.facts, sources.rules, _amounts(sources.values, day), faults, sources.unread, day)
        for day in days
    ]


def _compiled(sources: Sources, faults: Faults) -> Rulebook:
    """The rulebook of those goals whose rules are sound."""
    facts, rules = sources.facts, sources.rules
    _check_names(sources, faults)
    check_growth(facts, sources.unread, faults)
    meanings = _meanings(sources, faults)
    days = [meaning.day for meaning in meanings]
    clauses = {name: [meaning.rule(name, ("rules", name)) for meaning in meanings] for name in rules}

    def rules_in(name: str) -> set[str]:
        return set().union(*(meaning.rules_in(name) for meaning in meanings))

    titled = [name for name, rule in rules.items() if rule.title]
    chained: dict[str, list[Formula]] = {name: [] for name in titled}
    for position in range(len(days)):
        chains = Chains({name: stages[position] for name, stages in clauses.items()}, titled, facts, faults)
        for name, formulas in chained.items():
            formulas.append(chains.formula(name))
    steps = {name: [steps_on(path.steps, meaning) for meaning in meanings] for name, path in sources.paths.items()}
    _check_paths(sources, titled, faults)
    if not any(meaning.is_cut for meaning in meanings):
        _check_uses(sources, clauses, steps, {name: rules_in(name) for name in titled}, faults)
    wrong = {path[1] for path in faults.unsound if path[0] == "rules" and path[2:3] == ("need",)}
    goals: dict[str, Goal] = {}
    for name in titled:
        if not wrong & rules_in(name):
            path = steps.get(rules[name].path or "", [()] * len(days))
            stages = list(map(Stage, days, clauses[name], chained[name], path))
            goal = _goal(name, rules[name], stages, facts, faults)
            if goal and goal.path in sources.paths:
                goal = replace(goal, ask=sources.paths[goal.path].ask)
            if goal and check_answers(goal, faults, ("rules", name)):
                goals[name] = goal
    rulebook = Rulebook(dict(facts), goals)
    for name, rule in rules.items():
        _check_examples(rulebook, name, rule, faults)
    return rulebook


def _goal(name: str, rule: Rule, stages: list[Stage], facts: Mapping[str, Fact], faults: Faults) -> Goal | None:
    """The goal, or None where it is refused or nobody can meet it."""
    path: Path = ("rules", name)
    periods: list[Period] = []
    before = None
    for stage in stages:
        if stage == before:
            continue
        before = stage
        try:
            periods.append(compile_period(stage, facts, faults, path))
        except Refused:
            return None
    if not any(map(_has_yes, periods)):
        faults.add(path, "nobody can meet the goal {name}: no set of answers meets it", name=name)
        return None
    return Goal(
        name,
        rule.title or "",
        rule.audience,
        rule.note,
        rule.cite or (),
        tuple(periods),
        rule.path or "",
        rule.every_clause,
        dict(rule.words),
    )


def _check_paths(sources: Sources, goals: Collection[str], faults: Faults) -> None:
    """Every path is named by a goal, and what goals and paths name is there."""
    for name, rule in sources.rules.items():
        place: Path = ("rules", name, "path")
        if rule.path in sources.unread.names or (rule.path not in sources.paths and sources.unread.is_open):
            faults.unsound.add(place)
        elif rule.path is not None and rule.path not in sources.paths:
            faults.add(place, "no path is called {name}", rule.path, sources.paths, name=rule.path)
    named = {rule.path for rule in sources.rules.values() if rule.title}
    for name, written in sources.paths.items():
        known = None if sources.unread.is_open else [*goals, *sources.unread.names]
        check_steps(written.steps, known, faults)
        if name not in named and not (sources.unread.has_rules or sources.unread.has_goals):
            faults.add(("paths", name), "no goal names the path {name}", name=name)


def _has_yes(period: Period) -> bool:
    return period.diagram.ends(period.clause.root) != {NO}


def _amounts(values: Mapping[str, Value], day: str | None) -> dict[str, Fraction | None]:
    """Every value's amount on a day, None before its first date."""
    now = {name: value.on(day) for name, value in values.items()}
    return {name: Fraction(branch[0]) if branch else None for name, branch in now.items()}


def check_value(value: Value, faults: Faults) -> None:
    """That the amounts of a value are numbers that a rule can count with."""
    for _, amount, path in value.branches:
        if not 0 <= amount <= LARGEST:
            faults.add(path, f"a value is a number from 0 to {LARGEST:,}, not {{amount}}", amount=amount)


def _check_names(sources: Sources, faults: Faults) -> None:
    for kind, names in (("facts", sources.facts), ("rules", sources.rules), ("values", sources.values)):
        for name in names:
            if name in GRAMMAR.key_words:
                faults.add(
                    (kind, name), "{name} is a reserved word in the rule language: choose another name", name=name
                )
    for name in sources.rules:
        if name in sources.facts:
            faults.add(("rules", name), "{name} is a fact too: a rule needs a name of its own", name=name)


def _check_uses(
    sources: Sources,
    clauses: Mapping[str, list[Clause]],
    steps: Mapping[str, list[tuple[Step, ...]]],
    goals: Mapping[str, set[str]],
    faults: Faults,
) -> None:
    """Every fact stands in some rule or tells of a step, and every rule stands in some goal, or is one; ``goals`` have
    the rules in them. A name that stands in a clause at fault, or was probably meant there, is in use.
    """
    meant = {fault.nearest for fault in faults}
    if any(path[0] in ("rules", "paths") for path in faults.unsound):
        meant |= sources.unread.words
    done = [step.done for days in steps.values() for each in days for step in each if step.done]
    every = (*done, *(clause for days in clauses.values() for clause in days))
    named = {name for clause in every for part in clause.walk() for name in part.facts}
    named |= {other for name in named if name in sources.facts for other in sources.facts[name].growth_facts}
    if not sources.unread.has_rules:
        for name in sources.facts:
            if name not in named | meant:
                faults.add(("facts", name), "no rule uses the fact {name}", name=name)
    reached = set().union(*goals.values())
    if not (sources.unread.has_rules or sources.unread.has_goals):
        for name in sources.rules:
            if name not in reached | meant:
                faults.add(("rules", name), "no goal uses the rule {name}: give it a title, or delete it", name=name)


def _check_examples(rulebook: Rulebook, name: str, rule: Rule, faults: Faults) -> None:
    for position, example in enumerate(rule.examples):
        path: Path = ("rules", name, "examples", position)
        if not rule.title and ("rules", name) not in faults.unsound:  # else a title is asked for already
            faults.add(path, "only a goal has examples, and this rule has no title")
        if name not in rulebook.goals:
            continue
        try:
            answers = read_answers(rulebook.facts, example.answers, example.as_of)
        except AnswerError as error:
            faults.add((*path, "answers", error.fact or ""), error.message)
            continue
        goal = rulebook.goals[name]
        case = Case(goal.period(example.as_of), answers, example.as_of, goal.every_clause)
        found = status(case.period, case.remaining)  # no way or plan, which may lead to a goal that is at fault
        if found != example.status:
            faults.add((*path, "status"), f"the example is {found}, not {example.status}")
