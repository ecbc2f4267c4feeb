"""Where records, the words of checks and the guide do not agree with each other."""

from macros.content.agreement.checks import ask_faults, check_faults
from macros.content.agreement.draft_rules import draft_rule_faults
from macros.content.agreement.drafts import draft_faults
from macros.content.agreement.guide import is_newer, read_guide, record_faults, rule_faults, unused_words

__all__ = [
    "ask_faults",
    "check_faults",
    "draft_faults",
    "draft_rule_faults",
    "is_newer",
    "read_guide",
    "record_faults",
    "rule_faults",
    "unused_words",
]
