"""Asks every outside address of the content whether it still answers, and reports what an editor should look at.

It is run now and then, not at a build: a page of others that is down today is no fault of a change made here.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from macros.content.folder import shown

ADDRESS = re.compile(r"https?://[^\s\"'<>`|\\^{}\[\]]+")
AGENT = "Peer-Workforce-Guide-links/1 (a weekly check of its sources)"
"""Who asks: a publisher who looks into the log of a server can tell."""

SECONDS = 20
PAUSE = 1.0
"""Seconds between two requests to one host."""
HOPS = 5
MOVED_FOR_GOOD = {301, 308}
REDIRECTS = MOVED_FOR_GOOD | {302, 303, 307}
GONE = {404, 410}
CLOSED_TO_PROGRAMS = {401, 403, 405, 406, 429, 451, 503}
"""What hosts answer that serve people but not programs; somebody looks with a browser."""

State = Literal["answers", "moved", "gone", "refused", "silent"]
SAID: dict[State, str] = {
    "gone": "Gone: the host answers that there is no such page. Find where it went, or say on our page that it is gone",
    "moved": "Moved for good: read the new page, and put its address in",
    "silent": "No answer: this may be over tomorrow. Look at it when it comes up a second time",
    "refused": "Closed to programs: open it in a browser once, to see that it is still there",
}


@dataclass(frozen=True)
class Outcome:
    """What came of asking for one address."""

    address: str
    state: State
    detail: str = ""
    """The new address, the status or the reason."""


class _Stays(HTTPRedirectHandler):
    """Follows nothing, so that each step is seen."""

    def redirect_request(self, *_: Any) -> None:
        return None


def addresses(content: Path) -> dict[str, list[str]]:
    """Every outside address in the files of the content, with the places where it stands, as `file:line`."""
    found: dict[str, list[str]] = {}
    for path in sorted([*content.rglob("*.md"), *content.rglob("*.yml")]):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for address in ADDRESS.findall(line):
                found.setdefault(_trimmed(address), []).append(f"{shown(path)}:{number}")
    return found


def _trimmed(address: str) -> str:
    """Without the signs that end a sentence or a link of Markdown; a bracket that is opened in it stays."""
    while address[-1] in ".,;:!?)" and not (address[-1] == ")" and address.count("(") >= address.count(")")):
        address = address[:-1]
    return address.partition("#")[0]


def ask(address: str, seconds: float = SECONDS) -> Outcome:
    """Ask for one address, step by step; raises nothing."""
    opener = build_opener(_Stays)
    here, for_good = address, True
    for _ in range(HOPS):
        try:
            with opener.open(Request(here, headers={"User-Agent": AGENT}), timeout=seconds):  # noqa: S310 - http(s) only
                moved = here != address and for_good
                return Outcome(address, "moved", here) if moved else Outcome(address, "answers")
        except HTTPError as error:
            with error:
                target = urljoin(here, error.headers.get("Location") or here)
            if error.code not in REDIRECTS or target == here or urlsplit(target).scheme not in {"http", "https"}:
                return Outcome(address, _state(error.code), f"status {error.code}")
            here, for_good = target, for_good and error.code in MOVED_FOR_GOOD
        except (URLError, HTTPException, OSError, ValueError) as error:
            return Outcome(address, "silent", str(getattr(error, "reason", error)) or type(error).__name__)
    return Outcome(address, "silent", f"more than {HOPS} redirects")


def _state(status: int) -> State:
    if status in GONE:
        return "gone"
    return "refused" if status in CLOSED_TO_PROGRAMS else "silent"


def ask_all(found: Iterable[str], seconds: float = SECONDS, pause: float = PAUSE) -> Iterator[Outcome]:
    """Ask for all addresses: several hosts at a time, and each host for one page after another."""
    hosts: dict[str, list[str]] = {}
    for address in found:
        hosts.setdefault(urlsplit(address).netloc, []).append(address)

    def ask_host(pages: list[str]) -> list[Outcome]:
        outcomes = []
        for page in pages:
            outcomes.append(ask(page, seconds))
            time.sleep(pause)
        return outcomes

    with ThreadPoolExecutor(max_workers=8) as pool:
        for outcomes in pool.map(ask_host, hosts.values()):
            yield from outcomes


def report(outcomes: Iterable[Outcome], found: dict[str, list[str]]) -> str:
    """What an editor should look at, as Markdown; nothing when every address answers."""
    by_state: dict[State, list[Outcome]] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.address):
        by_state.setdefault(outcome.state, []).append(outcome)
    lines = []
    for state, said in SAID.items():
        if state in by_state:
            lines += [f"## {said}", ""]
            for outcome in by_state[state]:
                places = ", ".join(f"`{place}`" for place in found[outcome.address])
                lines.append(f"- [ ] <{outcome.address}> ({outcome.detail}) in {places}")
            lines.append("")
    return "\n".join(lines)
