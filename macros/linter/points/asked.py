"""Points in what is asked: of whom, in which words, how much of it, and when.

What rests on a posting's silence is found only where the whole posting was read: a cut copy may lack the answer.
"""

from collections.abc import Iterator
from decimal import Decimal

from macros.linter.comparison import Comparison
from macros.linter.occurrence import Occurrence, asked, read_whole
from macros.models import Agency, BackgroundCheck, Duty, Experience, Substitution
from macros.wording import Formats


def license_of_everyone(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A license asked of everyone in a class of which no duty that we saw needs driving."""
    for _, each, classes in asked(agency, "license"):
        duties = [duty for name in classes for duty, _ in agency.stated(name, "duties") if isinstance(duty, Duty)]
        if each.reach == "everyone" and not any(duty.drives for duty in duties) and read_whole(agency, classes):
            text = (
                f"{guide.subjects['license']}: the posting asks it of everyone, and lists no duty that needs driving."
            )
            yield Occurrence("license_of_everyone", classes, text, each.cite)


def some_posts_not_named(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A license or a check that some posts ask for, without saying which."""
    for subject, each, classes in asked(agency, "license", "background"):
        if each.reach == "some_posts" and each.which is None and read_whole(agency, classes):
            text = f"{guide.subjects[subject]}: only some positions call for it. The posting does not say which."
            yield Occurrence("some_posts_not_named", classes, text, each.cite)


def reach_not_clear(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A line of which it is open whom it binds."""
    for subject, each, classes in asked(agency):
        if each.reach == "unclear":
            text = f"{guide.subjects[subject]}: the line could apply to one level or to all."
            yield Occurrence("reach_not_clear", classes, text, each.cite)


def word_not_explained(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A word that a requirement rests on."""
    for subject, each, classes in asked(agency):
        for word in each.undefined if read_whole(agency, classes) else ():
            text = f"{guide.subjects[subject]}: the posting does not say what it means by “{word}.”"
            yield Occurrence("word_not_explained", classes, text, each.cite)


def substitution_without_amount(agency: Agency, _guide: Comparison) -> Iterator[Occurrence]:
    """A substitute for experience that replaces nobody knows how much of it."""
    for _, each, classes in asked(agency, "substitution"):
        if isinstance(each, Substitution) and each.replaces is None and read_whole(agency, classes):
            text = f"{each.text} The posting does not say how much it replaces."
            yield Occurrence("substitution_without_amount", classes, text, each.cite)


def part_time_not_counted(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """Months of work that are asked for, without a word on part-time work."""
    for _, each, classes in asked(agency, "experience"):
        if isinstance(each, Experience) and each.months and each.counted_as is None and read_whole(agency, classes):
            asked_for = length(each.months, guide.formats)
            text = f"The posting asks for {asked_for} of experience. It does not say how part-time work counts."
            yield Occurrence("part_time_not_counted", classes, text, each.cite)


def check_before_offer(agency: Agency, _guide: Comparison) -> Iterator[Occurrence]:
    """A background check of which the source does not say that it comes after an offer."""
    for _, each, classes in asked(agency, "background"):
        if isinstance(each, BackgroundCheck) and not each.after_offer and read_whole(agency, classes):
            text = f"{each.text} The posting does not say that this comes after an offer."
            yield Occurrence("check_before_offer", classes, text, each.cite)


def length(months: Decimal, formats: Formats) -> str:
    """Months as the posting would say them: `6 months`, `1 year`."""
    years, rest = divmod(months, 12)
    return formats.plural(months, "month", "months") if rest else formats.plural(years, "year", "years")


CHECKS = (
    license_of_everyone, some_posts_not_named, reach_not_clear, word_not_explained, substitution_without_amount,
    part_time_not_counted, check_before_offer,
)  # fmt: skip
