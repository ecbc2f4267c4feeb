"""The kinds of records the content may hold: one line for each top-level key of a YAML file."""

from macros.models.agencies import Agency
from macros.models.changes import Change
from macros.models.conflicts import Conflict
from macros.models.contacts import Contact
from macros.models.findings import Finding
from macros.models.guidelines import Guideline
from macros.models.money_help import MoneyHelp
from macros.models.points import Point
from macros.models.questions import Question
from macros.models.record import NAME, Amount, Part, Record, Seen, Text
from macros.models.rules import Fact, Rule, Value
from macros.models.sources import Citation, Cites, Source
from macros.models.specializations import Specialization
from macros.models.standards import Standard
from macros.models.steps import Step
from macros.models.terms import Term
from macros.models.trainings import Training

__all__ = [
    "KINDS", "NAME", "Agency", "Amount", "Change", "Citation", "Cites", "Conflict", "Contact", "Fact", "Finding",
    "Guideline", "MoneyHelp", "Part", "Point", "Question", "Record", "Rule", "Seen", "Source", "Specialization",
    "Standard", "Step", "Term", "Text", "Training", "Value",
]  # fmt: skip

KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "facts": Fact,
    "rules": Rule,
    "trainings": Training,
    "conflicts": Conflict,
    "contacts": Contact,
    "agencies": Agency,
    "guidelines": Guideline,
    "points": Point,
    "findings": Finding,
    "standards": Standard,
    "specializations": Specialization,
    "money_help": MoneyHelp,
    "steps": Step,
    "terms": Term,
    "questions": Question,
    "changes": Change,
}
