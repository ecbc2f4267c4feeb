"""Trainings: what a course teaches, takes and costs, who accepts it, and how a person gets into it."""

from typing import Literal

from pydantic import Field

from macros.models.record import Address, Amount, OneLine, Part, Positive, Record, Text
from macros.models.trust import Ask, Cites, Statement


class Approval(Part):
    """A body that approves the course for credit, and who gets that credit."""

    body: OneLine
    short: OneLine
    """The body's abbreviation."""
    licenses: list[Text] = Field(default=[])
    """The licenses that the source names; none if it names only the body."""
    required_by: OneLine | None = None
    """The board that requires such an approval."""
    cite: Cites = Field(min_length=1)
    note: Text | None = None


class Credit(Part):
    """Continuing education credit: how much, with whose approval, and under what conditions."""

    hours: Positive
    cite: Cites = Field(min_length=1)
    approvals: list[Approval] = Field(min_length=1)
    conditions: list[Statement] = Field(min_length=1)
    record: Statement
    """Who issues the record of completion."""
    goal: Text | None = None
    """The goal of the checker that tells whether a person gets the credit."""


class Account(Part):
    """Which account a person uses, depending on what they did before."""

    when: Text
    then: Text
    cite: Cites = Field(min_length=1)


class Training(Record):
    """A course that rules or pages mention."""

    title: OneLine
    offered_by: OneLine
    address: Address
    """The course's own page on the web."""
    way: Literal["online", "in_person", "mixed"]
    purpose: Statement
    """What the course is for."""
    origin: Statement | None = None
    """What its content is based on."""
    hours: Positive
    length: Statement
    dollars: Amount
    cost: Statement
    certificate: Statement
    accepted: list[Statement] = Field(min_length=1)
    """Who accepts it, and for what."""
    objectives: list[Statement] = Field(min_length=1)
    credit: Credit | None = None
    registration: list[Statement] = Field(min_length=1)
    """The steps, in order."""
    accounts: list[Account] = Field(default=[])
    responsible: Statement
    """Who is responsible for the course and its content."""
    not_seen: list[Text] = Field(default=[])
    ask: Ask = Field(default=[])
    """Who may know what we have not seen."""
