"""Signs of life: a step that takes longer than 2 seconds says what it does and how far it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

FIRST, EVERY = 2, 5
"""Seconds until the first sign of life, and between two."""


class _Place:
    """Where the work is; one for the program, which does one step at a time."""

    words = ""


def tell(words: str) -> None:
    """Note how far the step has come, such as `page 3 of 75`; it is shown if the step takes long."""
    _Place.words = words


@contextmanager
def step(what: str, *, is_aside: bool = False) -> Iterator[None]:
    """Announce a step, how far it is while it lasts, and how long it took when it is over.

    Of one aside, whose command prints something else, only the signs of a long one are shown, on standard error.
    """
    if not is_aside:
        print(f"→ {what} …", flush=True)
    start, is_over = time.monotonic(), Event()
    tell("")

    def show() -> None:
        wait = FIRST
        while not is_over.wait(wait):
            wait = EVERY
            place = f": {_Place.words}" if _Place.words else ""
            try:
                print(
                    f"  {what}{place}, {time.monotonic() - start:.0f} s so far",
                    file=sys.stderr if is_aside else sys.stdout,
                    flush=True,
                )
            except OSError:  # nobody reads any more; the step's own next words end the program
                return

    signs = Thread(target=show, daemon=True)
    signs.start()
    try:
        yield
    finally:
        is_over.set()
        signs.join()
    if not is_aside:
        print(f"  {what}: {time.monotonic() - start:.1f} s", flush=True)
