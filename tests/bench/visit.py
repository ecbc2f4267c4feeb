"""One visit to a page that gives a verdict: how long until it stands there, and what has been sent for it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Playwright

from tests.bench.ration import rationed
from tests.bench.server import Line, Server

PATIENCE = 60_000
"""Milliseconds after which a page that gives no verdict ends the bench."""

BEFORE = 1_000
"""Milliseconds in which a browser that has just started comes to rest; a person's has been running for long."""

AFTERWARDS = 1_500
"""Milliseconds that a first visit stays, in which the browser may store what a second one will find."""

MARK = """
window.firstVerdict = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`${location}: no verdict`)), PATIENCE);
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".result[data-status]") || !document.querySelector("[data-state=ready]")) return;
    resolve(performance.now() / 1000);
    observer.disconnect();
  }).observe(document, { attributes: true, childList: true, subtree: true });
});
""".replace("PATIENCE", str(PATIENCE))
"""Runs before anything of the page: notes when the first verdict stands in it, since its navigation began."""

RECORD = "() => window.record ?? document.querySelector('eligibility-checker').record"


@dataclass(frozen=True)
class Circumstances:
    """The line to the server, and how many times slower than this machine's the processor is to be.

    Chromium's own emulation of a slow processor reaches the page and no worker, where Python runs; so it is not used.
    """

    line: Line
    rationed: float = 1


class Visit(NamedTuple):
    seconds: float
    size: int
    """Bytes of content that the server sent until the verdict, compressed."""
    requests: int
    record: dict[str, Any]


@contextmanager
def newcomer(playwright: Playwright, chrome: Path) -> Iterator[BrowserContext]:
    """A browser that has never been here: a process and a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="newcomer.", ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=str(chrome), headless=True, locale="en-US", timezone_id="America/Los_Angeles"
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(MARK)
        try:
            yield context
        finally:
            context.close()


def visit(context: BrowserContext, server: Server, path: str, circumstances: Circumstances) -> Visit:
    """Go to a page in a tab of its own and wait for the first verdict."""
    page = context.new_page()
    page.wait_for_timeout(BEFORE)
    server.line = circumstances.line
    server.sent.clear()
    with rationed(circumstances.rationed):
        page.goto(server.address + path, wait_until="commit")
        seconds = page.evaluate("() => window.firstVerdict")
    sent = list(server.sent)
    record = page.evaluate(RECORD)
    page.wait_for_timeout(AFTERWARDS)
    page.close()
    return Visit(seconds, sum(each.size for each in sent), len(sent), record)


def reach(context: BrowserContext, server: Server, path: str, circumstances: Circumstances) -> dict[str, float]:
    """How many times slower the same loop becomes, in the page and in a worker."""
    page = context.new_page()
    server.line = Line()
    page.goto(server.address + path)
    before = page.evaluate(LOOP)
    with rationed(circumstances.rationed):
        after = page.evaluate(LOOP)
    page.close()
    return {where: after[where] / before[where] for where in before}


LOOP = """async () => {
  const loop = () => {
    const start = performance.now();
    for (let index = 0, sum = 0; index < 1e8; index++) sum += index & 3;
    return performance.now() - start;
  };
  const best = () => Math.min(loop(), loop(), loop(), loop());
  const page = best();
  const code = `const loop = ${loop}, best = ${best}; postMessage(best())`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  return { page, worker: await new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data))) };
}"""
