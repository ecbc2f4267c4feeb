"""The kinds of records the content may hold: one line for each top-level key of a YAML file."""

from macros.models.certification import MoneyHelp, Specialization, Standard, Training
from macros.models.checks import Check
from macros.models.employers import Agency, Draft, Guideline, Point
from macros.models.paths import PathRecord
from macros.models.record import Record
from macros.models.reference import Question, Term
from macros.models.rules import FactRecord, GoalSetRecord, RuleRecord
from macros.models.trust import Change, Conflict, Contact, Finding, Source

KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "facts": FactRecord,
    "rules": RuleRecord,
    "trainings": Training,
    "conflicts": Conflict,
    "contacts": Contact,
    "agencies": Agency,
    "guidelines": Guideline,
    "points": Point,
    "drafts": Draft,
    "findings": Finding,
    "standards": Standard,
    "specializations": Specialization,
    "money_help": MoneyHelp,
    "paths": PathRecord,
    "sets": GoalSetRecord,
    "terms": Term,
    "questions": Question,
    "changes": Change,
    "checks": Check,
}
