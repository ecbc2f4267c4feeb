"""Plain words for the answers that lead the same way: “2 years or more”, an option, “A + B is 100 hours or more”."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from checker.compile.chart.days import day_words, limit_words
from checker.compile.language.values.comparisons import MIRROR
from checker.engine.amounts.intervals import Span
from checker.engine.patterns import Pattern
from checker.engine.variables import Variable
from checker.facts.answers import NOT_YET
from checker.facts.fact import Fact
from checker.facts.tests import Amount, Test
from checker.wording import format_amount

FLIPPED = {">=": "<", ">": "<=", "<=": ">", "<": ">="}
COMPARED = {">=": "{} or more", ">": "more than {}", "<=": "{} or less", "<": "less than {}"}

Implicant = dict[int, bool]
"""Which tests hold, by index; the others may hold or not."""


def phrases(variable: Variable, patterns: Collection[int], names: Mapping[str, str]) -> list[str]:
    """The answers that make these patterns, each phrase enough; ``names`` are what facts of one sum are called."""
    targets = frozenset(patterns)
    if len(variable.facts) > 1:
        return _of_sum(variable, targets, names)
    fact = variable.facts[0]
    if fact.kind == "yes_no":
        return [
            word
            for word, amount in (("Yes", 1), ("No", 0))
            if variable.patterns_for({fact.id: Fraction(amount)}) <= targets
        ]
    if fact.kind == "choice":
        return [label for option, label in fact.options.items() if variable.patterns_for({fact.id: option}) <= targets]
    never = fact.kind == "day" and variable.patterns_for({fact.id: NOT_YET}) <= targets
    no_day = [fact.not_yet or "it has not happened yet"] if never else []
    return [*(_span(variable, span) for span in variable.spans(targets)), *no_day]


def in_order(variable: Variable) -> list[int]:
    """The patterns in the order in which one reads their answers: yes first, small numbers first, late days first."""
    fact = variable.facts[0]
    if len(variable.facts) > 1:
        return sorted(variable.patterns_for({}))
    if fact.kind in ("number", "day"):
        found = [pattern for _, pattern in variable.cells()]
        found += variable.patterns_for({fact.id: NOT_YET}) if fact.kind == "day" else []
    else:
        amounts: list[Amount] = [Fraction(1), Fraction(0)] if fact.kind == "yes_no" else [*fact.options]
        found = [pattern for amount in amounts for pattern in variable.patterns_for({fact.id: amount})]
    return list(dict.fromkeys(found))


def _span(variable: Variable, span: Span) -> str:
    fact = variable.facts[0]
    if fact.kind == "day":
        return day_words(fact, variable.tests, span)
    (low, above), high = span.low or (Fraction(0), False), span.high
    if high and low == high[0]:
        return f"exactly {format_amount(low, fact.unit)}"
    least = COMPARED[">" if above else ">="].format(format_amount(low, fact.unit)) if low or above else ""
    most = COMPARED["<" if high[1] else "<="].format(format_amount(high[0], fact.unit)) if high else ""
    return ", but ".join(filter(None, (least, most))) or "any number"


def _of_sum(variable: Variable, targets: frozenset[int], names: Mapping[str, str]) -> list[str]:
    inside, outside = (
        [variable.patterns[index] for index in sorted(each)] for each in (targets, variable.patterns_for({}) - targets)
    )
    facts = {fact.id: fact for fact in variable.facts}
    return [
        _joined(_conditions([(variable.tests[index], truth) for index, truth in implicant.items()], facts, names))
        for implicant in implicants(inside, outside)
    ]


def _joined(conditions: list[str]) -> str:
    """Conditions that hold together; a semicolon parts them where a comma parts something inside one."""
    return ("; and " if any("," in condition for condition in conditions) else ", and ").join(conditions)


def implicants(targets: list[Pattern], others: list[Pattern]) -> list[Implicant]:
    """Conditions, each met by some wanted patterns and by no other, together by all; none can do with less."""
    found: list[Implicant] = []
    for pattern in targets:
        if any(_fits(implicant, pattern) for implicant in found):
            continue
        implicant = dict(enumerate(pattern))
        for index in reversed(range(len(pattern))):
            less = {each: truth for each, truth in implicant.items() if each != index}
            if not any(_fits(less, other) for other in others):
                implicant = less
        found.append(implicant)
    for implicant in list(found):
        rest = [each for each in found if each is not implicant]
        if all(any(_fits(each, pattern) for each in rest) for pattern in targets):
            found = rest
    return found


def _fits(implicant: Implicant, pattern: Pattern) -> bool:
    return all(pattern[index] is truth for index, truth in implicant.items())


def _conditions(tests: list[tuple[Test, bool]], facts: Mapping[str, Fact], names: Mapping[str, str]) -> list[str]:
    """What holds of the facts of a sum, each condition in words. That a day has come is not said where another
    condition shows it.
    """
    certain = {name for test, truth in tests for name in test.facts if truth is not (test.kind == "clock")}
    certain -= {test.facts[0] for test, truth in tests if test.kind == "not_yet" and truth}
    dated = certain | {test.facts[0] for test, truth in tests if test.kind == "not_yet" and not truth}
    limited = certain | {test.facts[0] for test, _ in tests if test.kind != "not_yet" and len(test.facts) == 1}
    return [
        _test(test, truth, facts, names, dated)
        for test, truth in tests
        if truth or test.kind != "not_yet" or test.facts[0] not in limited
    ]


def _test(test: Test, truth: bool, facts: Mapping[str, Fact], names: Mapping[str, str], dated: Collection[str]) -> str:
    """A test on facts that some sum ties together, or its opposite; those that are ``dated`` have a day."""
    fact, name = facts[test.facts[0]], names[test.facts[0]]
    op = test.op if truth else FLIPPED.get(test.op, "")
    if test.kind == "not_yet":
        return f"{name} has {'no date yet' if truth else 'a date'}"
    undated = [names[each] for each in test.facts if each not in dated]
    never = f", or {undated[0] if len(undated) == 1 else 'one of them'} has no date yet" if undated else ""
    if test.kind == "clock":
        return f"{name} is {limit_words('<=' if truth else '>', test.than)}{never if truth else ''}"
    if len(test.facts) > 1:
        if fact.kind == "day":
            return f"{_apart(test, op, names)}{'' if truth else never}"
        unit = next((facts[each].unit for each in test.facts if facts[each].unit), None)
        return f"{_total(test, facts, names)} is {COMPARED[op].format(format_amount(test.than, unit))}"
    weight = test.weights[0]
    if fact.kind == "yes_no":
        return f"{name} is {'yes' if truth is _at_one(test) else 'no'}"
    if fact.kind == "day":
        return f"{name} is {limit_words(op, test.than)}{'' if truth else never}"
    if weight < 0:
        op = MIRROR[op]
    return f"{name} is {COMPARED[op].format(format_amount(test.than / weight, fact.unit))}"


def _apart(test: Test, op: str, names: Mapping[str, str]) -> str:
    """How far one day is from another: “B is no more than 60 days after A”."""
    weight_of = dict(zip(test.facts, test.weights, strict=True))
    first, last = (names[each] for each in sorted(weight_of, key=lambda each: -weight_of[each]))
    if not test.than:
        same = f"the same day as {first}, or "
        return (
            f"{last} is "
            + {">=": same + "later", "<=": same + "earlier", ">": "after ", "<": "before "}[op]
            + (first if op in "<>" else "")
        )
    if test.than < 0:
        first, last, op = last, first, MIRROR[op]
    limit = {">=": "at least", ">": "more than", "<=": "no more than", "<": "less than"}[op]
    return f"{last} is {limit} {format_amount(abs(test.than), 'days')} after {first}"


def _at_one(test: Test) -> bool:
    """Whether the test on a yes or no holds where it is yes."""
    value, than = test.weights[0], test.than
    return {">=": value >= than, ">": value > than, "<=": value <= than, "<": value < than}[test.op]


def _total(test: Test, facts: Mapping[str, Fact], names: Mapping[str, str]) -> str:
    """The weighted sum as a person adds it up: “A + 2 × B − 12 for a yes to C”."""
    weight_of = dict(zip(test.facts, test.weights, strict=True))
    total = ""
    for each, weight in sorted(weight_of.items(), key=lambda pair: pair[1] < 0):
        size = format_amount(abs(weight), None)
        if facts[each].kind == "yes_no":
            term = f"{size} for a yes to {names[each]}"
        else:
            term = names[each] if abs(weight) == 1 else f"{size} × {names[each]}"
        total += (" − " if weight < 0 else " + " if total else "") + term
    return total.strip()
