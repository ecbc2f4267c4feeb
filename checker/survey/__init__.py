"""One interview over many goals: where a person stands on each, what to ask next, what one step would open."""

from checker.survey.chosen import Chosen
from checker.survey.interviews import Interviews
from checker.survey.openings import openings
from checker.survey.survey import Standing, Survey

__all__ = ["Chosen", "Interviews", "Standing", "Survey", "openings"]
