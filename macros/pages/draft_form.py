"""The form of a draft with all that it takes from other records: the duties, the points, the kinds of employers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from macros.content import Content
from macros.models import Draft

DUTIES = "duties"


def draft_form(content: Content, draft: Draft) -> dict[str, Any]:
    """The form as the checker reads it, without what only the page shows.

    The duties become a question of their own, whose options have their verb as ``group``; the page has the text of each
    in ``posting``.
    """
    questions: dict[str, Any] = {
        DUTIES: {"part": draft.duties.part, "several": True, "options": dict(_duties(content, draft))}
    }
    for name, question in draft.questions.items():
        options = {key: _without_defaults(option, "label") for key, option in question.options.items()}
        for option in options.values():
            for blank in option.get("blanks", {}).values():
                del blank["ask"]
        questions[name] = _without_defaults(question, "ask", "hint") | {"options": options}
    return {
        **draft.model_dump(include={"audience", "parts", "settles", "settles_filled"}),
        "duties_part": draft.duties.part,
        "kinds": [*content.guide.vocabularies.employer_kinds] if content.guide else ["employer"],
        "questions": questions,
        "points": {name: {"title": point.title, "do": point.do} for name, point in content.points.items()},
        "messages": content.formats.messages,
    }


def as_script(form: Mapping[str, Any]) -> Markup:
    """The form as JSON, in its order, for an element of the type `application/json`."""
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - JSON in which no element can end


def duty_groups(form: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The duties by their verbs, each with its option’s name."""
    groups: dict[str, dict[str, str]] = {}
    for name, option in form["questions"][DUTIES]["options"].items():
        groups.setdefault(option["group"], {})[name] = option["posting"]
    return groups


def _duties(content: Content, draft: Draft) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each duty once, by a name of its own."""
    seen: set[str] = set()
    for employer, names in draft.duties.classes.items():
        for name in names:
            for group in content.agencies[employer].duty_groups(name):
                for duty, _ in group.duties:
                    if duty.text not in seen:
                        drives = {"drives": True} if duty.drives else {}
                        yield f"duty_{len(seen)}", _duty(group.verb, duty.text, drives, draft)
                        seen.add(duty.text)
    for name in draft.duties.standards:
        standard = content.standards[name]
        for number, element in enumerate(standard.elements):
            if element.plain:
                yield f"{name}_{number}", _duty(standard.title, f"{element.name}. {element.plain}", {}, draft)


def _duty(verb: str, text: str, drives: dict[str, bool], draft: Draft) -> dict[str, Any]:
    entries = {DUTIES: [{"verb": verb, "text": text, **drives}]}
    settles = {"settles": draft.duties.settles_driving} if drives else {}
    return {"group": verb, "posting": text, "entries": entries, **settles}


def _without_defaults(part: Any, *names: str) -> dict[str, Any]:
    found: dict[str, Any] = part.model_dump(mode="json", exclude_defaults=True, exclude={*names, "options"})
    return found
