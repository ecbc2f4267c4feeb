"""The sentences of a result where somebody else answers: a helper, or whoever hires. They speak of “the person”.

A sentence that is not here says “you” to nobody, or to whoever answers, and so serves both.
"""

from __future__ import annotations

from checker.wording.catalog import Messages
from checker.wording.english import ENGLISH

ABOUT_THE_PERSON: Messages = {
    "heading.met": "The person meets these written requirements",
    "heading.met_with_duty": "The person meets these written requirements, with something still to do",
    "heading.start": {
        "one": "The person can start now: {count} step left",
        "other": "The person can start now: {count} steps left",
    },
    "heading.going_on": {
        "one": "The person is on the way: {count} step left",
        "other": "The person is on the way: {count} steps left",
    },
    "heading.until": {
        "one": "The person has until {day}: {count} step left",
        "other": "The person has until {day}: {count} steps left",
    },
    "heading.waiting": {
        "one": "Now the person waits for {actor}: {count} step left after that",
        "other": "Now the person waits for {actor}: {count} steps left after that",
    },
    "heading.only_waiting": "The person has done their part: now they wait",
    "heading.find_out": {
        "one": "First find out what is not known yet: {count} step left after that",
        "other": "First find out what is not known yet: {count} steps left after that",
    },
    "heading.only_find_out": "First find out what is not known yet",
    "heading.only_ripe": "Keep going until {day}, and the person will meet everything",
    "heading.met_next": "The person meets everything: {title}",
    "means.plan": "Based on these answers, nothing stands in the way. The steps below are all that is left.",
    "means.plan_open": "Based on these answers, only the steps below are left for the person. What else it depends on "
    "comes after them.",
    "means.plan_unknown": "Based on these answers, the steps below are left. Whether they are enough depends on what "
    "is not known yet.",
    "means.plan_late": "Based on these answers, the steps below are left. The deadline for at least one of them has "
    "passed.",
    "means.met": "Based on these answers, the person meets every written requirement on this page.",
    "means.met_with_duty": "Based on these answers, the person meets the written requirements for now. To keep it that "
    "way, what is listed below must be done in time.",
    "means.not_met": "Based on these answers, there is at least one written requirement that the person does not meet "
    "yet. Answers can change, and you can check again another day.",
    "means.unsettled": "The result depends on something that is not known yet.",
    "means.depends_on_reading": "The source can be read in two ways, and the result differs between them. We do not "
    "choose one. Both are explained below.",
    "means.left_to_others": "Based on these answers, the person has done their part. The people named below decide the "
    "rest.",
    "part.plan": "The plan",
    "part.earliest": "The earliest day if the person only waits",
    "part.untimed": "What we did not ask for: the person’s dates",
    "part.standing": "Proof of where the person is now",
    "next.wait": "The next step is to wait until {day}, which is in {days} if the person keeps going as they are now. "
    "Check again then.",
    "next.change_wait": "The person also has to wait until {day}.",
    "next.begin": "The next step is to start this: {what} ({needed}). {takes}",
    "next.resume": "The next step is to keep doing this: {what} ({needed}). {takes}",
    "next.goal": "The next step is another check: “{goal}.” Meet that one first.",
    "next.apply": "The next step is to apply for “{goal}.” Based on these answers, the person meets its written "
    "requirements.",
    "next.answer": "Then change the answer here.",
    "next.decision": "The next step is to ask about this: “{text}.” Who decides: {who}.",
    "plan.sum_hours": "{amount} of the person’s own time",
    "plan.wait": "Then it is only a matter of time: the person keeps going as they are now until {day} ({days}).",
    "plan.ripe": "The person keeps going as they are now until {day}.",
    "way.wait": "Wait until {day} ({days}, if the person keeps going as they are now).",
    "way.begin_lasts": "This takes {days}, counted from the day the person starts.",
    "way.goal_met": "The person meets “{goal}” already. Apply for it.",
    "way.goal_then": "The person will meet “{goal}” by then. Apply for it.",
    "earliest": "{day}, if the person keeps going as they are now and nothing else changes ({days}).",
    "readings.ask": "The publisher of the source, or whoever decides on the person’s case, can tell you which reading "
    "is right.",
    "due.open": "The person has {limit}, starting on the day of the answer to “{ask}”",
    "untimed": "What has been done counts here. If it was late, ask whoever decides.",
    "enough": "The answer should be: {needed}.",
    "answers": {"one": "The answer ({count})", "other": "The answers ({count})"},
    "clause.answer": "The answer: {answer}",
    "clause.answer_to": "The answer to “{ask}” {answer}",
    "change.of": "the answer to: {ask}",
    "document": "It shows the answer to “{ask}” {answer}",
    "state.does_not_apply": "Does not apply to the person",
}

FOR_ANOTHER = ENGLISH.with_words(ABOUT_THE_PERSON)
