"""The bench itself, as far as it can be tried without running it: what it makes up, and how it tells what it found."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal

from macros.content.load import load
from tests.bench import rules
from tests.bench.agencies import MODEL, add_agencies, outside_navigation, project
from tests.bench.engine import compiling, engine_files, shipped
from tests.bench.region import region
from tests.bench.spread import ratio, spread
from tests.bench.table import grid, table
from tests.support.cases import guide
from tests.support.compiling import compile_proved

MACHINE = {
    "day": "2026-11-21",
    "processor": "Abacus",
    "cores": 2,
    "memory": 2**34,
    "system": "Linux x86_64",
    "python": "3.11.7",
    "node": "24.0.0",
    "commit": "0123456789ab",
    "changed": False,
    "load": 0.1,
    "runs": 7,
}
SPREAD = {"median": 0.25, "p95": 0.5, "values": 7}
BUILT = {
    "pages": 35,
    "plain_pages": 35,
    "site": {**SPREAD, "peak": 9e7},
    "plain": {**SPREAD, "peak": 5e7},
    "over_plain": 0.12,
    "steps": {"Check the content": 0.8},
}


def test_the_agencies_made_up_load_without_faults(root, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(root / "content", content)
    add_agencies(content, 2)
    loaded, faults = load(content)
    assert faults == []
    assert {"made_up_0001", "made_up_0002"} <= loaded.agencies.keys()
    made_up, model = loaded.agencies["made_up_0002"], loaded.agencies[MODEL]
    assert made_up.classes.keys() == model.classes.keys()
    assert (content / "jobs" / "made_up_0002" / "level_1.md").exists()


def test_a_configuration_that_lists_pages_outside_its_navigation_lists_them_once(root):
    before = (root / "mkdocs.yml").read_text("utf-8")
    for configuration in (before, before.replace("not_in_nav", "exclude_docs")):
        after = outside_navigation(configuration)
        assert after.count("not_in_nav: |\n") == 1
        assert "  /jobs/made_up_*/\n" in after.partition("not_in_nav: |\n")[2].partition("\n\n")[0] + "\n"
        assert set(configuration.splitlines()) <= set(after.splitlines())


def test_a_copy_to_build_has_an_environment_of_its_own_and_leaves_ours(root):
    ours = (root / ".venv" / "made-from").read_text("utf-8")
    with project(0) as copy:
        python = copy / ".venv" / "bin" / "python"
        done = subprocess.run([python, "build.py", "--help"], cwd=copy, capture_output=True, text=True, check=True)
        assert "bench" in done.stdout
        assert "Python packages" not in done.stderr
        assert (copy / ".venv" / "made-from").read_text("utf-8") != ours
    assert (root / ".venv" / "made-from").read_text("utf-8") == ours


def test_the_interview_is_measured_and_told(monkeypatch, bundle):
    monkeypatch.setattr("tests.bench.region.GOALS", 4)
    monkeypatch.setattr("tests.bench.region.FACTS", 16)
    monkeypatch.setattr("tests.bench.region.PEOPLE", 1)
    figures = region(1, bundle.parent)
    assert figures["rules"]["goals"] == 4
    assert figures["memory"] > figures["rules"]["bytes"] > figures["gzip"] > 1_000
    assert all(figures[runtime]["begin"] > 0 for runtime in ("cpython", "pyodide"))
    lines = table({"interview": {"machine": MACHINE, **figures}}).splitlines()
    assert any(line.startswith("Pyodide ") for line in lines)
    assert any(line.startswith("4 goals over 16 facts: compiled in") for line in lines)


def test_the_rules_made_up_have_no_clause_that_decides_nothing():
    facts, made_up = rules.goal("goal", 10)
    assert len(facts) == 10
    _, lines, faults = compile_proved(facts, made_up, {})
    assert faults == []
    assert all(line.holds for line in lines)
    assert len(rules.rulebook(40)[1]) == 40


def test_the_rules_that_are_timed_are_those_of_the_guide():
    figures = compiling(shipped(), 1)
    whole = guide().rulebook
    assert whole
    own = replace(whole, sets={}, jobs=(), other_words={})  # which are no rules
    assert figures["bytes"] == len(own.to_json().encode())
    assert (figures["facts"], figures["goals"]) == (len(own.facts), len(own.goals))
    assert figures["prove"]["median"] > 0


def test_the_lines_that_are_counted_are_those_of_every_room(root):
    files = engine_files()
    assert sorted(path for each in files.values() for path in each) == sorted((root / "checker").rglob("*.py"))
    travelling = {path.relative_to(root / "checker").parts[0] for path in files["travels"]}
    assert {"engine", "ways", "verdict.py"} <= travelling
    assert not {"compile", "command", "bundle"} & travelling


def test_a_spread_tells_the_median_and_the_rank_that_95_in_100_stay_under():
    assert spread(range(1, 101)) == {"median": 50.5, "p95": 95, "values": 100}
    assert spread([Decimal(3)]) == {"median": 3, "p95": 3, "values": 1}
    assert spread([]) == {}
    assert ratio({"median": 1}, {"median": 4}) == 0.25


def test_the_table_of_the_engine_names_each_part_of_a_result():
    parts = ("verdict", "because", "plan", "nearest", "earliest", "reasons")
    times = {**{part: {**SPREAD, "median": number / 1000} for number, part in enumerate(parts, 1)}, "first": 0.009}
    compiled = {
        **dict.fromkeys(("rules", "facts", "nodes", "bytes"), 7),
        "compile": SPREAD,
        "prove": SPREAD,
        "load": SPREAD,
    }
    judged = {"load": 0.1, "goals": {"supervisor": times}, "together": times}
    figures = {
        "machine": MACHINE,
        "verdicts": {"cpython": judged, "pyodide": judged},
        "shipped": compiled,
        "synthetic": compiled,
        "growth": {"10": {**compiled, "cpython": times, "pyodide": times}},
        "lines": {"travels": {"files": 1, "lines": 2, "written": 2, "longest": 2}},
        "wheel": 1000,
        "rulebook": 1000,
    }
    lines = table({"engine": figures}).splitlines()
    (heads,) = (line for line in lines if line.startswith("milliseconds"))
    assert heads.split()[2:] == ["verdict", "p95", "first", "because", "plan", "nearest", "earliest", "reasons", "p95"]
    assert "supervisor    CPython     1.00  500.00   9.00     2.00  3.00     4.00      5.00       500.00" in lines


def test_the_table_is_made_from_what_the_file_holds():
    figures = json.loads(
        json.dumps(
            {
                "site": {"machine": MACHINE, "sizes": {"0": BUILT, "1000": {**BUILT, "pages": 3035, "steps": {}}}},
                "browser": {
                    "machine": {**MACHINE, "chromium": "156.0"},
                    "slowed": {"slow_processor": {"page": 4.0, "worker": 1.0}},
                    "first_verdict": {
                        "4g": {"guide": _visits(), "stock": {**_visits(), "ours": {"cold": 0.4, "warm": 0.5}}}
                    },
                    "weight": {"page": "a/", "bytes": 99_000, "requests": 9, "ahead": 0, "largest": {"a/": 9_000}},
                    "next_question": {"goals": {"supervisor": SPREAD}, "together": SPREAD},
                    "result": {"goals": {"supervisor": {}}, "together": SPREAD},
                },
            }
        )
    )
    lines = table(figures).splitlines()
    assert any("Abacus" in line and "156.0" in line for line in lines)
    assert any(line.split()[:2] == ["1000", "3035"] and line.endswith("+12%") for line in lines)
    assert any("stock Pyodide" in line and "0.40" in line for line in lines)
    assert any(line.split() == ["supervisor", "7", "250.00", "500.00", "0"] for line in lines)


def test_figures_stand_below_each_other_at_the_right():
    assert list(grid(("what", "how many"), [("apples", "7"), ("pears", "12")])) == [
        "",
        "what    how many",
        "apples         7",
        "pears         12",
    ]


def _visits():
    return {when: {**SPREAD, "bytes": 5_000_000, "requests": 9} for when in ("cold", "warm")}
