"""Paths: the steps on which a goal comes true, in their order, with who acts, where, for how long and for how much."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from macros.models.record import Address, Amount, OneLine, Part, Place, Positive, Record, Seen, Text
from macros.models.trust import Cites

YOU = "you"

DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
"""Days of one unit, for a drawing to scale; what takes minutes or hours is done on one day."""


class LengthRecord(Part):
    """How long a step takes: from `least` to `most`, or up to `most` if the source gives no lower end."""

    least: Amount | None = None
    most: Positive
    unit: Literal["minutes", "hours", "days", "weeks", "months", "years"]

    @property
    def days(self) -> int:
        return int(self.most * DAYS.get(self.unit, 0))

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.least is not None and self.least > self.most:
            yield ("least",), f"{self.least} is more than {self.most}"


class DoorRecord(Part):
    """Where a step is taken: a contact’s, a source’s or an employer’s place, a web address, a phone or an e-mail."""

    label: OneLine
    """What the person does there, worded to fit a button."""
    contact: Text | None = None
    """The id of a contact; its web address, phone number or email address is used unless one is given here."""
    source: Text | None = None
    """The id of a source; its address is used."""
    agency: Text | None = None
    """The id of an employer; its own `door` is used."""
    address: Address | None = None
    phone: OneLine | None = None
    mail: OneLine | None = None
    seen: Seen | None = None
    """The day or month in which we last saw it; a contact or a source has its own."""

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        own = [key for key in ("address", "phone", "mail") if getattr(self, key)]
        own += [key for key in ("source", "agency") if getattr(self, key)]
        if not own and not self.contact:
            yield (
                (),
                "a door must lead somewhere: name a contact, a source, an employer, an address, a phone number or an "
                "e-mail address",
            )
        if len(own) > 1:
            yield (own[1],), f"a door leads to one place, but `{own[0]}` is here, too"
        if own and not (self.contact or self.source or self.agency or self.seen):
            yield (), "say under `seen` when you last saw this place"


class StartRecord(Part):
    """A time limit that starts when a step is done."""

    clock: OneLine
    """The name by which steps point to it under `by_end_of`."""
    lasts: OneLine
    """Such as `12 months`."""
    of: Text | None = None
    """The fact that holds its first day."""
    text: Text
    """What must be done by then."""


class StepRecord(Part):
    """One thing that the person does, or waits for."""

    title: OneLine = Field(max_length=60)
    """What to do, as an instruction to the person, or what the person waits for."""
    text: Text
    by: Text = YOU
    """Who acts: `you`, or the id of a contact."""
    where: DoorRecord | None = None
    goal: Text | None = None
    """Another goal; this step is to meet it, by its own path."""
    takes: LengthRecord | None = None
    fee: Text | None = None
    """The name of the fee among the values."""
    price: Text | None = None
    """A sentence about what this step costs, if no figure is known."""
    done: Any = None
    """The clause that tells whether it is done; without one, it is done as soon as a later step is."""
    after: list[Text] | None = None
    """The steps that come before it; by default, the one above."""
    starts: StartRecord | None = None
    by_end_of: Text | None = None
    """The time limit within which it must be done."""
    cite: Cites = Field(default=[])
    checked_on: Seen | None = None


class PathRecord(Record):
    """The steps that lead to a goal."""

    ask: DoorRecord | None = None
    """Who to ask, or where to read more, when there is no next step."""
    steps: dict[Text, StepRecord] = Field(min_length=1)
