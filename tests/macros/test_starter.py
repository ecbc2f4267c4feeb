"""What `build.py new` writes is sound as it stands, and no file is overwritten."""

from datetime import date

import pytest

from macros.content import load
from macros.guide import Guide
from macros.pages import PageOf
from macros.starter import SECTIONS, NotNew, Wishes, new_guide, new_record

TODAY = date(2026, 11, 28)


@pytest.fixture
def folder(tmp_path):
    new_guide(tmp_path / "a guide", Wishes(name='A "guide": {{ one }} # two', language="en_GB"), TODAY)
    return tmp_path / "a guide"


def sound(folder):
    content, faults = load(folder / "content")
    assert faults == []
    assert list(PageOf(content, folder / "content").homeless()) == []
    return content


def test_a_new_guide_has_no_fault_and_the_money_of_its_country(folder):
    assert sound(folder).guide.currency == "GBP"


def test_a_new_guide_overwrites_nothing(folder):
    (folder / "README.md").write_text("mine")
    with pytest.raises(NotNew, match="already"):
        new_guide(folder, Wishes(), TODAY)
    assert (folder / "README.md").read_text() == "mine"


@pytest.mark.parametrize("what", SECTIONS)
def test_a_new_record_is_sound_and_its_name_is_taken_then(folder, what):
    written = new_record(Guide(folder), sound(folder), what, "another", TODAY)
    content = sound(folder)
    assert all(path.exists() for path in written)
    assert (SECTIONS[what] is None) or "another" in getattr(content, SECTIONS[what])
    assert ("- another.md" in (folder / "mkdocs.yml").read_text("utf-8")) == (folder / "content/another.md").exists()
    with pytest.raises(NotNew):
        new_record(Guide(folder), content, what, "another", TODAY)
    with pytest.raises(NotNew, match="cannot be a name"):
        new_record(Guide(folder), content, what, "../up", TODAY)
