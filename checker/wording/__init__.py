"""Every sentence of a result, once: page, terminal and saved file show the same."""

from checker.wording.catalog import Catalog, Messages, Run, Runs, plain
from checker.wording.clauses import (
    catalog_named,
    catalog_of,
    clause_text,
    group_text,
    lead_text,
    shared_catalog,
    state_text,
)
from checker.wording.english import ENGLISH, MESSAGES
from checker.wording.for_another import FOR_ANOTHER
from checker.wording.formats import format_amount, format_answer, format_day, format_list, format_month, round_hours
from checker.wording.nouns import singular
from checker.wording.opened import carried_in_words, elsewhere_in_words, opened_in_words
from checker.wording.result import result_in_words

__all__ = [
    "ENGLISH",
    "FOR_ANOTHER",
    "MESSAGES",
    "Catalog",
    "Messages",
    "Run",
    "Runs",
    "carried_in_words",
    "catalog_named",
    "catalog_of",
    "clause_text",
    "elsewhere_in_words",
    "format_amount",
    "format_answer",
    "format_day",
    "format_list",
    "format_month",
    "group_text",
    "lead_text",
    "opened_in_words",
    "plain",
    "result_in_words",
    "round_hours",
    "shared_catalog",
    "singular",
    "state_text",
]
