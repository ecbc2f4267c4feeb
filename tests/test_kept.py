"""What is kept between two builds: only sound content, only for the same files and the same code."""

import importlib
import pickle

import pytest

from macros import kept as shelf

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


def loaded(folder, file):
    """As another process would load it, which remembers nothing."""
    reading._latest.clear()
    return reading.load(folder, file)


def test_what_is_kept_is_what_was_read(folder, file, monkeypatch):
    content, faults = loaded(folder, file)
    assert not faults
    monkeypatch.setattr(reading, "_loaded", lambda _: pytest.fail("read again"))
    again, faults = loaded(folder, file)
    assert not faults
    assert again.rulebook.to_json() == content.rulebook.to_json()
    assert (again.facts, again.sources, len(again.proof)) == (content.facts, content.sources, len(content.proof))


def test_a_changed_file_is_read_again(folder, file):
    loaded(folder, file)
    (folder / "rules.yml").write_text(SOUND.replace("Are you trained?", "Were you trained?"))
    assert loaded(folder, file)[0].facts["trained"].ask == "Were you trained?"


def test_changed_code_reads_again(folder, file, monkeypatch):
    loaded(folder, file)
    monkeypatch.setattr(shelf, "code", lambda: "other code")
    read = []
    monkeypatch.setattr(reading, "_loaded", lambda folder: read.append(folder) or (None, ["a fault"]))
    loaded(folder, file)
    assert read == [folder]


def test_content_with_a_fault_is_not_kept(folder, file):
    (folder / "rules.yml").write_text(SOUND.replace("need: trained", "need: trainde"))
    assert loaded(folder, file)[1]
    assert not file.exists()


@pytest.mark.parametrize("damage", [b"", b"no pickle", pickle.dumps(("state", "code"))[:-2]])
def test_a_damaged_file_is_written_anew(folder, file, damage):
    loaded(folder, file)
    whole = file.read_bytes()
    file.write_bytes(damage)
    content, faults = loaded(folder, file)
    assert (content.rulebook is not None, faults) == (True, [])
    assert len(file.read_bytes()) == len(whole)
