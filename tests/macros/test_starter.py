"""What `build.py new` writes is sound as it stands, explains what more there is, and no file is overwritten."""

import re
import subprocess
from datetime import date

import pytest

from macros.content import load
from macros.guide import Guide
from macros.models import Agency, Guideline, Source
from macros.models.employers.agencies import Classification
from macros.pages import PageOf
from macros.starter import SECTIONS, NotNew, Wishes, new_guide, new_record, origin

TODAY = date(2026, 11, 28)
MODELS = {"source": Source, "guideline": Guideline, "county": Agency, "class": Classification}
OF_TWO = {"growth", "raises", "pay", "regions"}
"""Keys of an employer that need a second line of pay or words of the guide, or stand in its file already."""
EXPLAINED = re.compile(r"^( *)# ([a-z_]+: .*)$", re.MULTILINE)
"""A key that may be written too: a comment that is YAML."""


@pytest.fixture
def folder(tmp_path):
    new_guide(tmp_path / "a guide", Wishes(name='A "guide": {{ one }} # two', language="en_GB"), TODAY)
    return tmp_path / "a guide"


def sound(folder):
    content, faults = load(folder / "content")
    assert faults == []
    assert list(PageOf(content, folder / "content").homeless()) == []
    return content


def written(folder, what, name="another", **options):
    return new_record(Guide(folder), sound(folder), what, name, TODAY, **options)


def test_a_new_guide_has_no_fault_and_the_money_of_its_country(folder):
    assert sound(folder).guide.currency == "GBP"


def test_a_new_guide_overwrites_nothing(folder):
    (folder / "README.md").write_text("mine", "utf-8")
    with pytest.raises(NotNew, match="already"):
        new_guide(folder, Wishes(), TODAY)
    assert (folder / "README.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize("what", SECTIONS)
def test_a_new_record_is_sound_and_its_name_is_taken_then(folder, what):
    paths = written(folder, what)
    content = sound(folder)
    assert all(path.exists() for path in paths)
    pages = [path.name for path in paths if path.suffix == ".md"]
    menu = (folder / "mkdocs.yml").read_text("utf-8")
    assert all(f"- {page}\n" in menu for page in pages)
    assert pages or what == "source"
    classes = content.agencies["example_county"].classes
    assert what == "page" or "another" in (classes if what == "class" else getattr(content, SECTIONS[what]))
    with pytest.raises(NotNew, match=r"already|is there"):
        new_record(Guide(folder), content, what, "another", TODAY)
    with pytest.raises(NotNew, match="cannot be a name"):
        new_record(Guide(folder), content, what, "../up", TODAY)


@pytest.mark.parametrize("what", MODELS)
def test_every_key_that_a_new_record_explains_may_be_written(folder, what):
    """Each comment that is YAML is made YAML; and no key of the model is left unexplained."""
    path = next(path for path in written(folder, what) if path.suffix == ".yml")
    before = path.read_text("utf-8")
    text = EXPLAINED.sub(r"\1\2", before)
    text = text.replace("classes: [worker, another], education", "classes: [worker, worker], education")
    path.write_text(text, "utf-8")
    assert len(EXPLAINED.findall(before)) >= 3
    faults = [str(fault) for fault in load(folder / "content")[1]]
    assert [fault for fault in faults if "no rule uses the fact `another`" not in fault] == []
    keys = set(re.findall(r"^ *(?:- )?([a-z_]+):", text, re.MULTILINE))
    assert set(MODELS[what].model_fields) - keys - {"id"} <= OF_TWO


def test_a_class_stands_after_the_last_of_its_employer_and_no_other_line_changes(folder):
    path = folder / "content" / "data" / "employers.yml"
    before = path.read_text("utf-8").splitlines()
    written(folder, "class", "another")
    after = path.read_text("utf-8").splitlines()
    first = next(number for number, line in enumerate(after) if line == "      another:")
    added = len(after) - len(before)
    assert after[:first] + after[first + added :] == before
    assert [*sound(folder).agencies["example_county"].classes] == ["worker", "another"]


def test_a_class_needs_to_know_whose_it_is(folder):
    written(folder, "county", "north")
    with pytest.raises(NotNew, match=r"--employer: .*`north`"):
        written(folder, "class")
    with pytest.raises(NotNew, match=r"no employer `nroth`; did you mean `north`\?"):
        written(folder, "class", employer="nroth")
    written(folder, "class", employer="north")
    assert "another" in sound(folder).agencies["north"].classes


def test_a_class_in_a_line_of_others_is_left_to_the_editor(folder):
    path = folder / "content" / "data" / "employers.yml"
    classes = "{worker: {title: W, short: W, rank: 1, summary: One., goal: ready}}"
    text = re.sub(r"classes:\n(      .*\n)+", f"classes: {classes}\n", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    with pytest.raises(NotNew, match=r"employers\.yml:10: write `classes:`"):
        written(folder, "class")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/owner/a.guide.git",
        "https://somebody@github.com/owner/a.guide",
        "git@github.com:owner/a.guide.git",
        "ssh://git@github.com/owner/a.guide/",
    ],
)
def test_a_new_guide_fetches_the_generator_from_where_it_came(folder, tmp_path, git, address):
    git("remote", "add", "origin", address)
    git("tag", "v7")
    wishes = Wishes(**origin(tmp_path / "copy"))
    assert (wishes.generator, wishes.tag, wishes.unsaid) == ("owner/a.guide", "v7", [])
    new_guide(tmp_path / "new", wishes, TODAY)
    workflow = (tmp_path / "new" / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    assert 'GENERATOR: "owner/a.guide"' in workflow
    assert 'GENERATOR_TAG: "v7"' in workflow


def test_what_nobody_knows_of_the_generator_is_left_to_say(tmp_path, git):
    assert Wishes(**origin(tmp_path)).unsaid == ["the repository of the generator", "its tag"]
    git("remote", "add", "origin", "https://gitlab.example/owner/name")
    assert Wishes(**origin(tmp_path / "copy")).unsaid == ["the repository of the generator"]


@pytest.fixture
def git(tmp_path):
    """Runs Git in a copy with one commit."""

    def run(*arguments):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path / "copy", check=True, capture_output=True)

    (tmp_path / "copy").mkdir()
    run("init", "--quiet")
    run("commit", "--quiet", "--allow-empty", "--message", "One")
    return run
