"""The form of a draft: its questions, their options, and what each writes."""

from macros.models.employers.draft.form import Draft, DraftDuties
from macros.models.employers.draft.options import DraftBlank, DraftOption, DraftQuestion

__all__ = ["Draft", "DraftBlank", "DraftDuties", "DraftOption", "DraftQuestion"]
