"""A draft put together: its texts, the points still open, and its files; or what does not fit in the form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.draft.choices import Answers, Choices
from checker.draft.texts.issue import issue
from checker.draft.texts.page import page
from checker.draft.texts.posting import posting
from checker.draft.texts.records import records
from checker.draft.texts.yaml import to_yaml


def draft(form: Mapping[str, Any], answers: Answers, today: str) -> dict[str, Any]:
    """What a form and its answers come to on a day (ISO).

    ``applies`` are the questions that are asked after these answers. With ``faults``, messages by the fields they are
    about, there is nothing else; without any there are the ``texts`` by name, the ids of the points still ``open``,
    the ``files`` to save, and ``status``, the sentence that says how it went.
    """
    choices = Choices(form, answers, date.fromisoformat(today))
    found: dict[str, Any] = {"applies": [*choices.questions], "faults": choices.faults}
    if choices.faults:
        return found | {"status": choices.catalog.text("draft.fault.count", count=len(choices.faults))}
    open_points = choices.open_points
    kind = "draft.open" if open_points else "draft.open.none"
    count = choices.catalog.text(kind, **({"count": len(open_points)} if open_points else {}))
    texts = {"posting": posting(choices), "record": to_yaml(records(choices)), "page": page(choices)}
    texts["issue"] = issue(choices, texts)
    return found | {
        "texts": texts,
        "open": open_points,
        "count": count,
        "files": {
            "draft": _file(f"{choices.id}.md", "text/markdown", _whole(choices, texts, open_points)),
            "record": _file(f"{choices.id}.yml", "application/yaml", texts["record"]),
        },
        "status": choices.catalog.text("draft.done", open=count),
    }


def _whole(choices: Choices, texts: Mapping[str, str], open_points: list[str]) -> str:
    """The posting with the points still open, then the records."""
    points = [choices.form["points"][name] for name in open_points]
    lines = [f"- {point['title']}. {point['do']}" for point in points]
    heading = choices.catalog.text("draft.open.heading")
    head = [texts["posting"], f"## {heading}\n", *lines] if lines else [texts["posting"]]
    return "\n".join([*head, "", f"```yaml\n{texts['record']}```", "", f"```\n{texts['page']}```", ""])


def _file(name: str, media_type: str, text: str) -> dict[str, str]:
    return {"name": name, "type": f"{media_type};charset=utf-8", "text": text}
