"""The command line as a person meets it, with a rulebook in a folder of its own."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from checker.facts.answers import read_answers
from checker.rulebook.rulebook import Rulebook
from checker.saved.receipt import write
from checker.wording import MESSAGES
from tests.support.sample_rulebook import SOURCES, compiled
from tests.support.terminal import call, start
from tests.support.verdicts import verdict

DAY = date(2026, 6, 1)
ANSWERS = {"member": True, "age": 18, "swum": 1, "joined": "not_yet", "school": "none"}


@pytest.fixture
def run(tmp_path):
    """Calls the command in a folder with a rulebook at its usual place and ``answers.json``."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "rulebook.json").write_text(compiled(SOURCES).to_json(), encoding="utf-8")
    (tmp_path / "answers.json").write_text(json.dumps(ANSWERS), encoding="utf-8")

    return partial(call, tmp_path)


def judged(run, answers, *more):
    """``verdict club`` with these answers on standard input."""
    typed = answers if isinstance(answers, str) else json.dumps(answers)
    return run("verdict", "club", "--answers", "-", "--as-of", "2026-06-01", *more, typed=typed)


def refused(found, *says):
    """Holds that the program said what is wrong in plain words and ended with 2."""
    assert found.returncode == 2, found.stderr
    assert found.stdout == ""
    assert "Traceback" not in found.stderr
    for each in says:
        assert re.search(each, found.stderr), found.stderr


def test_it_is_a_program_that_ends_with_the_status_of_its_command(run, tmp_path):
    for arguments in (["goals"], ["verdict", "zoo"]):
        program, found = start(tmp_path, *arguments, text=True), run(*arguments)
        assert (program.returncode, program.stdout, program.stderr) == (found.returncode, found.stdout, found.stderr)


def test_goals_lists_what_can_be_asked(run):
    found = run("goals")
    assert (found.returncode, found.stdout.split(maxsplit=1), found.stderr) == (0, ["club", "The club\n"], "")
    assert json.loads(run("goals", "--json").stdout) == [{"id": "club", "title": "The club", "audience": ["applicant"]}]


def test_json_is_the_verdict_record(run):
    book = Rulebook.from_json(compiled(SOURCES).to_json())
    found = run("verdict", "club", "--answers", "answers.json", "--as-of", "2026-06-01", "--json")
    assert found.returncode == 0
    assert json.loads(found.stdout) == json.loads(json.dumps(verdict(book, "club", ANSWERS, date(2026, 6, 1))))
    assert judged(run, ANSWERS, "--json").stdout == found.stdout


def test_a_number_is_read_as_a_decimal(run):
    text = '{"member": false, "swum": 1.4999999999999999999999}'
    assert json.loads(judged(run, text, "--json").stdout)["status"] == "not_met"
    part = json.loads(judged(run, text.replace("1.4999999999999999999999", "1.5"), "--json").stdout)
    assert part["clauses"]["clauses"][1]["state"] == "met"


def test_without_answers_it_says_what_would_be_asked(run):
    found = run("verdict", "club", "--as-of", "2026-06-01")
    assert found.returncode == 0
    for name in ("member", "age", "swum", "school"):
        assert f"{SOURCES['facts'][name]['ask']} ({name})" in found.stdout


def test_without_a_day_it_is_today(run):
    before = datetime.now(UTC).date() - timedelta(1)
    found = json.loads(run("verdict", "club", "--json").stdout)
    assert before <= date.fromisoformat(found["as_of"]) <= before + timedelta(3)


def test_the_readable_verdict_names_readings_duties_deciders_and_quotes(run):
    found = judged(run, ANSWERS | {"swum": 2}).stdout
    for says in (
        "The club",
        "As it stands",
        "As it is meant",
        "Two ways",
        "60 days",
        "The board",
        "“the “words””",
        "handbook",
        "The part",
        "June 1, 2026",
        compiled(SOURCES).hash,
    ):
        assert says in found


@pytest.mark.parametrize("answers", [{"member": False}, {}, ANSWERS | {"school": "degree"}, ANSWERS | {"swum": 2}])
def test_the_readable_verdict_names_the_status(run, answers):
    status = json.loads(judged(run, answers, "--json").stdout)["status"]
    found = judged(run, answers).stdout
    assert MESSAGES[f"heading.{status}"] in found.splitlines()
    assert max(map(len, found.splitlines())) <= 100


def test_a_missing_rulebook_is_told_with_the_way_to_make_it(run, tmp_path):
    (tmp_path / "build" / "rulebook.json").unlink()
    refused(run("goals"), "no rulebook", "build.rulebook.json", "build.py rulebook")
    refused(run("goals", "--rulebook", "other.json"), "other.json")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "null", "[" * 100_000, '{"facts": 3, "goals": 4}', '{"facts": [1], "goals": []}']
)
def test_a_file_that_is_no_rulebook_is_told(run, tmp_path, text):
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    refused(run("goals", "--rulebook", "other.json"), "other.json is not a compiled rulebook")


def test_another_rulebook_may_be_named(run, tmp_path):
    (tmp_path / "other.json").write_text('{"version": 3, "facts": [], "goals": []}', encoding="utf-8")
    assert run("goals", "--json", "--rulebook", "other.json").stdout.strip() == "[]"


def test_an_unknown_goal_suggests_a_near_one_or_lists_them(run):
    refused(run("verdict", "clubb"), "“clubb”.*“club”")
    refused(run("verdict", "zoo"), "“zoo”.*club")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"membre": True}, "“membre”.*“member”"),
        ({"member": "yes"}, "“Are you a member.”.*yes, no"),
        ({"age": -1}, "“How old are you.”.*0 years or more"),
        ({"age": "old"}, "“How old are you.”.*number of years"),
        ({"age": True}, "number of years"),
        ({"school": "phd"}, "“Which school.”.*none, diploma, degree"),
        ({"joined": "2026-06-02"}, "“When did you join.”.*today or in the past"),
        ({"joined": "June 1"}, "“When did you join.”.*such as"),
        ({"wording": "strict"}, "leaves it open"),
        ({"approval": True}, "The board decides"),
        ({"member": None}, "“Are you a member.”"),
        ('{"age": NaN}', "number of years"),
        ('{"age": 1e-99999999}', "number of years"),
        ("[]", "one JSON object"),
        ("true", "one JSON object"),
        ('{"age": }', r"^-:1: the answers .* JSON: in column 9, a value is missing"),
        ('{"age": 3,\n "member" true}', "^-:2: .* in column 11, a colon is missing"),
        ('{"age": 3,}', "a name in double quotation marks is missing"),
        ('{"age": "3}', "a quotation mark opens and never closes"),
        ('{"age": "3\n"}', "line break"),
        ('{"age": "\\q"}', "a backslash"),
        ('{"age": 3} {}', "goes on after its last bracket"),
        ("", "^-: the answers .* JSON: the file is empty"),
        ('{"member": true', "a comma or a closing bracket is missing"),
        ('{"member": true, "member": false}', "“member” is in"),
        ('{"age": ' + "9" * 5000 + "}", "JSON"),
        ('{"age": 1e999999999999999999999}', "JSON|number of years"),
        ('{"age": 1e999999}', "years"),
        ('{"age": ["18"]}', "number of years"),
        ('{"school": {"none": 1}}', "none, diploma, degree"),
        ('{"joined": {"day": []}}', "must include"),
        ('{"joined": "9999-12-31"}', "1900 to 2199"),
        ('{"\\ud800": true}', "No question is called"),
        ('{"age": ' + "[" * 100_000, "JSON"),
    ],
)
def test_answers_that_do_not_fit_are_told_with_their_question(run, answers, says):
    refused(judged(run, answers), says)


def test_a_byte_order_mark_in_any_file_does_not_matter(run, tmp_path):
    for name in ("answers.json", "build/rulebook.json"):
        file = tmp_path / name
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    found = run("verdict", "club", "--answers", "answers.json", "--as-of", "2026-06-01", "--json")
    assert found.stdout == judged(run, ANSWERS, "--json").stdout
    assert judged(run, "\ufeff" + json.dumps(ANSWERS), "--json").stdout == found.stdout


def test_a_half_saved_file_is_told(run, tmp_path):
    for name, command in (("answers.json", "verdict club --answers"), ("build/rulebook.json", "goals --rulebook")):
        whole = (tmp_path / name).read_bytes()
        for end in (0, 1, len(whole) // 2, len(whole) - 2):
            (tmp_path / "half.json").write_bytes(whole[:end])
            refused(run(*command.split(), "half.json"), "half.json")


@pytest.mark.parametrize("encoding", ["cp437", "ascii", "latin-1", "utf-16"])
def test_a_verdict_can_be_printed_in_any_encoding(run, tmp_path, encoding):
    found = start(tmp_path, "verdict", "club", encoding=encoding)
    assert (found.returncode, found.stderr) == (0, b"")
    assert "The club" in found.stdout.decode(encoding)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_a_full_disk_is_told_and_closed_output_is_no_fault(run, tmp_path):
    with Path("/dev/full").open("wb") as full:
        found = start(tmp_path, "goals", stdout=full)
    assert (found.returncode, found.stderr) == (2, b"The output cannot be written: No space left on device.\n")
    closed = start(tmp_path, "goals", stdout=None, preexec_fn=lambda: os.close(1))
    assert (closed.returncode, closed.stderr) == (0, b"")


def test_an_answers_file_that_cannot_be_read_is_told(run, tmp_path):
    (tmp_path / "latin.json").write_bytes('{"member": "é"}'.encode("latin-1"))
    for name, says in (("none.json", "none.json"), ("build", "build"), ("latin.json", "UTF-8")):
        refused(run("verdict", "club", "--answers", name), says)
    with (tmp_path / "latin.json").open("rb") as latin:
        found = start(tmp_path, "verdict", "club", "--answers", "-", stdin=latin, text=True)
    refused(found, "UTF-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "COMMAND|command"),
        (("verdicts",), "verdicts"),
        (("verdict",), "GOAL"),
        (("goals", "--jsn"), "--jsn"),
        (("verdict", "club", "--as-of", "tomorrow"), "“tomorrow”.*2026-11-21"),
        (("verdict", "club", "--as-of", "2026-02-30"), "2026-02-30"),
        (("verdict", "club", "--as-of", "9999-12-31"), "1900 to 2199"),
        (("verdict", "club", "--as-of", "0001-01-01"), "1900 to 2199"),
    ],
)
def test_a_command_that_cannot_be_understood_is_told(run, arguments, says):
    refused(run(*arguments), says)


def test_help_names_both_commands_and_an_example(run):
    found = run("--help")
    assert found.returncode == 0
    for says in ("goals", "verdict", "example"):
        assert says in found.stdout
    assert "--as-of" in run("verdict", "--help").stdout


@pytest.fixture
def saved(tmp_path):
    """A file of saved answers, and the same by other rules."""

    def write_by(name, **values):
        rules = compiled(SOURCES | values)
        text = write(rules, "club", read_answers(rules.facts, ANSWERS, DAY), DAY, "The site", "https://example.org")
        (tmp_path / name).write_text(text, encoding="utf-8")

    write_by("saved.json")
    write_by("older.json", values={"minimum": 40})


def test_saved_answers_are_judged_for_their_day_and_for_today(run, saved):
    found = run("open", "saved.json", "--as-of", "2026-07-01")
    assert (found.returncode, found.stderr) == (0, "")
    for says in ("== June 1, 2026 ==", "== July 1, 2026 ==", compiled(SOURCES).hash):
        assert says in found.stdout
    assert "changed" not in found.stdout
    opened = json.loads(run("open", "saved.json", "--as-of", "2026-07-01", "--json").stdout)
    assert (opened["as_of"], opened["today"], opened["intact"]) == ("2026-06-01", "2026-07-01", True)


def test_saved_answers_by_older_rules_are_told_with_both_results(run, saved):
    found = run("open", "older.json", "--as-of", "2026-06-01").stdout
    assert "The rules have changed since then." in found
    stored, *_ = [line for line in found.splitlines() if line.startswith("- What the file says")]
    assert MESSAGES["heading.not_met"] in stored
    assert MESSAGES[f"heading.{json.loads(judged(run, ANSWERS, '--json').stdout)['status']}"] in found


def test_a_file_that_is_not_of_saved_answers_is_told(run):
    refused(run("open", "answers.json"), "answers.json: This file does not hold saved answers")
    refused(run("open", "nowhere.json"), "nowhere.json: the saved answers cannot be read")
