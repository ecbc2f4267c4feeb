"""The spellings of a clause: each is one class with its keys, its meaning and its examples, and one entry here."""

from checker.compile.language.reader import Grammar
from checker.compile.language.spellings.groups import All, Any, AtLeast, NoneOf
from checker.compile.language.spellings.need import Need, OrInstead, When
from checker.compile.language.spellings.points import Points
from checker.compile.language.spellings.total import Sum
from checker.compile.language.spellings.within import Within

GRAMMAR = Grammar((All, Any, NoneOf, AtLeast, Sum, Points, Need, When, OrInstead, Within))
"""In the order in which an editors' page lists them."""
