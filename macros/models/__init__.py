"""The kinds of records the content may hold, one model for each."""

from macros.models.certification import MoneyHelp, Specialization, Standard, Training
from macros.models.checks import Check
from macros.models.employers import (
    Agency,
    BackgroundCheck,
    Certification,
    Duty,
    Experience,
    Guideline,
    Level,
    LivedExperience,
    Pay,
    Point,
    Profile,
    Requirement,
    Substitution,
    growth,
)
from macros.models.guide import FORMAT, ExperienceKind, GuideRecord, Vocabularies, Word, Words
from macros.models.kinds import KINDS
from macros.models.page import PageSettings
from macros.models.paths import DoorRecord, LengthRecord, PathRecord, StartRecord, StepRecord
from macros.models.record import NAME, Part, Record, Seen
from macros.models.reference import Question, Term
from macros.models.rules import Chain, CostRecord, DatedAmount, FactRecord, RuleRecord, ValueRecord, Waiting
from macros.models.trust import Change, Citation, Cites, Conflict, Contact, Finding, Source, by_source, read_cite

__all__ = [
    "FORMAT",
    "KINDS",
    "NAME",
    "Agency",
    "BackgroundCheck",
    "Certification",
    "Chain",
    "Change",
    "Check",
    "Citation",
    "Cites",
    "Conflict",
    "Contact",
    "CostRecord",
    "DatedAmount",
    "DoorRecord",
    "Duty",
    "Experience",
    "ExperienceKind",
    "FactRecord",
    "Finding",
    "GuideRecord",
    "Guideline",
    "LengthRecord",
    "Level",
    "LivedExperience",
    "MoneyHelp",
    "PageSettings",
    "Part",
    "PathRecord",
    "Pay",
    "Point",
    "Profile",
    "Question",
    "Record",
    "Requirement",
    "RuleRecord",
    "Seen",
    "Source",
    "Specialization",
    "Standard",
    "StartRecord",
    "StepRecord",
    "Substitution",
    "Term",
    "Training",
    "ValueRecord",
    "Vocabularies",
    "Waiting",
    "Word",
    "Words",
    "by_source",
    "growth",
    "read_cite",
]
