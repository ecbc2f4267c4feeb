"""What is saved between two builds: only sound content, only for the same files and the same code."""

import pickle

import pytest

from macros.content import cache as caching
from macros.content.cache import Cache, by_this_code
from macros.content.load import load

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
    (tmp_path / "content" / "rules.yml").write_text(SOUND, "utf-8")
    return tmp_path / "content"


@pytest.fixture
def build(folder, cache):
    """Loads the folder, and says too whether that read it anew: what has been read is written to the file."""

    def build():
        before = cache.file.exists() and cache.file.stat().st_ino
        content, faults = load(folder, cache)
        return content, faults, cache.file.exists() and cache.file.stat().st_ino != before

    return build


def test_what_is_saved_is_what_was_read(build):
    content, faults, anew = build()
    assert (faults, anew) == ([], True)
    again, faults, anew = build()
    assert (faults, anew) == ([], False)
    assert again.rulebook.to_json() == content.rulebook.to_json()
    assert (again.facts, again.sources, len(again.proof)) == (content.facts, content.sources, len(content.proof))


def test_a_changed_file_is_read_again(build, folder):
    build()
    (folder / "rules.yml").write_text(SOUND.replace("Are you trained?", "Were you trained?"), "utf-8")
    content, _, anew = build()
    assert (content.facts["trained"].ask, anew) == ("Were you trained?", True)


def test_changed_code_reads_again(build, monkeypatch):
    build()
    monkeypatch.setattr(caching, "code", lambda _: "other code")
    assert build()[2]


def test_content_with_a_fault_is_not_saved(build, folder, cache):
    (folder / "rules.yml").write_text(SOUND.replace("need: trained", "need: trainde"), "utf-8")
    assert build()[1]
    assert not cache.file.exists()
    assert build()[1]


@pytest.mark.parametrize("damage", [b"", b"no pickle", pickle.dumps(("state", "code"))[:-2]])
def test_a_damaged_file_is_written_anew(build, cache, damage):
    build()
    whole = cache.file.read_bytes()
    cache.file.write_bytes(damage)
    content, faults, anew = build()
    assert (content.rulebook is not None, faults, anew) == (True, [], True)
    assert len(cache.file.read_bytes()) == len(whole)
    assert not build()[2]


def test_what_other_code_made_is_taken_away(root, tmp_path, monkeypatch):
    folder = by_this_code(tmp_path / "build" / "templates", root)
    (folder / "compiled").write_text("by this code", "utf-8")
    assert (by_this_code(folder, root) / "compiled").exists()
    monkeypatch.setattr(caching, "code", lambda _: "other code")
    assert not (by_this_code(folder, root) / "compiled").exists()
