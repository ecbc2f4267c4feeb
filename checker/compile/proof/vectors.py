"""The proof sheet's cases as test vectors: kept beside the tests, they catch a rule that was changed by mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from checker.compile.proof.proof import Line


def vectors(lines: Iterable[Line]) -> dict[str, list[dict[str, Any]]]:
    """The cases of each goal as JSON values, each once: answers, decisions, the reading taken and the end."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        for case in (line.holds, line.fails):
            data = asdict(case) | {"as_of": case.as_of.isoformat()} if case else None
            if data and data not in found.setdefault(line.goal, []):
                found[line.goal].append(data)
    return found
