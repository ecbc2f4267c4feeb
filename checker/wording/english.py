"""Every sentence of a result in English. A second language is a second module like this one.

A message has places in braces. One that depends on a ``{count}`` has a form for each plural of the language.
"""

from __future__ import annotations

import re

from checker.wording.catalog import Catalog, Messages

MESSAGES: Messages = {
    # The outcome, by status
    "heading.met": "You meet these written requirements",
    "heading.met_with_duty": "You meet these written requirements, with something still to do",
    "heading.not_met": "Not yet",
    "heading.unsettled": "We cannot tell yet",
    "heading.depends_on_reading": "It depends on how one sentence is read",
    "heading.left_to_others": "The rest is for others to decide",
    "heading.blocked": {
        "one": "Not yet: {count} point stands in the way",
        "other": "Not yet: {count} points stand in the way",
    },
    "heading.start": {"one": "You can start now: {count} step left", "other": "You can start now: {count} steps left"},
    "heading.going_on": {
        "one": "You are on the way: {count} step left",
        "other": "You are on the way: {count} steps left",
    },
    "heading.by": "{title} by {day}",
    "heading.until": {
        "one": "You have until {day}: {count} step left",
        "other": "You have until {day}: {count} steps left",
    },
    "heading.overdue": "The last day was {day}: {title} and ask whether it still counts",
    "heading.waiting": {
        "one": "Now you wait for {actor}: {count} step left after that",
        "other": "Now you wait for {actor}: {count} steps left after that",
    },
    "heading.only_waiting": "You have done your part: now you wait",
    "heading.met_next": "You meet all of it: {title}",
    "means.plan": "By your answers, nothing stands in the way. The steps below are all that is left.",
    "means.met": "By your answers, you meet every written requirement on this page.",
    "means.met_with_duty": "By your answers, you meet the written requirements for now. To keep it that way, do what "
    "is listed below in time.",
    "means.not_met": "By your answers, you do not meet at least one written requirement yet. Answers can change, and "
    "you can check again another day.",
    "means.unsettled": "The result depends on something that you do not know yet.",
    "means.depends_on_reading": "The source can be read in two ways, and your result differs between them. We do "
    "not choose one. Both are explained below.",
    "means.left_to_others": "By your answers, you have done your part. The people named below decide the rest.",
    # The parts of a result
    "part.next": "What to do next",
    "part.blocked": "What stands in the way",
    "part.plan": "Your plan",
    "part.missing": "What is not met yet",
    "part.nearest": "The nearest way to yes",
    "part.earliest": "The earliest day if you only wait",
    "part.readings": "Each reading",
    "part.owed": "What to do by a set day",
    "part.untimed": "What we did not ask: when you did it",
    "part.left_to": "What others decide",
    "part.find_out": "What to find out",
    "part.find_out_then": "Then find out",
    "part.find_out_later": "And after that",
    "part.plan_then": "The steps, as far as we know them",
    "part.standing": "What shows how far you have come",
    "part.ask": "What we have not asked yet",
    "part.because": "This result depends on these answers",
    "part.clauses": "The written requirements",
    "part.also": "Desirable, but not counted",
    "part.papers": "Papers to bring",
    "part.elsewhere": "What these answers mean for other checks",
    "listed": "written requirements",
    # The next step
    "next.due": "Your next step is due by {day}. {text}. {takes}",
    "next.within": "Your next step: {text}. {takes}",
    "next.wait": "Your next step is to wait until {day}, which is in {days} if you keep going as now. Check again "
    "then.",
    "next.change": "Next, change your answer to this: “{ask}” You need: {needed}. {takes}",
    "next.change_wait": "You also have to wait until {day}.",
    "next.begin": "Your next step is to start this: {what} ({needed}). {takes}",
    "next.resume": "Your next step is to keep doing this: {what} ({needed}). {takes}",
    "next.goal": "Your next step is another check: “{goal}”. Meet that one first.",
    "next.apply": "Your next step is to apply for “{goal}”. By your answers, you meet its written requirements.",
    "next.find_out": "Find this out first: {ask} {shows} {enough} {change}",
    "next.answer": "Then change your answer here.",
    "next.decision": "Your next step is to ask about this: “{text}.” Who decides: {who}.",
    # The plan
    "plan.now": "{title}. {text}",
    "plan.wait_for": "{title}. {text}",
    "plan.titled": "{title}: {costs}",
    "plan.range": "{least} to {most}",
    "plan.up_to": "up to {amount}",
    "plan.exactly": "{amount}",
    "plan.at_least": "at least {amount}",
    "plan.sum_dollars": "{amount}",
    "plan.sum_hours": "{amount} of your own time",
    "plan.sum_days": "{amount} of waiting",
    "plan.sum_time": "{amount} until all of it is done",
    "plan.together": "Together: {sums}.",
    "plan.wait": "Then it is only a matter of time: keep going as now until {day} ({days}).",
    "plan.ripe": "Keep going as now until {day}.",
    "plan.goal": "Check: {goal}",
    "plan.seen": "(last seen in {month})",
    "step.done": "Done",
    "step.next": "Next",
    "step.waiting": "Waiting",
    "step.later": "Later",
    "step.not_needed": "Not needed",
    "step.not_known": "We do not know",
    # Ways to yes
    "ways.several": "Each of these is enough. The nearest comes first.",
    "ways.shared": "All of them ask for this:",
    "ways.one_of": "And one of these:",
    "way.wait": "Wait until {day} ({days}, if you keep going as now).",
    "way.begin": "Start this: {what} ({needed}).",
    "way.resume": "Keep doing this: {what} ({needed} in all).",
    "way.begin_lasts": "This takes {days}, counted from the day you start.",
    "way.begin_count": "whatever counts for “{ask}”",
    "way.change": "Change: {ask} – {needed} ({cost}).",
    "way.if": "If this is also true:",
    "way.goal": "First meet “{goal}”: {counts}.",
    "way.goal_met": "You meet “{goal}” already. Apply for it.",
    "way.goal_then": "You will meet “{goal}” by then. Apply for it.",
    "way.goal_begin": {"one": "{count} thing to start", "other": "{count} things to start"},
    "way.goal_change": {"one": "{count} thing to change", "other": "{count} things to change"},
    "way.goal_if": {"one": "{count} thing we have not asked", "other": "{count} things we have not asked"},
    "way.goal_none": "nothing more is missing",
    "way.left_to": "Others decide this: {text}. Who decides: {who}.",
    "way.together": "Together: {cost}.",
    "way.cost_unknown": "We do not know all of the cost.",
    "way.open": "What we have not asked may take time and money, too.",
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
    "earliest": "{day}, if you keep going as now and nothing else changes ({days}).",
    "reading": "If it means {choices}:",
    "reading.choice": "“{label}”",
    "readings.ask": "The publisher of the source, or whoever decides on your case, can tell you which reading is "
    "right.",
    "due": "The last day is {day}.",
    "due.open": "You have {limit}, which start on the day you answer to “{ask}”",
    "untimed": "{text}. You have done it, so it counts here. The time limit is {limit}, and we did not ask whether you "
    "met it. If you were late, ask whoever decides.",
    "decides": "Who decides: {who}.",
    "ask": "If something is not clear, ask {who}.",
    "shows": "What shows this: {paper}.",
    "enough": "You need: {needed}",
    "answered": "{ask} – {answer}",
    "paper": "It shows your answer to “{ask}” {answer}",
    "elsewhere": "Some of your answers count in other checks, too. They are filled in there.",
    "elsewhere.more": {"one": "At most {count} more question.", "other": "At most {count} more questions."},
    "judged": "Judged on {day} by version {version} of the rules.",
    "no_decision": "This is not an application and not a decision.",
    # The rule, clause by clause
    "state": "{state}: {text}",
    "state.met": "Met",
    "state.not_met": "Not yet",
    "state.not_settled": "Not clear yet",
    "state.does_not_apply": "Does not apply to you",
    "state.owed": "Still to do in time",
    "state.left_to": "For others to decide",
    "state.not_asked": "Not asked",
    "clause.answer": "Your answer: {answer}",
    "clause.answer_to": "Your answer to “{ask}” {answer}",
    "clause.sum": "Together {test}: {asks}",
    "clause.when": "Applies only in some cases",
    "clause.or_instead": "Either one is enough",
    "clause.within": "Within {limit}",
    "clause.never": "This way is closed",
    "clause.reading": "the sentence is read as {choices}",
    # Questions still to come, and the answers so far
    "progress.some": "Question {number} of up to {most}",
    "progress.all": "Question {number} of {most}",
    "known": "We already have all the answers that this check needs.",
    "known.some": "We already have {known} of up to {most} answers.",
    "known.all": "We already have {known} of {most} answers.",
    "start": "Start",
    "start.go_on": "Continue with the questions",
    "start.see": "See the result",
    "answers": {"one": "Your answer ({count})", "other": "Your answers ({count})"},
    "show_all": {"one": "Show it", "other": "Show all {count}"},
    "change": "Change",
    "change.of": "your answer to: {ask}",
    # Files
    "saved.title": "{site}: saved answers.",
    "saved.result": "Result for {day}: {heading}.",
    "saved.due": "Last day for “{text}”: {day}.",
    "saved.open": "To see everything, go to {address}, press “Open saved answers” and choose this file.",
    "saved.private": "Anyone who has this file can read these answers.",
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
    "opened.file_rules": "By version {version} of the rules. We show it as the file has it.",
    "opened.then": "What the rules say today, for {day}",
    "opened.then_rules": "By version {version} of the rules.",
    "opened.same": "For {day}, when you saved it",
    "opened.now": "For today, {day}",
    "opened.due": "Something is due by {days}.",
    "opened.moved": "Time has passed since then. Numbers, such as years and hours, are still those in the file. If "
    "they have grown, change those answers.",
    "opened.result": "See the whole result for today",
    "opened.questions": "Continue with the questions",
    "opened.from": "These answers come from a file that was saved on {day}.",
    "opened.carried": {
        "one": "{count} of these answers counts here. They were saved in another check: {goal}",
        "other": "{count} of these answers count here. They were saved in another check: {goal}",
    },
    "opened.other": "{then} when you saved it. Today: {now}",
    "opened.elsewhere": "These answers belong to another check: {goal}. Open its page, and choose the file there.",
    # Many goals at once
    "survey": "Where these answers stand on {day}",
    "survey.openings": "What one step would make possible",
    "survey.ask": {
        "one": "The next question, which is the last one:",
        "other": "The next question, of at most {count}:",
    },
    # A table of people
    "team.people": {"one": "{count} person", "other": "{count} people"},
    "team.person": "Row {row}, {name}: {status}",
    "team.row": "Row",
    "team.status": "Result",
    "team.status.met": "Meets all of it",
    "team.status.met_with_duty": "Meets it, with something still to do",
    "team.status.not_met": "Not yet",
    "team.status.unsettled": "We cannot tell yet",
    "team.status.depends_on_reading": "Depends on how one sentence is read",
    "team.status.left_to_others": "Others decide the rest",
    "team.status.fault": "Not checked: something is wrong in a cell",
    "team.missing": "Not met yet",
    "team.ask": "To find out",
    "team.owed": "To do in time",
    "team.soon": "Coming within 90 days",
    "team.left_to": "Others decide",
    "team.faults": "What is wrong",
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

ONE_OF = {"children": "child", "people": "person", "men": "man", "feet": "foot", "lives": "life", "series": "series"}
"""Words, and ends of words, whose form for one is not theirs without an s."""


def singular(noun: str) -> str:
    """What one of them is called: “child” of “children”, “hour a week” of “hours a week”."""
    found = re.match(r"(?P<before>.*?)(?P<word>[^ ]+)(?P<after> (a|an|per|of|in|with|for|to|or|and) .*)?$", noun)
    if not found:
        return noun
    word, after = found["word"], found["after"] or ""
    for many, one in ONE_OF.items():
        if word.endswith(many):
            return f"{found['before']}{word.removesuffix(many)}{one}{after}"
    if word.endswith("ies") and len(word) > len("ties"):
        word = word.removesuffix("ies") + "y"
    elif re.search(r"(ss|sh|ch|x|zz)es$", word):
        word = word.removesuffix("es")
    elif not word.endswith("ss"):
        word = word.removesuffix("s")
    return found["before"] + word + after


ENGLISH = Catalog(MESSAGES, lambda count: "one" if count == 1 else "other")
