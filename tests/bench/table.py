"""The figures as a table to read: medians, what 95 in 100 stay under, and ratios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Row = tuple[str, ...]
NAMES = {
    "guide": "this site",
    "stock": "stock Pyodide",
    "pyscript": "PyScript",
    "cpython": "CPython",
    "pyodide": "Pyodide",
    "loopback": "loopback",
    "4g": "4G",
    "slow_processor": "slow processor",
}


def table(figures: dict[str, Any]) -> str:
    """All sections that ``figures``, the content of bench.json, holds."""
    sections = {"engine": engine, "interview": interview, "site": site, "browser": browser}
    return "\n".join(
        line
        for name, tell in sections.items()
        if name in figures
        for line in (*_machine(name, figures[name]["machine"]), *tell(figures[name]), "")
    )


def engine(figures: dict[str, Any]) -> Iterator[str]:
    goals = figures["verdicts"]["cpython"]["goals"]
    yield from grid(
        ("milliseconds", "runtime", "verdict", "p95", "first", "because", "plan", "nearest", "earliest", "reasons p95"),
        (
            (goal, NAMES[runtime], *_verdict_cells(each))
            for goal in (*goals, "together")
            for runtime, found in figures["verdicts"].items()
            for each in [found["together"] if goal == "together" else found["goals"][goal]]
        ),
    )
    rows = [
        ("shipped", figures["shipped"]),
        ("synthetic", figures["synthetic"]),
        *((f"{facts} facts", each) for facts, each in figures["growth"].items()),
    ]
    yield from grid(
        ("rules", "rules", "facts", "nodes", "KB", "compile s", "prove s", "load ms"),
        (
            (
                name,
                str(each["rules"]),
                str(each["facts"]),
                str(each["nodes"]),
                _kilobytes(each["bytes"]),
                f"{each['compile']['median']:.2f}",
                f"{each['prove']['median']:.2f}",
                _ms(each["load"]),
            )
            for name, each in rows
        ),
    )
    yield from grid(
        ("growth, ms", "runtime", "verdict", "p95", "first", "because", "plan", "nearest", "earliest", "reasons p95"),
        (
            (f"{facts} facts", NAMES[runtime], *_verdict_cells(each[runtime]))
            for facts, each in figures["growth"].items()
            for runtime in ("cpython", "pyodide")
        ),
    )
    yield from grid(
        ("lines of the engine", "files", "lines", "not blank", "longest file"),
        (
            (name, *(str(each[key]) for key in ("files", "lines", "written", "longest")))
            for name, each in figures["lines"].items()
        ),
    )
    yield f"wheel {_kilobytes(figures['wheel'])} KB, rulebook {_kilobytes(figures['rulebook'])} KB"


def interview(figures: dict[str, Any]) -> Iterator[str]:
    runtimes = [name for name in NAMES if name in figures]
    yield from grid(
        ("interview, ms", "first question", "next", "p95", "list", "p95", "questions"),
        (
            (
                NAMES[name],
                f"{each['begin'] * 1000:.0f}",
                *(_ms(each[part], which) for part in ("next", "list") for which in ("median", "p95")),
                f"{each['asked']['median']:.0f}",
            )
            for name in runtimes
            for each in [figures[name]]
        ),
    )
    made = figures["rules"]
    yield (
        f"{made['goals']} goals over {made['facts']} facts: compiled in {made['compile']['median']:.1f} s, proved in "
        f"{made['prove']['median']:.1f} s more; {made['nodes']} nodes at most, {_kilobytes(made['bytes'])} KB, "
        f"{_kilobytes(figures['gzip'])} KB packed, {figures['memory'] / 1e6:.0f} MB in memory"
    )


def site(figures: dict[str, Any]) -> Iterator[str]:
    sizes = figures["sizes"]
    yield from grid(
        ("agencies more", "pages", "site s", "a page ms", "peak MB", "plain s", "a page ms", "peak MB", "over plain"),
        (
            (
                size,
                str(each["pages"]),
                *_built(each["site"], each["pages"]),
                *_built(each["plain"], each["pages"]),
                f"{each['over_plain']:+.0%}",
            )
            for size, each in sizes.items()
        ),
    )
    steps = list(dict.fromkeys(step for each in sizes.values() for step in each["steps"]))
    yield from grid(
        ("step of site, s", *steps),
        ((f"{size} more", *(f"{each['steps'].get(step, 0):.1f}" for step in steps)) for size, each in sizes.items()),
    )


def browser(figures: dict[str, Any]) -> Iterator[str]:
    yield from grid(
        ("first verdict, s", "page", "cold", "p95", "ours/its", "warm", "p95", "ours/its", "cold MB", "requests"),
        (
            (NAMES[line], NAMES[name], *_visits(each))
            for line, pages in figures["first_verdict"].items()
            for name, each in pages.items()
        ),
    )
    yield from (
        f"Under “{NAMES[name]}” a loop takes {each['page']:.1f} times as long in the page and "
        f"{each['worker']:.1f} times in a worker."
        for name, each in figures["slowed"].items()
    )
    yield "Lines are made on this machine: HTTP/1.1, gzip, no TLS; 4G is 9 Mbit/s and 170 ms for each request."
    answers, results = (
        {**figures[name]["goals"], "together": figures[name]["together"]} for name in ("next_question", "result")
    )
    yield from grid(
        ("ms from an answer to", "next question", "median", "p95", "result", "median", "p95"),
        ((goal, *_answered(answers[goal]), *_answered(results[goal])) for goal in answers),
    )
    weight = figures["weight"]
    yield (
        f"{weight['page']}, first visit: {_kilobytes(weight['bytes'])} KB in {weight['requests']} requests; "
        f"ahead for the checker: {_kilobytes(weight['ahead'])} KB"
    )
    yield from (f"  {_kilobytes(size):>6} KB  {path}" for path, size in weight["largest"].items())


def _answered(found: dict[str, Any]) -> Row:
    return (str(found["values"]), _ms(found), _ms(found, "p95")) if found else ("0", "", "")


def grid(heads: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Columns as wide as their widest cell; the first is text, figures stand at the right."""
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    yield ""
    for line in lines:
        cells = (
            cell.ljust(width) if not column or not _is_figure(lines, column) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def _is_figure(lines: list[Row], column: int) -> bool:
    return all(line[column][:1] in "0123456789+-–" for line in lines[1:])


def _machine(name: str, machine: dict[str, Any]) -> Iterator[str]:
    changed = " with changes" if machine["changed"] else ""
    yield f"{name.upper()}  {machine['day']}, commit {machine['commit']}{changed}, {machine['runs']} runs"
    yield (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory'] / 2**30:.0f} GiB, load "
        f"{machine['load']} before; {machine['system']}, Python {machine['python']}, Node {machine['node']}"
        + (f", Chromium {machine['chromium']}" if "chromium" in machine else "")
    )


def _verdict_cells(each: dict[str, Any]) -> Row:
    return (
        _ms(each["verdict"]),
        _ms(each["verdict"], "p95"),
        f"{each['first'] * 1000:.2f}",
        *(_ms(each.get(part)) for part in ("because", "plan", "nearest", "earliest")),
        _ms(each.get("reasons"), "p95"),
    )


def _built(each: dict[str, Any], pages: int) -> Row:
    return f"{each['median']:.1f}", f"{each['median'] / pages * 1000:.0f}", f"{each['peak'] / 1e6:.0f}"


def _visits(each: dict[str, Any]) -> Iterator[str]:
    for when in ("cold", "warm"):
        yield f"{each[when]['median']:.2f}"
        yield f"{each[when]['p95']:.2f}"
        yield f"{each['ours'][when]:.2f}" if "ours" in each else "–"
    yield f"{each['cold']['bytes'] / 1e6:.2f}"
    yield str(each["cold"]["requests"])


def _ms(seconds: dict[str, float] | None, which: str = "median") -> str:
    return f"{seconds[which] * 1000:.2f}" if seconds else "–"


def _kilobytes(size: float) -> str:
    return f"{size / 1000:.0f}"
