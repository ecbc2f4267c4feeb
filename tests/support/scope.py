"""How much of the tests runs: what every change needs, or all of it, as every night and by `build.py test --all`."""

from __future__ import annotations

import os
import random

from hypothesis import HealthCheck, settings

ALL = os.environ.get("TESTS") == "all"
"""`build.py test --all` sets the variable; without it the tests are the same ones each time."""

SEED = int(os.environ.get("TESTS_SEED", "0"))
"""Of the random walks. With `--all` each run has its own, which `build.py` prints and hands to hypothesis too."""

WALKS = 100 if ALL else 8
"""Random walks through each check."""


def load_profile() -> None:
    """Make hypothesis draw the same 40 examples for each law every time, or 150 new ones."""
    common = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("test", common, max_examples=40, derandomize=True)
    settings.register_profile("full", common, max_examples=150, print_blob=True)
    settings.load_profile("full" if ALL else "test")


def seeded(name: str) -> random.Random:
    """Random numbers for one goal or page, the same for the same seed on every machine."""
    return random.Random(f"{SEED} {name}")
