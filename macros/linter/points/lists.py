"""Points where a posting and the guide's list differ: whose experience counts, and what the list asks for."""

from collections.abc import Iterator

from macros.linter.comparison import Comparison
from macros.linter.occurrence import Occurrence, asked, read_whole
from macros.models import Agency, Certification, LivedExperience
from macros.wording import listed


def lived_experience(agency: Agency, name: str) -> list[LivedExperience]:
    return [each for each, _ in agency.stated(name, "lived_experience") if isinstance(each, LivedExperience)]


def counted(agency: Agency, name: str) -> list[str]:
    """Whose experience the class counts, in the order in which it names them."""
    return list(dict.fromkeys(who for each in lived_experience(agency, name) for who in each.who))


def experience_wider_than_list(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """People whom the job counts, and the list does not name."""
    for _, each, classes in asked(agency, "lived_experience"):
        if isinstance(each, LivedExperience):
            beyond = [who for who in each.who if not guide.experiences[who].counted]
            if beyond and guide.called:
                people = listed(guide.people(beyond))
                text = f"The job is open to {people}, but {guide.called} does not mention them."
                yield Occurrence("experience_wider_than_list", classes, text, each.cite)


def experience_narrower_than_list(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A class that says whose experience counts, and names only the person's own where the list names others."""
    others = {name for name, kind in guide.experiences.items() if kind.counted and not kind.own}
    for name in agency.classes:
        who = counted(agency, name)
        if who and others and guide.called and not others & set(who) and read_whole(agency, [name]):
            cite = [cite for each in lived_experience(agency, name) for cite in each.cite]
            more = listed(guide.people([kind for kind in guide.experiences if kind in others]))
            text = f"The posting names only {listed(guide.people(who))}. {sentence(guide.called)} also includes {more}."
            yield Occurrence("experience_narrower_than_list", [name], text, cite)


def list_narrower_than_job(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """People whom the job counts, and the posting's own list for the certification does not."""
    for each, classes in lists(agency):
        for item in each.listed:
            left_out = [who for who in counted(agency, classes[0]) if item.who and who not in item.who]
            if left_out:
                words = listed(guide.people(left_out))
                text = f"The job is open to {words}, but its certification list does not mention them."
                yield Occurrence("list_narrower_than_job", classes, text, each.cite)


def list_longer_than_rule(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A point of the posting's list that the guide's list does not count."""
    for each, classes in lists(agency):
        more = [item.beyond or guide.uncounted.get(item.clause or "", "") for item in each.listed]
        if any(more):
            words = listed(list(filter(None, more)))
            text = f"The posting’s list has {len(each.listed)} points, and {guide.called} has {len(guide.points)}."
            yield Occurrence(
                "list_longer_than_rule", classes, f"{text} The posting’s list includes {words}.", each.cite
            )


def list_shorter_than_rule(agency: Agency, guide: Comparison) -> Iterator[Occurrence]:
    """A point of the guide's list that the posting's list lacks."""
    for each, classes in lists(agency):
        there = {item.clause for item in each.listed}
        if missing := [words for name, words in guide.points.items() if name not in there]:
            text = f"The list does not name {listed([f'“{words}”' for words in missing], 'or')}."
            yield Occurrence("list_shorter_than_rule", classes, text, each.cite)


def lists(agency: Agency) -> Iterator[tuple[Certification, list[str]]]:
    """The lists for the certification that the agency's postings print."""
    for _, each, classes in asked(agency, "certification"):
        if isinstance(each, Certification) and each.listed:
            yield each, classes


def trainee_without_day(agency: Agency, _: Comparison) -> Iterator[Occurrence]:
    """A trainee class that says nothing on the certification."""
    for name, each in agency.classes.items():
        if each.stage == "trainee" and not agency.stated(name, "certification") and read_whole(agency, [name]):
            cite = [cite for posting in agency.postings_of(name) for cite in posting.cite]
            text = "The posting does not say when a trainee must be certified."
            yield Occurrence("trainee_without_day", [name], text, cite)


def sentence(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


CHECKS = (
    experience_wider_than_list, experience_narrower_than_list, list_narrower_than_job, list_longer_than_rule,
    list_shorter_than_rule, trainee_without_day,
)  # fmt: skip
