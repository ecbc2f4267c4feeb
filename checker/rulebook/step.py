"""A step of a path as the rulebook holds it: what is done, by whom, where, how long it takes, and when it is done."""

from __future__ import annotations

from fractions import Fraction

from checker.facts.fact import Citation
from checker.facts.frozen import frozen
from checker.rulebook.clause import Clause

YOU = "you"
"""The actor of a step that the person takes; every other actor is the id of a contact."""

HOURS = {"minutes": Fraction(1, 60), "hours": Fraction(1)}
DAYS = {"days": Fraction(1), "weeks": Fraction(7), "months": Fraction(30), "years": Fraction(365)}
"""Units of a length: those of work in hours, those of time that passes in days."""


@frozen
class Door:
    """The real place where a step is taken: an address on the web, a phone number or a mail address."""

    label: str
    address: str = ""
    phone: str = ""
    mail: str = ""
    seen: str = ""
    """The day or month in which we last saw it."""


@frozen
class Length:
    """How long a step takes: ``least`` to ``most``, or up to ``most`` where no lower end is known."""

    most: Fraction
    unit: str
    least: Fraction | None = None


@frozen
class Start:
    """A limit of time that begins when a step is done, on the day in the fact ``of``."""

    clock: str
    lasts: str
    """Such as "12 months"."""
    text: str
    of: str = ""
    days: int = 0
    months: int = 0


@frozen
class Effect:
    """What a step changes about one level of the diagram: it makes one of these patterns."""

    level: int
    patterns: tuple[int, ...]


@frozen
class Step:
    """One step of a path in one period; ``by`` is ``you`` or the id of a contact, whose name is ``actor``.

    ``done`` is the clause that tells whether it is done; without it, it is done once a step that comes after it is.
    ``changes`` names the facts that the step changes: those of ``done`` that no later step names. ``fee`` is in
    dollars, and ``price`` a sentence on what we cannot put a number on. ``goal`` is the goal that the step meets.
    """

    id: str
    title: str
    text: str
    by: str = YOU
    actor: str = ""
    done: Clause | None = None
    changes: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    after: tuple[str, ...] = ()
    where: Door | None = None
    goal: str = ""
    takes: Length | None = None
    fee: Fraction | None = None
    fee_name: str = ""
    """The value that holds the fee."""
    price: str = ""
    starts: Start | None = None
    by_end_of: str = ""
    cite: tuple[Citation, ...] = ()
    checked_on: str = ""
