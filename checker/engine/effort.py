"""Steps of work, counted: so that a build can refuse what would keep a person waiting, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf


class TooMuchWork(Exception):
    """More steps than were allowed; nothing raises it where nobody set a limit."""


class _Allowance:
    rest = inf


def spend(steps: int) -> None:
    """Take so many steps, each some microseconds long. Raises TooMuchWork."""
    _Allowance.rest -= steps
    if _Allowance.rest < 0:
        raise TooMuchWork


@contextmanager
def allowed(steps: int) -> Iterator[None]:
    """Allow so many steps, whatever was allowed before."""
    before, _Allowance.rest = _Allowance.rest, steps
    try:
        yield
    finally:
        _Allowance.rest = before
