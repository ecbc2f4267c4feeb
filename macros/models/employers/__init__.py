"""Employers: classes, what they ask and pay, their postings, and the guidelines for them."""

from macros.models.employers.agencies import Agency, Classification, Level
from macros.models.employers.draft import Draft, DraftOption
from macros.models.employers.guidelines import Guideline
from macros.models.employers.pay import Pay, growth
from macros.models.employers.points import Point
from macros.models.employers.requirements import (
    BackgroundCheck,
    Certification,
    Duty,
    Experience,
    LivedExperience,
    Profile,
    Requirement,
    Substitution,
)

__all__ = [
    "Agency",
    "BackgroundCheck",
    "Certification",
    "Classification",
    "Draft",
    "DraftOption",
    "Duty",
    "Experience",
    "Guideline",
    "Level",
    "LivedExperience",
    "Pay",
    "Point",
    "Profile",
    "Requirement",
    "Substitution",
    "growth",
]
