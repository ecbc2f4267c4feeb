"""The checker in the server's own Python: what a test of the page asks, without a start of Pyodide for each page.

It is the same Service that Pyodide runs, and tests of their own hold that both give the same replies: a test of what a
page makes of a reply takes a quarter of the processor's time this way.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from threading import Lock

from checker.protocol import Service

WORKER = "/worker.mjs"
"""The end of the address of the script that would start Pyodide."""

SCRIPT = """
const asked = `${{location.href}}/{number}`;
const reply = async (body) => {{
  const response = await fetch(asked, {{ method: "POST", body }});
  if (!response.ok) throw new Error(`${{asked}}: ${{response.status}}`);
  return response.json();
}};
postMessage({{ arrived: true }});
let last = reply("").then(postMessage);
addEventListener("message", ({{ data }}) => {{ // one after another, as one Python would
  last = last.then(() => reply(JSON.stringify(data))).then(postMessage);
}});
"""


class Native:
    """A Service for each worker that asks for its script, as each would have a Python of its own."""

    def __init__(self) -> None:
        self.numbers, self.services, self.lock = count(), dict[str, Service](), Lock()

    def script(self, bundle: Path) -> bytes:
        """The script of a new worker, which asks about the rules of that bundle."""
        number = str(next(self.numbers))
        service = Service((bundle / "rulebook.json").read_text("utf-8"))
        with self.lock:
            self.services[number] = service
        return SCRIPT.format(number=number).encode()

    def reply(self, number: str, request: str) -> str:
        """What Pyodide's worker would post: that it is ready, or the reply to one request."""
        service = self.services[number]
        if not request:
            return f'{{"ready": true, "rules": "{service.rulebook.hash}"}}'
        with self.lock:
            return service.reply(request)
