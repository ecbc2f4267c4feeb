"""What is kept between two builds: only sound content, only for the same files and the same code."""

import importlib
import pickle

import pytest

from macros.content import cache as shelf

reading = importlib.import_module("macros.load")  # by this road, since the package also holds its function of that name

SOUND = """\
sources: {book: {title: A book, kind: official, read_on: 2026-11-01}}
facts:
  trained: {ask: Are you trained?, topic: training, cite: book}
rules:
  job: {title: A job, audience: [applicant], need: trained, cite: book}
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "build" / "content.pickle"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "rules.yml").write_text(SOUND)
    return tmp_path / "content"


@pytest.fixture
def loaded(monkeypatch, folder, file):
    """Loads as another process would, which remembers nothing."""

    def load():
        monkeypatch.setattr(reading, "_latest", {})
        return reading.load(folder, file)

    return load


def test_what_is_kept_is_what_was_read(loaded, monkeypatch):
    content, faults = loaded()
    assert not faults
    monkeypatch.setattr(reading, "_loaded", lambda _: pytest.fail("read again"))
    again, faults = loaded()
    assert not faults
    assert again.rulebook.to_json() == content.rulebook.to_json()
    assert (again.facts, again.sources, len(again.proof)) == (content.facts, content.sources, len(content.proof))


def test_a_changed_file_is_read_again(loaded, folder):
    loaded()
    (folder / "rules.yml").write_text(SOUND.replace("Are you trained?", "Were you trained?"))
    assert loaded()[0].facts["trained"].ask == "Were you trained?"


def test_changed_code_reads_again(loaded, folder, monkeypatch):
    loaded()
    monkeypatch.setattr(shelf, "code", lambda: "other code")
    read = []
    monkeypatch.setattr(reading, "_loaded", lambda folder: read.append(folder) or (None, ["a fault"]))
    loaded()
    assert read == [folder]


def test_content_with_a_fault_is_not_kept(loaded, folder, file):
    (folder / "rules.yml").write_text(SOUND.replace("need: trained", "need: trainde"))
    assert loaded()[1]
    assert not file.exists()


@pytest.mark.parametrize("damage", [b"", b"no pickle", pickle.dumps(("state", "code"))[:-2]])
def test_a_damaged_file_is_written_anew(loaded, file, damage):
    loaded()
    whole = file.read_bytes()
    file.write_bytes(damage)
    content, faults = loaded()
    assert (content.rulebook is not None, faults) == (True, [])
    assert len(file.read_bytes()) == len(whole)


def test_what_other_code_made_is_taken_away(tmp_path, monkeypatch):
    folder = shelf.by_this_code(tmp_path / "build" / "templates")
    (folder / "compiled").write_text("by this code")
    assert (shelf.by_this_code(folder) / "compiled").exists()
    monkeypatch.setattr(shelf, "code", lambda: "other code")
    assert not (shelf.by_this_code(folder) / "compiled").exists()
