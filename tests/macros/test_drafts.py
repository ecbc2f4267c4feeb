"""What the form of a draft gives loads without a change, and says of each point what the posting linter finds."""

import shutil
from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.draft import draft
from checker.draft.texts.yaml import to_yaml
from macros.content import load
from macros.linter import occurrences
from macros.pages import PageOf
from macros.yaml import read
from tests.support.drafts import TODAY, form_of, some_answers

COUNT = 16
KEYS = st.from_regex(r"[a-z][a-z_]{0,6}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1) | st.sampled_from(["no", "~", "1e3"])
SCALARS = TEXTS | st.booleans() | st.integers(-9999, 9999) | st.decimals("0.01", 9999, places=2)
SCALARS |= st.dates(date(1900, 1, 1), date(2100, 1, 1))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(SCALARS, min_size=1) | st.dictionaries(KEYS, inner, min_size=1)
    | st.lists(st.dictionaries(KEYS, inner, min_size=1), min_size=1),
    max_leaves=12,
)  # fmt: skip


@pytest.fixture(scope="module")
def form(content):
    return form_of(content)


@pytest.fixture(scope="module")
def drafts(form):
    found = [draft(form, some_answers(form, number), TODAY) for number in range(COUNT)]
    assert [entry["faults"] for entry in found] == [{}] * COUNT
    return found


@pytest.fixture(scope="module")
def loaded(root, drafts, tmp_path_factory):
    """This guide's content with the records and the pages of all drafts, as they came."""
    folder = tmp_path_factory.mktemp("drafts") / "content"
    shutil.copytree(root / "content", folder)
    for number, entry in enumerate(drafts):
        (folder / "data" / f"draft_{number}.yml").write_text(entry["texts"]["record"], "utf-8")
        (folder / f"draft_{number}.md").write_text(entry["texts"]["page"], "utf-8")
    return folder, *load(folder)


def test_every_option_is_chosen_somewhere(form):
    chosen = {(name, option) for number in range(COUNT) for name, options in some_answers(form, number).items()
              if name in form["questions"] for option in options}  # fmt: skip
    everything = {(name, option) for name, entry in form["questions"].items() for option in entry["options"]}
    assert everything == chosen


def test_what_a_draft_gives_loads_without_a_change(loaded):
    folder, content, faults = loaded
    assert [str(fault) for fault in faults] == []
    assert [str(fault) for fault in PageOf(content, folder).homeless()] == []


def test_a_rule_is_written_where_all_that_is_asked_can_be_told(form, drafts, loaded):
    _, content, _ = loaded
    rules = [number for number, entry in enumerate(drafts) if name_of(entry) in content.rules]
    assert 3 < len(rules) < COUNT
    assert not any(some_answers(form, number)["field/in_part"] for number in rules)


def test_the_questions_of_a_draft_name_no_employer(content, drafts, loaded):
    rulebook = loaded[1].rulebook
    names = [name for entry in drafts for name in yaml.safe_load(entry["texts"]["record"]).get("rules", {})]
    facts = {fact for name in names for fact in rulebook.goals[name].questions}
    assert len(facts) > 5
    for fact in (rulebook.facts[name] for name in facts):
        words = " ".join(filter(None, (fact.ask, fact.why, fact.help, fact.show, fact.text, fact.note)))
        assert [each.name for each in content.agencies.values() if each.name in words] == [], fact.id


def test_what_the_posting_linter_finds_in_a_draft_is_open_in_it(drafts, loaded):
    _, content, _ = loaded
    found = []
    for entry in drafts:
        points = {
            each.point for each in occurrences(content.comparison, content.points, content.agencies[name_of(entry)])
        }
        assert points <= set(entry["open"])
        found += points
    assert len(set(found)) >= 6


def name_of(entry):
    (name,) = yaml.safe_load(entry["texts"]["record"])["agencies"]
    return name


def test_the_posting_says_what_is_filled_in_and_marks_what_is_not(form):
    texts = draft(form, {"certification": ["later"], "certification/later/months": ["9"], "license": ["some"]}, TODAY)[
        "texts"
    ]
    assert "within 9 months of your first day" in texts["posting"]
    assert "Those are: [the positions]." in texts["posting"]
    assert texts["posting"].startswith("[name of the job]\n[name of the employer]\nPay: [")


@pytest.mark.parametrize(
    ("field", "typed"),
    [("field/low", "abc"), ("field/low", "-5"), ("field/high", "0"), ("field/address", "javascript:alert(1)"),
     ("field/seen", "2026-11-30"), ("field/seen", "2026-02-30"), ("experience/months/months", "1.5"),
     ("experience/months/months", "9" * 5000)],
)  # fmt: skip
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_drafted(form, field, typed):
    found = draft(form, {"experience": ["months"], "experience/months/months": ["6"], field: [typed]}, TODAY)
    assert [*found["faults"]] == [field]
    assert "texts" not in found


def test_a_question_is_asked_only_after_the_answers_that_it_follows(form):
    assert "counting" not in draft(form, {}, TODAY)["applies"]
    assert "counting" not in draft(form, {"experience": ["not_asked"], "counting": ["share"]}, TODAY)["applies"]
    assert "counting" in draft(form, {"experience": ["months"]}, TODAY)["applies"]


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_every_reader_of_yaml_reads_what_was_written(value):
    text = to_yaml(value)
    document = read(text.encode())
    assert (document.faults, document.value) == ([], value)
    others = yaml.safe_load(text)
    assert like(others) == like(value)


def like(value):
    """A value with its decimals as the floats that other readers make of them."""
    match value:
        case dict():
            return {key: like(entry) for key, entry in value.items()}
        case list():
            return [like(entry) for entry in value]
        case Decimal():
            return float(value)
    return value
