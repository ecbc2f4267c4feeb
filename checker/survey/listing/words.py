"""The list in words: what stands on each card, what one step would open, and how far the questions have come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from checker.case.status import MET
from checker.rulebook.rulebook import Rulebook
from checker.rulebook.step import Door
from checker.survey.listing.english import words_of
from checker.survey.listing.entries import Entry
from checker.survey.prospect import Prospect
from checker.survey.survey import Survey
from checker.wording import Catalog, format_amount, format_answer, format_day, format_list, format_month, round_hours

NAMED = 2
"""Things to do that a card names; the check of the goal names all."""


def card(survey: Survey, entry: Entry) -> dict[str, Any]:
    """A card: ``goal``, ``title``, ``employer``, ``pay``, ``printed``, ``lines`` in their order, and its ``door``."""
    job, prospect, words = entry.job, entry.prospect, words_of(survey.rulebook)
    found: dict[str, Any] = {"goal": prospect.goal, "title": entry.title, "group": prospect.group}
    lines = [missing_line(survey, prospect, words), *distance_lines(prospect, words)]
    door = survey.rulebook.goals[prospect.goal].ask
    if job:
        employer = (
            job.employer
            if job.place == job.employer
            else words.text("card.employer", employer=job.employer, place=job.place)
        )
        found |= {"employer": employer, "pay": pay_text(entry, words) or words.text("card.no_pay"), "printed": ""}
        if job.printed:
            dated = words.text("card.dated", day=format_day(job.as_of)) if job.as_of else words.text("card.undated")
            found["printed"] = words.text("card.printed", printed=job.printed, dated=dated)
        what = job.certification
        lines.append(words.text("card.certification", what=what) if what else words.text("card.certification_unseen"))
        door = job.door or door
    return found | {
        "lines": lines,
        "door": _door(door, words) if door else None,
        "check": words.text("card.check"),
        "choose": words.text("card.choose"),
    }


def missing_line(survey: Survey, prospect: Prospect, words: Catalog) -> str:
    """What is missing, in one line."""
    match prospect.group:
        case "now":
            return _due(survey, prospect, words) or words.text("card.met")
        case "has":
            return words.text("card.has")
        case "one" | "more":
            return words.text("card.to_do", what=_some([text.rstrip(".") for text in prospect.to_do], words))
        case "blocked":
            return words.text("card.in_the_way", what=_some(prospect.to_do, words))
        case "others":
            case = survey.case(prospect.goal)
            deciders = case.left_to(case.possible)
            return " ".join(
                words.text("card.decided", who=each["decided_by"], what=each["text"].rstrip(".")) for each in deciders
            )
    standing = survey.standings[prospect.goal]
    if standing.status == "depends_on_reading":
        return words.text("card.reading")
    if standing.ask:
        return words.text("card.to_ask", count=len(standing.ask))
    return words.text(
        "card.find_out", what=_some([str(survey.rulebook.facts[name].ask) for name in prospect.find_out], words)
    )


def _due(survey: Survey, prospect: Prospect, words: Catalog) -> str:
    """The first thing that is to be done in time, where there is one."""
    case = survey.case(prospect.goal)
    owed = sorted(case.owed(case.possible), key=lambda duty: duty["due"] or "9")
    if survey.standings[prospect.goal].status != "met_with_duty" or not owed:
        return ""
    what, day = owed[0]["text"], owed[0]["due"]
    return words.text("card.due", what=words.text("card.due_by", what=what, day=format_day(day)) if day else what)


def distance_lines(prospect: Prospect, words: Catalog) -> list[str]:
    """What it takes, and the earliest day."""
    if prospect.group not in ("one", "more"):
        return []
    hours = round_hours(prospect.hours, prospect.at_least)
    sums = [format_amount(amount, unit) for unit, amount in (("dollars", prospect.dollars), ("hours", hours)) if amount]
    lines = []
    if sums:
        lines.append(words.text("card.at_least" if prospect.at_least else "card.takes", sums=format_list(sums)))
    elif prospect.at_least and not prospect.days:
        return [words.text("card.not_known")]
    if prospect.days:
        day = format_day(prospect.earliest.isoformat())
        lines.append(words.text("card.earliest_open" if prospect.at_least else "card.earliest", day=day))
    return lines


def pay_text(entry: Entry, words: Catalog) -> str:
    """The pay an hour; nothing where we saw none."""
    job = entry.job
    if job is None or (job.low is None and job.high is None):
        return ""
    low, high = (None if end is None else format_amount(end, "dollars") for end in (job.low, job.high))
    if low and high and low != high:
        pay = words.text("card.range", low=low, high=high)
    elif low and not high:
        pay = words.text("card.from", low=low)
    elif high and not low:
        pay = words.text("card.up_to", high=high)
    else:
        pay = str(low)
    return words.text("card.pay", pay=pay)


def bar(entry: Entry, words: Catalog) -> dict[str, Any]:
    """A bar of the chart: whose pay it is, from ``low`` to ``high``, and ``when`` it could be met, in ``days``."""
    low = (entry.job and entry.job.low) or entry.pay
    employer = entry.job.employer if entry.job else ""
    pay = {
        "title": entry.title,
        "employer": employer,
        "pay": pay_text(entry, words),
        "when": when(entry.prospect, words),
    }
    return {**pay, "low": low, "high": entry.pay, "days": days_until(entry.prospect)}


def days_until(prospect: Prospect) -> Fraction | int | None:
    """In how many days a goal could be met; None where we do not know."""
    if prospect.group in ("now", "others", "has"):
        return 0
    known = prospect.group in ("one", "more") and (prospect.days or not prospect.at_least)
    return prospect.days if known else None


def when(prospect: Prospect, words: Catalog) -> str:
    """When a goal could be met, in the words of the chart."""
    days = days_until(prospect)
    if days is None:
        return words.text("chart.distance.open")
    if days == 0:
        return words.text("chart.distance.now")
    return words.text("chart.distance.day", day=format_day(prospect.earliest.isoformat()))


def opening_lines(rulebook: Rulebook, opened: Sequence[Mapping[str, Any]]) -> list[str]:
    """What one step would open, a sentence for each step."""
    words, lines = words_of(rulebook), []
    for step in opened:
        fact = rulebook.facts[step["fact"]]
        title = step["title"] or words.text("opens.answer", ask=fact.ask, answer=format_answer(fact, step["value"]))
        name, pay = ("opens.gain", step["gain"]) if step["gain"] else ("opens.pay", step["pay"])
        lines.append(
            words.text(name if pay else "opens", step=title, count=step["count"], pay=format_amount(pay, "dollars"))
        )
    return lines


def heading(survey: Survey, found: Sequence[Entry]) -> tuple[str, str]:
    """The heading of the list, and how much of it is settled."""
    words = words_of(survey.rulebook)
    counts = {group: sum(entry.prospect.group == group for entry in found) for group in ("now", "one")}
    count = sum(entry.prospect.group != "has" for entry in found)
    if counts["now"]:
        title = words.text("list.met", met=counts["now"], all=count)
    elif counts["one"]:
        title = words.text("list.one", count=counts["one"], all=count)
    else:
        title = words.text("list.none")
    if survey.most:
        return title, words.text("list.part", questions=words.text("list.questions", count=survey.most))
    return title, words.text("list.whole")


def tally(survey: Survey) -> str:
    """How many goals are met, open and not met, besides what the person has already."""
    words = words_of(survey.rulebook)
    standings = [standing for goal, standing in survey.standings.items() if not survey.has(goal)]
    met = sum(each.status in MET for each in standings)
    rest = sum(each.status == "not_met" and not each.ask for each in standings)
    return words.text("tally", met=met, open=len(standings) - met - rest, rest=rest)


def _some(texts: Sequence[str], words: Catalog) -> str:
    """The first of several things, and how many more there are."""
    shown = "; ".join(texts[:NAMED])
    return words.text("card.and_more", what=shown, count=len(texts) - NAMED) if len(texts) > NAMED else shown


def _door(door: Door, words: Catalog) -> dict[str, str]:
    """Where to ask, with the month in which we last saw it."""
    named = {key: getattr(door, key) for key in ("address", "phone", "mail") if getattr(door, key)}
    return {"label": door.label, **named, "seen_in": words.text("plan.seen", month=format_month(door.seen))}
