"""The sentences around a draft in English; those of the draft itself are the guide's."""

from __future__ import annotations

from checker.wording import ENGLISH, Messages

MESSAGES: Messages = {
    # The posting
    "draft.employer": "[name of the employer]",
    "draft.title": "[name of the job]",
    "draft.more_duties": "Other duties",
    "draft.pay.hour": "{pay} an hour",
    "draft.pay.week": "{pay} a week",
    "draft.pay.biweek": "{pay} every 2 weeks",
    "draft.pay.month": "{pay} a month",
    "draft.pay.year": "{pay} a year",
    "draft.pay.none": "Pay: [lowest] to [highest]",
    "draft.pay.range": "{low} to {high}",
    # The records
    "draft.record.employer": "An employer",
    "draft.record.title": "A class",
    "draft.record.source": "{title}, {employer}",
    "draft.record.summary": "{employer} has a class called {title}.",
    "draft.record.class": "A class that was drafted with a form.",
    "draft.record.hours": "The form does not ask how many hours make up a year. 2,080 is 40 hours a week for 52 weeks.",
    "draft.record.own": "This is a draft. We have not seen it in use.",
    "draft.record.seen": "This record was made with a form. Nobody has compared it with the posting yet.",
    "draft.record.asks": "What it asks for",
    "draft.record.unseen": "What we have not seen",
    # What is still open
    "draft.open": {"one": "{count} point is still open.", "other": "{count} points are still open."},
    "draft.open.none": "No point is open.",
    "draft.open.heading": "Points still open",
    # The text for the editors
    "draft.issue.title": "A posting: {title}, {employer}",
    "draft.issue.address": "Address: {address}",
    "draft.issue.no_address": "Address: [where the posting is]",
    "draft.issue.day": "Seen on {day}",
    "draft.issue.whole": "Read as a whole",
    "draft.issue.part": "Read in part",
    "draft.issue.copy": "Read on another site, which copied it",
    "draft.issue.notes": "What was seen",
    "draft.issue.posting": "What it says, in our words",
    "draft.issue.record": "The record, as {file}",
    "draft.issue.page": "Its page, as {file}, with a line in the menu of mkdocs.yml",
    # What does not fit
    "draft.fault.number": "Enter a whole number from {least} to {most}.",
    "draft.fault.pay": "Enter the pay as a number, such as 25 or 25.50.",
    "draft.fault.order": "The highest pay is below the lowest.",
    "draft.fault.address": "Enter the whole address. It starts with https:// or http://.",
    "draft.fault.day": "Enter today’s date or an earlier one.",
    "draft.fault.count": {
        "one": "{count} answer does not fit. The message is beside it.",
        "other": "{count} answers do not fit. The messages are beside them.",
    },
    "draft.done": "The draft is below. {open}",
}

WORDS = ENGLISH.with_words(MESSAGES)
