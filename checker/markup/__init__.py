"""The words of a result as HTML, so that a page has only to put them in their places."""

from checker.markup.lines import inline
from checker.markup.slots import opened_slots, progress_slots, result_slots

__all__ = ["inline", "opened_slots", "progress_slots", "result_slots"]
