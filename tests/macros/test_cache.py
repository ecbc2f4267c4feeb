"""What is saved between two builds: only sound content, only for the same files and the same code."""

import importlib
import pickle

import pytest

from macros.content.cache import Cache, by_this_code

caching = importlib.import_module("macros.content.cache")
loading = importlib.import_module("macros.content.load")  # by this road: the room's face has a function of that name

SOUND = """\
sources: {book: {title: A book, kind: official, read_on: 2026-11-01}}
facts:
  trained: {ask: Are you trained?, topic: training, cite: book}
rules:
  job: {title: A job, audience: [applicant], need: trained, cite: book}
"""


@pytest.fixture
def cache(root, tmp_path):
    return Cache(tmp_path / "build" / "content.pickle", root)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "rules.yml").write_text(SOUND)
    return tmp_path / "content"


def test_what_is_saved_is_what_was_read(cache, folder, monkeypatch):
    content, faults = loading.load(folder, cache)
    assert not faults
    monkeypatch.setattr(loading, "_loaded", lambda _: pytest.fail("read again"))
    again, faults = loading.load(folder, cache)
    assert not faults
    assert again.rulebook.to_json() == content.rulebook.to_json()
    assert (again.facts, again.sources, len(again.proof)) == (content.facts, content.sources, len(content.proof))


def test_a_changed_file_is_read_again(cache, folder):
    loading.load(folder, cache)
    (folder / "rules.yml").write_text(SOUND.replace("Are you trained?", "Were you trained?"))
    assert loading.load(folder, cache)[0].facts["trained"].ask == "Were you trained?"


def test_changed_code_reads_again(cache, folder, monkeypatch):
    loading.load(folder, cache)
    monkeypatch.setattr(caching, "code", lambda _: "other code")
    read = []
    monkeypatch.setattr(loading, "_loaded", lambda folder: read.append(folder) or (None, ["a fault"]))
    loading.load(folder, cache)
    assert read == [folder]


def test_content_with_a_fault_is_not_saved(cache, folder):
    (folder / "rules.yml").write_text(SOUND.replace("need: trained", "need: trainde"))
    assert loading.load(folder, cache)[1]
    assert not cache.file.exists()


@pytest.mark.parametrize("damage", [b"", b"no pickle", pickle.dumps(("state", "code"))[:-2]])
def test_a_damaged_file_is_written_anew(cache, folder, damage):
    loading.load(folder, cache)
    whole = cache.file.read_bytes()
    cache.file.write_bytes(damage)
    content, faults = loading.load(folder, cache)
    assert (content.rulebook is not None, faults) == (True, [])
    assert len(cache.file.read_bytes()) == len(whole)


def test_what_other_code_made_is_taken_away(root, tmp_path, monkeypatch):
    folder = by_this_code(tmp_path / "build" / "templates", root)
    (folder / "compiled").write_text("by this code")
    assert (by_this_code(folder, root) / "compiled").exists()
    monkeypatch.setattr(caching, "code", lambda _: "other code")
    assert not (by_this_code(folder, root) / "compiled").exists()
