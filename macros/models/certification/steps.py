"""Steps of a path, in their order: who acts, how long each takes, what it costs, and which clock begins to run."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from macros.models.record import Amount, Part, Place, Record, Seen, Text
from macros.models.trust import Cites

PER_DAY = {"days": 1, "months": 30}
"""Days of one unit, for a drawing to scale; what takes minutes or hours is done on one day."""


class Length(Part):
    """How long a step takes: `least` to `most`, or up to `most` where the source gives no lower end."""

    least: Amount | None = None
    most: Amount
    unit: Literal["minutes", "hours", "days", "months"]

    @property
    def days(self) -> int:
        return int(self.most * PER_DAY.get(self.unit, 0))

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.least is not None and self.least > self.most:
            yield ("least",), f"{self.least} is more than {self.most}"


class Clock(Part):
    """A limit of time that begins when a step is done."""

    takes: Length
    text: Text
    """What must be done until then."""


class Step(Record):
    """One thing that the person does, or waits for."""

    path: Literal["certification"]
    title: Text = Field(max_length=40)
    """What is done, as an order to the person or as what they wait for."""
    text: Text
    by: Literal["you", "calmhsa"]
    """Who acts; what CalMHSA does is a wait for the person."""
    takes: Length | None = None
    fee: Text | None = None
    """The name of the fee among the values."""
    starts: Clock | None = None
    cite: Cites = Field(min_length=1)
    checked_on: Seen

    def _misfits(self) -> Iterator[tuple[Place, str]]:
        if self.by == "calmhsa" and not (self.takes and self.takes.days):
            yield (), "a wait says how many days it `takes`"
        if self.by == "you" and self.takes and self.takes.days:
            yield ("takes",), "what takes days is a wait; say who acts in `by`"
