"""The words of a result as HTML, so that a page has only to put them in their places."""

from checker.markup.lines import inline
from checker.markup.plan import plan_parts, plan_slots
from checker.markup.slots import opened_slots, progress_slots, result_slots
from checker.markup.survey import answer_slots, list_parts, list_slots

__all__ = [
    "answer_slots",
    "inline",
    "list_parts",
    "list_slots",
    "opened_slots",
    "plan_parts",
    "plan_slots",
    "progress_slots",
    "result_slots",
]
