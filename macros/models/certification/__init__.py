"""The way to a certification: trainings, standards, specializations, and help with the cost."""

from macros.models.certification.money_help import MoneyHelp
from macros.models.certification.specializations import Specialization
from macros.models.certification.standards import Standard
from macros.models.certification.trainings import Training

__all__ = ["MoneyHelp", "Specialization", "Standard", "Training"]
