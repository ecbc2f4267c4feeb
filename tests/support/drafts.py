"""Answers to the form of a draft: made up at random, with what people type into fields that nobody thought of."""

from __future__ import annotations

import json
import random

from macros.pages.draft_form import draft_form

TODAY = "2026-11-29"
ODD = [
    "Harbor County",
    "2026-11-29",
    "yes",
    "12",
    "<script>alert(1)</script> & sons",
    "[here](javascript:alert(1))",
    "[a]: javascript:alert(1)",
    "{{ config }} {% raw %} {# no #} {id}",
    "- a: b # c 'd' \"e\" \\ f",
    "* & ! | > % @ ` ? :",
    "O’Neill, Niño & Søn (“North”)…",
    "東京",
    "a\u200bb\u0000c\u2028d\ufeffe\ud800f\x85g",
    "  two\n lines\t\u00a0 ",
    "x" * 300,
    "",
]


def form_of(content):
    """The form of this guide as the page hands it to Python."""
    return json.loads(json.dumps(draft_form(content, content.drafts["peer_class"])))


def some_answers(form, number):
    """Answers to every question; over a row of numbers, each option is chosen and each odd text is typed."""
    rng = random.Random(number)
    answers = {
        "field/employer": [f"{chr(97 + number)} {ODD[number % len(ODD)]}"],
        "field/title": [ODD[(number * 7 + 3) % len(ODD)]],
        "field/kind": [rng.choice([*form["kinds"], "none"])],
        "field/low": [rng.choice(["", "25", "$1,789.60", "0.01"])],
        "field/high": [rng.choice(["", "1,800", "10000000"])],
        "field/period": [rng.choice(["hour", "week", "biweek", "month", "year", "no"])],
        "field/duties": ["\n".join(rng.sample(ODD, 3))],
        "field/notes": [rng.choice(ODD)],
        "field/address": [rng.choice(["", "https://jobs.example/1?a=b#c"])],
        "field/seen": [rng.choice(["", "2025-02-28"])],
        "field/is_copy": rng.choice([[], ["on"]]),
        "field/in_part": ["on"] if number % 8 == 7 else [],
    }
    for name, entry in form["questions"].items():
        options = [*entry["options"]]
        some = rng.sample(options, rng.randrange(len(options))) if entry.get("several") else []
        answers[name] = some or [options[number % len(options)]]
        for option in answers[name]:
            for blank, kind in entry["options"][option].get("blanks", {}).items():
                number_typed = str(rng.randint(kind.get("at_least", 1), kind.get("at_most", 1000)))
                typed = number_typed if kind.get("number") else rng.choice(ODD)
                answers[f"{name}/{option}/{blank}"] = [typed]
    return answers
