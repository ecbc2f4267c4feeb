"""The sentences of one interview over many goals in English, beside those that all checks share."""

from __future__ import annotations

from checker.rulebook.rulebook import Rulebook
from checker.wording import ENGLISH, FOR_ANOTHER, Catalog, Messages

MESSAGES: Messages = {
    # After each answer
    "tally": "{met} met, {open} still open, {rest} not yet",
    "start.list": "See the list",
    # The heading of the list
    "list.met": "You meet the requirements for {met} of {all}",
    "list.one": {"one": "{count} of {all} is one step away", "other": "{count} of {all} are one step away"},
    "list.none": "Here is where you stand",
    "list.part": "This list uses the answers so far. {questions}",
    "list.questions": {
        "one": "At most {count} more question will settle everything.",
        "other": "At most {count} more questions will settle everything.",
    },
    "list.whole": "We know all the answers that this list needs.",
    "list.shown": "{count} of {all} shown",
    # The groups
    "group.now": "You meet these now",
    "group.one": "One step away",
    "group.more": "More steps away",
    "group.unclear": "We cannot tell yet",
    "group.others": "Others decide the rest",
    "group.blocked": "Something is missing, and we know of no step that helps",
    "group.has": "You have this already",
    # A card
    "card.employer": "{employer}, {place}",
    "card.pay": "{pay} an hour",
    "card.range": "{low} to {high}",
    "card.from": "from {low}",
    "card.up_to": "up to {high}",
    "card.printed": "Printed as {printed}, {dated}.",
    "card.dated": "as of {day}",
    "card.undated": "with no date",
    "card.no_pay": "We have not seen the pay.",
    "card.met": "You meet every written requirement that we could read.",
    "card.has": "Based on your answers, you have it, so we do not ask about it.",
    "card.due": "You meet it for now. Still to do: {what}",
    "card.due_by": "{what} by {day}",
    "card.to_do": "Still to do: {what}.",
    "card.in_the_way": "Not met: {what}",
    "card.find_out": "Find out first: {what}",
    "card.to_ask": {"one": "{count} question is open.", "other": "Up to {count} questions are open."},
    "card.reading": "It depends on how one sentence is read. Ask the employer.",
    "card.decided": "{who} decides: {what}.",
    "card.and_more": "{what}; and {count} more",
    "card.takes": "This takes {sums}.",
    "card.at_least": "This takes at least {sums}.",
    "card.not_known": "We do not know what this takes.",
    "card.earliest": "The earliest day is {day}, if you keep going as you are now.",
    "card.earliest_open": "The earliest day we can name is {day}. It can be later.",
    "card.certification": "Certification: {what}",
    "card.certification_unseen": "Certification: we have not seen what the employer says about it.",
    "card.check": "See the whole check, filled in",
    "card.choose": "Make this my plan",
    # A plan for what was chosen
    "chosen": "Your plan: {goals}",
    "chosen.ask": {
        "one": "At most {count} more question makes this plan exact.",
        "other": "At most {count} more questions make this plan exact.",
    },
    "chosen.steps": "The steps",
    "chosen.add": "Add: {goal}",
    "chosen.drop": "Remove: {goal}",
    # What one step would open
    "opens": {"one": "{step}: this opens {count} more.", "other": "{step}: this opens {count} more."},
    "opens.pay": {
        "one": "{step}: this opens {count} more, which pays up to {pay} an hour.",
        "other": "{step}: this opens {count} more, which pay up to {pay} an hour.",
    },
    "opens.gain": {
        "one": "{step}: this opens {count} more, which pays up to {pay} more an hour.",
        "other": "{step}: this opens {count} more, which pay up to {pay} more an hour.",
    },
    "opens.answer": "{ask} {answer}",
    # The chart
    "chart.distance.now": "now",
    "chart.distance.day": "from {day} on",
    "chart.distance.open": "day not known",
    "chart.axis": "Dollars an hour, by the earliest day on which each could be met, from {day} on.",
    "chart.table": "The same as a table",
    "chart.class": "Class",
    "chart.pay": "Hourly pay",
    "chart.when": "When you could meet it",
}

ABOUT_THE_PERSON: Messages = {
    "list.met": "The person meets the requirements for {met} of {all}",
    "list.none": "Here is where the person stands",
    "group.now": "The person meets these now",
    "group.has": "The person has this already",
    "card.has": "Based on these answers, the person has it, so we do not ask about it.",
    "card.met": "The person meets every written requirement that we could read.",
    "card.due": "The person meets it for now. Still to do: {what}",
    "card.earliest": "The earliest day is {day}, if the person keeps going as they are now.",
    "card.choose": "Make this the plan",
    "chosen": "The plan: {goals}",
    "chart.when": "When the person could meet it",
}
"""Those of them that speak of the person where somebody else answers."""

WORDS = ENGLISH.with_words(MESSAGES)
WORDS_FOR_ANOTHER = FOR_ANOTHER.with_words(MESSAGES).with_words(ABOUT_THE_PERSON)


def words_of(rulebook: Rulebook) -> Catalog:
    """The sentences of an interview about this rulebook."""
    return WORDS_FOR_ANOTHER if rulebook.for_another else WORDS
