"""What is particular to one guide: its place, its language, and the words that its records choose from."""

from macros.models.guide.guide import FORMAT, ExperienceKind, GuideRecord, Vocabularies
from macros.models.guide.words import Word, Words

__all__ = ["FORMAT", "ExperienceKind", "GuideRecord", "Vocabularies", "Word", "Words"]
