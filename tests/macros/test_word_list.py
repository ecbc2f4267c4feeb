"""The word list of the content model has every kind and every field, with a meaning and an example."""

from pathlib import Path

import pytest

from macros.content import load
from macros.models import KINDS, Record
from macros.word_list import EXAMPLES, MEANINGS, word_list

GUIDES = Path(__file__).resolve().parents[1] / "guides"


@pytest.fixture(scope="module")
def listed(root):
    return {kind.name: kind for kind in word_list(load(root / "content")[0])}


def test_every_kind_has_all_its_fields(listed):
    assert {"guide.yml", "front matter", "values"} | set(KINDS) <= set(listed)
    for kind, model in KINDS.items():
        assert [row.name for row in listed[kind].fields] == [name for name in model.model_fields if name != "id"]


def test_every_field_has_a_meaning_and_an_example_or_fields_of_its_own(listed):
    rows = [(kind.name, row) for kind in listed.values() for row in kind.fields]
    assert len(rows) > 400
    assert [f"{kind}.{row.name}" for kind, row in rows if not row.meaning] == []
    assert [f"{kind}.{row.name}" for kind, row in rows if not row.example and row.part not in listed] == []
    assert all(kind.meaning for kind in listed.values())


def test_a_link_to_the_fields_of_a_mapping_leads_to_one_table(root, listed):
    names = [kind.name for kind in word_list(load(root / "content")[0])]
    assert len(names) == len(set(names))


def test_examples_and_words_are_those_of_the_guide(listed):
    (kind,) = (row for row in listed["agencies"].fields if row.name == "kind")
    assert (kind.needed, kind.words[0], kind.example) == (True, "county", "county")
    (series,) = (row for row in listed["agencies"].fields if row.name == "series")
    assert (series.needed, series.example) == (False, "Health Worker")
    lights = {kind.name: kind for kind in word_list(load(GUIDES / "lights" / "content")[0])}
    (kind,) = (row for row in lights["agencies"].fields if row.name == "kind")
    assert (kind.words, kind.example) == (("harbour",), "harbour")


def test_no_meaning_is_of_a_field_that_is_not_there():
    known = {name for model in all_models(Record.__mro__[1]) for name in model.model_fields}
    ends = {name.rpartition(".")[2] for name in [*MEANINGS, *EXAMPLES]}
    assert ends <= known


def all_models(model):
    return [model, *(below for each in model.__subclasses__() for below in all_models(each))]
