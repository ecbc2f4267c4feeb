"""The page in a real browser: until its first verdict, beside its rivals; between two questions; without Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from checker.rulebook.rulebook import Rulebook
from macros import tools
from tests.bench.rivals import RIVALS, rivals
from tests.bench.server import Line, Server, serving
from tests.bench.spread import ratio, spread
from tests.bench.visit import Circumstances, Visit, newcomer, reach, visit
from tests.bench.walks import people

GOAL = "supervisor"
"""The check whose first verdict is waited for, here and by the rivals."""

GUIDELINE = "employers/recruit/"
SLOWER = 4
PEOPLE = 4
"""Walks through each goal, to time the step from an answer to the next question."""

UNDER = {
    "loopback": Circumstances(Line()),
    "4g": Circumstances(Line(bits_a_second=9e6, round_trip=0.17)),
    "slow_processor": Circumstances(Line(), rationed=SLOWER),
}
WALK = Path(__file__).with_name("walk.js")


def browser(runs: int, site: Path) -> dict[str, Any]:
    """Every figure of the browser; ``site`` is the built site."""
    (bundle,) = site.glob("bundle-*")
    chrome = tools.make_browser()
    with (
        rivals(bundle, GOAL) as folders,
        serving({"guide": site, **folders}) as server,
        sync_playwright() as playwright,
    ):
        first = {}
        for name, circumstances in UNDER.items():
            print(f"  first verdict: {name}", flush=True)
            first[name] = _compared(list(_visits(playwright, chrome, server, circumstances, runs)))
        print("  answers, weight", flush=True)
        with newcomer(playwright, chrome) as context:
            slowed = {
                name: reach(context, server, "stock/pyodide-lock.json", UNDER[name])
                for name in UNDER
                if name.startswith("slow")
            }
        return {
            "chromium": _version(playwright, chrome),
            "first_verdict": first,
            "slowed": slowed,
            "weight": _weight(playwright, chrome, server),
            **_answers(playwright, chrome, server, bundle),
        }


def _visits(
    playwright: Playwright, chrome: Path, server: Server, circumstances: Circumstances, runs: int
) -> Iterator[tuple[str, Visit, Visit]]:
    """Who, a first visit and a second one; alternating, so that a busy moment of the machine meets all."""
    pages = {"guide": f"guide/check/{GOAL}/", **{name: f"{name}/" for name in RIVALS}}
    for run in range(1, runs + 1):
        print(f"    run {run} of {runs}", flush=True)
        for name, path in pages.items():
            with newcomer(playwright, chrome) as context:
                cold = visit(context, server, path, circumstances)
                yield name, cold, visit(context, server, path, circumstances)


def _compared(visits: list[tuple[str, Visit, Visit]]) -> dict[str, Any]:
    """For each page its first and second visits, and ours as a share of each rival's. All gave the same verdict."""
    records = [visit.record for _, cold, warm in visits for visit in (cold, warm)]
    if any(each != records[0] for each in records):
        raise ValueError("the pages do not give the same verdict")
    found: dict[str, Any] = {}
    for name in ("guide", *RIVALS):
        own = [(cold, warm) for who, cold, warm in visits if who == name]
        found[name] = {"cold": _visited([cold for cold, _ in own]), "warm": _visited([warm for _, warm in own])}
    for name in RIVALS:
        found[name]["ours"] = {when: ratio(found["guide"][when], found[name][when]) for when in ("cold", "warm")}
    return found


def _visited(visits: list[Visit]) -> dict[str, Any]:
    return {**spread(each.seconds for each in visits), "bytes": visits[-1].size, "requests": visits[-1].requests}


def _weight(playwright: Playwright, chrome: Path, server: Server) -> dict[str, Any]:
    """What a first visit to a guideline page brings, and apart from it what it fetches ahead for the checker."""
    server.line = Line()
    with newcomer(playwright, chrome) as context:
        page = context.new_page()
        server.sent.clear()
        page.goto(f"{server.address}guide/{GUIDELINE}", wait_until="networkidle")
        sent = list(server.sent)
    ahead = [each for each in sent if each.path.startswith(("/guide/bundle-", "/guide/python-"))]
    own = sorted((each for each in sent if each not in ahead), key=lambda each: -each.size)
    return {
        "page": GUIDELINE,
        "bytes": sum(each.size for each in own),
        "requests": len(own),
        "ahead": sum(each.size for each in ahead),
        "largest": {each.path.removeprefix("/guide/"): each.size for each in own[:5]},
    }


def _answers(playwright: Playwright, chrome: Path, server: Server, bundle: Path) -> dict[str, Any]:
    """Seconds from an answer to the ``next_question`` and from the last one to the ``result``, by goal and together."""
    rulebook = Rulebook.from_json((bundle / "rulebook.json").read_text("utf-8"))
    found: dict[str, dict[str, list[float]]] = {"question": {}, "result": {}}
    with newcomer(playwright, chrome) as context:
        page = context.new_page()
        server.line = Line()
        for goal, walkers in people(rulebook, datetime.now(UTC).date(), PEOPLE).items():
            if "<eligibility-checker" not in (bundle.parent / "check" / goal / "index.html").read_text("utf-8"):
                continue  # its way has closed: its page tells so, and asks nothing
            page.goto(f"{server.address}guide/check/{goal}/")
            for what, seconds in page.evaluate(WALK.read_text("utf-8"), walkers).items():
                found[what][goal] = seconds
    return {
        name: {
            "goals": {goal: spread(each) for goal, each in found[what].items()},
            "together": spread(seconds for each in found[what].values() for seconds in each),
        }
        for name, what in (("next_question", "question"), ("result", "result"))
    }


def _version(playwright: Playwright, chrome: Path) -> str:
    browser = playwright.chromium.launch(executable_path=str(chrome))
    try:
        return browser.version
    finally:
        browser.close()
