"""A swimming club with a clause of nearly every kind: one small rulebook that several tests read, write and ask."""

from __future__ import annotations

from typing import Any

from checker.rulebook.rulebook import Rulebook
from tests.support.builders import read
from tests.support.compiling import compile_rulebook

SOURCES = read("""
facts:
  member: {ask: Are you a member?, cite: handbook, get: {}}
  age: {ask: How old are you?, unit: years, get: wait}
  swum: {ask: How many hours?, unit: hours, get: {hours: 1}}
  school: {ask: Which school?, options: {none: None, diploma: A diploma, degree: A degree}}
  joined: {ask: When did you join?, date: past}
  wording: {open: Two ways., options: {strict: As it stands, loose: As it is meant}}
  approval: {decided_by: The board}
rules:
  club:
    title: The club
    audience: [applicant]
    cite: handbook
    need:
      all:
        - member
        - part
        - {within: 60 days, of: joined, do: {school: [diploma, degree]}}
        - {when: {wording: strict}, need: approval}
        - {need: {swum: ">= 10"}, desirable: true}
        - 2026-01-01: {age: ">= minimum"}
          2027-01-01: {age: ">= 21"}
  part:
    text: The part
    need: {any: [{sum: [swum, {member: 0.5}], is: ">= 1.5"}, {need: {school: degree}, implied: It is so.}]}
values: {minimum: 18}
""")


def compiled(sources: dict[str, Any]) -> Rulebook:
    """The rulebook of sources like these; every citation quotes the same words."""
    found, faults = compile_rulebook(
        sources["facts"], sources["rules"], sources["values"], lambda raw: [{"source": raw, "quote": "the “words”"}]
    )
    assert found, faults
    return found
