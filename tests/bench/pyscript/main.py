"""Gives the verdict on nothing said, as a page of PyScript would: in the page itself, its default."""

import json
from datetime import date
from pathlib import Path

from pyscript import document, window

from checker.protocol import Service

main = document.querySelector("main")
result = document.querySelector(".result")
service = Service(Path("rulebook.json").read_text("utf-8"))
today = date.today().isoformat()  # noqa: DTZ011 - the day where the person is
reply = service.reply(
    json.dumps({"id": 1, "call": "progress", "args": {"goal": main.dataset.goal, "answers": {}, "as_of": today}})
)
record = json.loads(reply)["ok"]
window.record = window.JSON.parse(json.dumps(record))
result.dataset.status = record["status"]
result.textContent = record["status"]
main.dataset.state = "ready"
