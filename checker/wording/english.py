"""Every sentence of a result in English. A second language is a second module like this one.

A message has places in braces. One that depends on a ``{count}`` has a form for each plural of the language.
"""

from __future__ import annotations

from checker.wording.catalog import Catalog, Messages

MESSAGES: Messages = {
    # The outcome, by status
    "heading.met": "You meet these written requirements",
    "heading.met_with_duty": "You meet these written requirements, with something still to do",
    "heading.not_met": "Not yet",
    "heading.unsettled": "We cannot tell yet",
    "heading.depends_on_reading": "It depends on how one sentence is read",
    "heading.left_to_others": "The rest is for others to decide",
    "means.met": "By your answers, every written requirement on this page is met.",
    "means.met_with_duty": "By your answers, the written requirements are met for now. You keep that by doing what is "
    "listed below in time.",
    "means.not_met": "By your answers, at least one written requirement is not met yet. An answer can change, and you "
    "can check again on another day.",
    "means.unsettled": "The result turns on something that you do not know yet.",
    "means.depends_on_reading": "The source can be read in two ways, and your result is not the same in both. We do "
    "not choose between them. Both are explained below.",
    "means.left_to_others": "By your answers, nothing more is left for you to show. What remains is the decision of "
    "the people named below.",
    # The parts of a result
    "part.next": "What to do next",
    "part.missing": "What is not met yet",
    "part.nearest": "The nearest way to yes",
    "part.earliest": "The earliest day by waiting alone",
    "part.readings": "Each reading, and what follows",
    "part.owed": "What to do by a set day",
    "part.left_to": "What others decide",
    "part.find_out": "What to find out",
    "part.ask": "What was not asked yet",
    "part.because": "This result rests on these answers",
    "part.clauses": "The written requirements",
    "part.also": "Desirable, but not counted",
    "part.papers": "Papers to bring",
    "part.elsewhere": "What else these answers tell",
    "listed": "written requirements",
    # The next step
    "next.due": "Your next step has a last day: {day}. {text}. {takes}",
    "next.within": "Your next step: {text}. {takes}",
    "next.wait": "Your next step is to wait until {day}, which is in {days} if you go on as now. Check again then.",
    "next.change": "Your next step is to do what turns this answer into {needed}: “{ask}” {takes}",
    "next.change_wait": "You also have to wait until {day}.",
    "next.goal": "Your next step is another check: “{goal}”. Meet that one first.",
    "next.find_out": "Your next step is to find out: {ask} {shows} Then change your answer here.",
    "next.decision": "Your next step is to ask about this: “{text}.” Who decides: {who}.",
    # Ways to yes
    "ways.several": "Each of these is enough. The nearest comes first.",
    "ways.shared": "All of them ask for this:",
    "ways.one_of": "And one of these:",
    "way.wait": "Wait until {day} ({days}, if you go on as now).",
    "way.change": "Change: {ask} – {needed} ({cost}).",
    "way.if": "If this is also true:",
    "way.goal": "First meet “{goal}”: {counts}.",
    "way.goal_change": {"one": "{count} thing to change", "other": "{count} things to change"},
    "way.goal_if": {"one": "{count} thing we have not asked", "other": "{count} things we have not asked"},
    "way.goal_none": "nothing more is missing",
    "way.left_to": "Left to others: {text}. Who decides: {who}.",
    "way.together": "Together: {cost}.",
    "way.cost_unknown": "We do not know all of the cost.",
    "way.open": "What is still open may take time and money.",
    "needed": "{ask} – {needed}",
    "needed.option": "“{value}”",
    "needed.range": "{first}, and {last}",
    "needed.at_least": "{value} or more",
    "needed.more_than": "more than {value}",
    "needed.at_most": "{value} or less",
    "needed.less_than": "less than {value}",
    "needed.from": "{value} or later",
    "needed.until": "{value} or earlier",
    "cost.unknown": "we do not know what it costs",
    "takes": "This takes {cost}.",
    "takes.unknown": "We do not know how long it takes or what it costs.",
    # Lines of the other parts
    "earliest": "{day}, if you go on as now and nothing else changes ({days}).",
    "reading": "If it means {choices}:",
    "reading.choice": "“{label}”",
    "readings.ask": "The publisher of the source, or whoever decides on your case, can tell you which reading holds.",
    "due": "The last day is {day}.",
    "due.open": "You have {limit}. They count from the day in the answer to “{ask}”",
    "decides": "Who decides: {who}.",
    "shows": "This shows it: {paper}.",
    "enough": "Enough is: {needed}",
    "answered": "{ask} – {answer}",
    "paper": "It shows your answer to “{ask}” {answer}",
    "elsewhere": "Some of your answers count in other checks, too. Each of them asks again, because your answers stay "
    "on this page.",
    "elsewhere.more": {"one": "At most {count} more question.", "other": "At most {count} more questions."},
    "judged": "Judged on {day} by version {version} of the rules.",
    "no_decision": "This is not an application and not a decision.",
    # The rule, clause by clause
    "state": "{state}: {text}",
    "state.met": "Met",
    "state.not_met": "Not yet",
    "state.not_settled": "Not settled",
    "state.does_not_apply": "Does not apply to you",
    "state.owed": "Still to do in time",
    "state.left_to": "For others to decide",
    "state.not_asked": "Not asked",
    "clause.answer": "Your answer: {answer}",
    "clause.answer_to": "Your answer to “{ask}” {answer}",
    "clause.sum": "Together {test}: {asks}",
    "clause.when": "Applies only in one case",
    "clause.or_instead": "One may stand in for the other",
    "clause.within": "Within {limit}",
    "clause.never": "This way is closed",
    "clause.reading": "the sentence is read as {choices}",
    # Questions still to come
    "more": {"one": "At most {count} more after this", "other": "At most {count} more after this"},
    "more.none": "The last question",
    # Files
    "saved.title": "{site}: saved answers.",
    "saved.result": "Result for {day}: {heading}.",
    "saved.due": "Last day for “{text}”: {day}.",
    "saved.open": "To see all of it, go to {address}, press “Open saved answers” and choose this file.",
    "saved.private": "Everyone who has this file can read these answers.",
    "saved.done": "Saved as {name}. Look for it among your downloads.",
    "calendar.done": "Saved as {name}. Open it to add the days to your calendar.",
    "calendar.due": "Last day: {text}",
    "calendar.again": "Check again: {text}",
    "calendar.note": "From the {site}. This is not a decision. Open the address to check again.",
    # A file opened again
    "opened": "Your saved answers of {day}",
    "opened.altered": "This file was changed after it was saved, or it was not saved here. Our results below are for "
    "the answers that are in it now.",
    "opened.changed": "The rules have changed since then. Below is what the file says, and what the rules say today.",
    "opened.left_out": {
        "one": "{count} of the saved answers does not fit today’s questions. If it still matters, we ask for it again.",
        "other": "{count} of the saved answers do not fit today’s questions. Where they still matter, we ask for them "
        "again.",
    },
    "opened.file": "What the file says, for {day}",
    "opened.file_rules": "By version {version} of the rules. We show it as it stands in the file.",
    "opened.then": "What the rules say today, for {day}",
    "opened.then_rules": "By version {version} of the rules.",
    "opened.same": "For {day}, when you saved it",
    "opened.now": "For today, {day}",
    "opened.due": "Last day to do something: {days}.",
    "opened.moved": "Days have moved on since then. Numbers, such as years and hours, are still those of the file. If "
    "they have grown, change those answers.",
    "opened.result": "See the whole result for today",
    "opened.questions": "Go on with the questions",
    "opened.from": "These answers come from a file that was saved on {day}.",
    "opened.elsewhere": "These answers belong to this check: {goal}. Open its page, and choose the file there.",
    # Many goals at once
    "survey": "Where these answers stand on {day}",
    "survey.openings": "What one step would open",
    "survey.ask": {
        "one": "The next question, which is the last one:",
        "other": "The next question, of at most {count}:",
    },
    # Answers, days and amounts
    "yes": "Yes",
    "no": "No",
    "unknown": "I don’t know",
    "not_yet": "It has not happened yet",
    "day": "{month} {day}, {year}",
    "months": "January February March April May June July August September October November December",
    "dollars": "${amount}",
    "amount": {"one": "{amount} {one}", "other": "{amount} {unit}"},
    "list.and": "{first} and {last}",
    "list.and_many": "{first}, and {last}",
    "list.or": "{first} or {last}",
    "list.or_many": "{first}, or {last}",
    "list.between": "{first}, {last}",
}

ENGLISH = Catalog(MESSAGES, lambda count: "one" if count == 1 else "other")
