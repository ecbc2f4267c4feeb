"""What an editor may write, and what they are told when it is wrong: a folder for each, and properties of any text."""

import itertools
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checker.compile import Fault, did_you_mean
from macros.content.load import load
from macros.yaml.document import TOO_DEEP, read
from tests.support.folders import BAD, FOLDERS, GOOD, expected_faults


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_good_content_has_no_faults_and_a_rulebook(folder):
    content, faults = load(folder)
    assert faults == []
    assert content.rulebook is not None


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_bad_content_has_the_expected_faults_and_no_others(folder, monkeypatch):
    monkeypatch.chdir(folder)
    content, faults = load(Path())
    expected = expected_faults(folder)
    assert [(fault.file, fault.line) for fault in faults] == [(file, line) for file, line, _ in expected]
    for fault, (_, _, pattern) in zip(faults, expected, strict=True):
        assert re.search(pattern, fault.message)
    assert content.rulebook is None


TRAIL = sorted((FOLDERS / "good" / "trail").iterdir())


@pytest.mark.parametrize("wrong", TRAIL, ids=lambda path: path.name)
@pytest.mark.parametrize(
    ("line", "slip"),
    [
        pytest.param(1, "\t", id="a section that cannot be read"),
        pytest.param(2, "\t", id="a file that cannot be read"),
        pytest.param(2, "  : [", id="a bracket that is never closed"),
        pytest.param(2, None, id="a record that is a text"),
    ],
)
def test_what_refers_to_a_record_that_cannot_be_read_is_no_fault(tmp_path, wrong, line, slip):
    shutil.copytree(wrong.parent, tmp_path, dirs_exist_ok=True)
    lines = wrong.read_text("utf-8").splitlines()
    if slip is None:
        name = lines[line - 1].partition(":")[0]
        below = itertools.dropwhile(lambda each: each.startswith("   "), lines[line:])
        lines = [*lines[: line - 1], f"{name}: a text", *below]
    else:
        lines[line - 1] = slip + lines[line - 1]
    (tmp_path / wrong.name).write_text("\n".join(lines), "utf-8")
    faults = load(tmp_path)[1]
    assert {Path(fault.file).name for fault in faults} == {wrong.name}
    assert len(faults) == 1


def test_the_projects_own_content_has_no_faults():
    content, faults = load(Path(__file__).parents[2] / "content")
    assert faults == []
    assert content.rulebook.goals


def test_files_are_told_by_their_path_from_the_working_folder(monkeypatch):
    monkeypatch.chdir(FOLDERS.parent)
    _, faults = load(FOLDERS / "bad" / "issue_list")
    assert faults[0].file == "folders/bad/issue_list/data/broken.yml"


def test_a_folder_that_is_not_there_or_holds_no_yaml_is_a_fault(tmp_path):
    assert [fault.file for fault in load(tmp_path / "nowhere")[1]] == [(tmp_path / "nowhere").as_posix()]
    (tmp_path / "notes.txt").write_text("facts: {}", "utf-8")
    assert len(load(tmp_path)[1]) == 1


def test_folders_behind_links_are_read_and_a_broken_link_is_a_fault(tmp_path):
    content, elsewhere = tmp_path / "content", tmp_path / "elsewhere"
    content.mkdir()
    elsewhere.mkdir()
    (elsewhere / "G.YML").write_text(
        "facts: {m: {ask: 'Member?'}}\nrules: {g: {title: G, need: {any: [m]}}}\n", "utf-8"
    )
    (content / "linked").symlink_to(elsewhere)
    (content / "._hidden.yml").write_bytes(b"\x00")
    loaded, faults = load(content)
    assert faults == []
    assert set(loaded.rules) == {"g"}
    (content / "gone.yml").symlink_to(tmp_path / "nowhere")
    (fault,) = load(content)[1]
    assert fault.file.endswith("gone.yml")
    assert "leads to no file" in fault.message
    (content / "round").symlink_to(content)
    assert ["a folder that it stands in" in fault.message for fault in load(content)[1]] == [False, True]


def test_a_fingerprint_that_is_no_file_is_told_beside_all_else(tmp_path):
    (tmp_path / "a.yml").write_text("facts: {m: {ask: 'Member?'}, n: }\nrules: {g: {title: G, need: m}}\n", "utf-8")
    (tmp_path / "fingerprints" / "folder.json").mkdir(parents=True)
    (tmp_path / "fingerprints" / "gone.json").symlink_to("nowhere")
    named = [Path(fault.file).name for fault in load(tmp_path)[1]]
    assert [*dict.fromkeys(named)] == ["a.yml", "folder.json", "gone.json"]


def test_an_option_called_never_is_refused_and_none_is_an_option(tmp_path):
    rules = "rules: {g: {title: G, need: {any: [m, {c: %s}]}}}\n"
    facts = "facts: {m: {ask: 'Member?'}, c: {ask: 'Often?', options: {%s: Never, often: Often}}}\n"
    for option, count in (("never", 1), ("none", 0), ("no", 0), ("valueOf", 1)):
        (tmp_path / "a.yml").write_text(facts % option + rules % option, "utf-8")
        assert len(load(tmp_path)[1]) == count, option


@pytest.mark.parametrize(
    ("comment", "count"), [("c # 2", 1), ("'c' # 2", 0), ("2 # two", 0), ("c#2", 0), ("[c] # 2", 0)]
)
def test_a_comment_behind_plain_text_is_a_fault(comment, count):
    assert len(read(f"a: {comment}\n".encode()).faults) == count


def test_schema_and_fingerprints_are_not_read_as_content(tmp_path):
    for name in ("schema", "fingerprints"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "wrong.yml").write_text("wrong: 1\n", "utf-8")
    (tmp_path / "rules.yml").write_text(
        "facts: {m: {ask: 'Member?'}}\nrules: {g: {title: G, need: {any: [m]}}}\n", "utf-8"
    )
    assert load(tmp_path)[1] == []


def test_a_fault_prints_as_file_line_and_message():
    fault = Fault(
        (), "no rule is called {name}", (("name", "a"),), "b", file="content/data/rules/supervisor.yml", line=41
    )
    assert str(fault) == "content/data/rules/supervisor.yml:41: no rule is called `a`; did you mean `b`?"


def test_a_fault_names_the_signs_that_nobody_sees():
    fault = Fault((), "no rule is called {name}", (("name", "\u200ba\u00a0b"),))
    assert fault.message == "no rule is called `[U+200B]a[U+00A0]b`"


def test_a_suggestion_is_made_only_where_a_word_is_near():
    assert did_you_mean("Titel", ["title", "need"]) == "; did you mean `title`?"
    assert did_you_mean("xyz", ["title", "need"]) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2),
        ("-2", -2),
        ("2.50", Decimal("2.50")),
        ("true", True),
        ("false", False),
        ("2026-11-21", date(2026, 11, 21)),
        *((text, text) for text in ("yes", "no", "on", "off", "Yes", "True", "NO", "12:30", "1_000", "017", "1e3")),
        *((text, text) for text in ("0x1F", "2026-11", ".5", "1.", ".inf", ".nan", "2026-11-21 10:00", "=", "<<")),
        ('"2"', "2"),
        ("'true'", "true"),
        ("!!str 2", "2"),
    ],
)
def test_a_plain_scalar_is_what_it_looks_like(text, value):
    read_value = read(f"a: {text}\n".encode()).value["a"]
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_a_key_without_a_value_is_a_slip(empty):
    assert [fault.line for fault in read(f"a: 1\nb: {empty}\n".encode()).faults] == [2]


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, "[" * 50 + "]" * 50])
def test_lists_without_end_in_one_another_are_a_slip(text):
    assert {fault.message for fault in read(f"a: {text}".encode()).faults} == {TOO_DEEP}


def test_every_key_and_entry_has_its_line():
    document = read(b"facts:\n  member:\n    ask: Are you?\n  2026-01-01:\n  - a\n  - {b: [c,\n     d]}\n")
    assert document.lines == {
        ("facts",): 1,
        ("facts", "member"): 2,
        ("facts", "member", "ask"): 3,
        ("facts", "2026-01-01"): 4,
        ("facts", "2026-01-01", 0): 5,
        ("facts", "2026-01-01", 1): 6,
        ("facts", "2026-01-01", 1, "b"): 6,
        ("facts", "2026-01-01", 1, "b", 0): 6,
        ("facts", "2026-01-01", 1, "b", 1): 7,
    }


def test_a_path_that_is_not_in_the_file_has_the_line_of_what_it_is_part_of():
    document = read(b"facts:\n  member:\n    ask: Are you?\n")
    assert document.line(("facts", "member", "unit", 3)) == 2


def test_a_record_is_in_its_model_with_decimals_and_citations(tmp_path):
    (tmp_path / "all.yml").write_text(
        "sources: {here: {title: Here}}\n"
        "facts: {m: {ask: 'Member?', get: {hours: 1.5, dollars: 2}, cite: here}}\n"
        "rules: {g: {title: G, need: {any: [m]}}}\n"
        "values: {fee: {2026-01-01: 5, 2027-01-01: 5.50}}\n",
        "utf-8",
    )
    content, faults = load(tmp_path)
    assert faults == []
    assert content.facts["m"].get.hours == Decimal("1.5")
    assert isinstance(content.facts["m"].get.dollars, Decimal)
    assert content.facts["m"].cite == content.cited("here") == [("here", None, None)]
    assert content.values["fee"].root[date(2027, 1, 1)] == Decimal("5.50")
    assert content.rulebook.facts["m"].cite == [{"source": "here", "quote": None}]
    with pytest.raises(ValidationError, match="frozen"):
        content.facts["m"].ask = "Other?"


SEED = "\n".join(
    path.read_text("utf-8") for path in (GOOD[0] / "facts.yml", GOOD[0] / "rules" / "club.yml", GOOD[0] / "values.yml")
)
SIGNS = {"\n", "  ", "- ", ": ", "2026-01-01", "~", "\t", "{", "}", "!x", "&a", "*a"}
WORDS = sorted({*re.findall(r"\w+|[^\w\s]", SEED), *SIGNS})


@st.composite
def spoilt(draw):
    """The YAML of a good rulebook after a few slips: a word, sign or indentation in the place of another."""
    tokens = re.findall(r"\w+|[^\w\s]|\s+", SEED)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(tokens) - 1))
        tokens[at : at + draw(st.integers(0, 2))] = [draw(st.sampled_from(WORDS))]
    return "".join(tokens)


@given(text=spoilt())
def test_no_slip_of_an_editor_raises(text, tmp_path_factory):
    folder = tmp_path_factory.mktemp("spoilt")
    (folder / "content.yml").write_text(text, "utf-8")
    content, faults = load(folder)
    assert (content.rulebook is None) == bool(faults)
    assert faults == sorted(set(faults))
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in faults)


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_raise(content, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "content.yml").write_bytes(content)
    load(folder)
