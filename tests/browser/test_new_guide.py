"""A guide that `build.py new` has written is whole: with every name in it changed it builds, and gives a verdict."""

import re
import subprocess
import sys

import pytest

from tests.support.site_server import laid

NAMES = {
    "ready": "prepared",
    "adult": "grown_up",
    "trained": "schooled",
    "example_source": "a_book",
    "example_county": "a_town",
    "worker": "helper",
    "first_day": "day_one",
    "training": "lessons",
    "how_long": "what_time",
    "applicant": "seeker",
    "employer": "house",
    "start": "beginning",
    "hr": "staff",
    "work": "labor",
    "county": "borough",
}
"""Every id and every word of the example, and another."""


def build(root, *arguments):
    command = [sys.executable, root / "build.py", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="module")
def guide(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "Fünf guides"
    build(root, "new", folder, "--name", "Bread & more: a guide", "--place", "Vermont", "--about", "How to bake.")
    return folder


PAGES = {"path": "the_way", "check": "try_it", "employers": "houses", "advice": "tips", "questions": "asked"} | {
    "words": "lexicon",
    "sources": "books",
}
"""Every page but the first, and another name for its file."""

SENTENCE = re.compile(
    r"^( *(?:- )?(?:title|description|about|place|publisher|ask(?=: .*[?])|why|text|decides|met|not_met|name|short|"
    r"summary|do|sign|meaning|answer|label|applicant|employer|hr|start|work|county|site_name|site_description|"
    r"copyright): )"
    r'("?)([^"@{\[\n]+?)("?)$',
    re.MULTILINE,
)
"""A line of YAML with words for people."""


def rename(guide):
    """Another word for every id, every file but those that a guide must have, every title and every sentence."""
    for path in [*guide.rglob("*.yml"), *guide.rglob("*.md")]:
        if path.name != "pages.yml" and "schema" not in path.parts:
            text = SENTENCE.sub(r"\1\2Bread, \3\4", path.read_text("utf-8"))
            if path.suffix == ".md":
                text = re.sub(r"^(#+) (.*)$", r"\1 Bread, \2", text, flags=re.MULTILINE)
            for old, new in PAGES.items():
                text = re.sub(rf"\b{old}\.md\b", f"{new}.md", text)
            for old, new in NAMES.items():
                text = re.sub(rf"\b{old}\b(?!\.(?:html|md|json))", new, text)
            path.write_text(text, "utf-8")
    for old, new in PAGES.items():
        (guide / "content" / f"{old}.md").rename(guide / "content" / f"{new}.md")
    for path in (guide / "content" / "data").glob("*.yml"):
        if path.name != "guide.yml":
            path.rename(path.with_name(f"bread_{path.name}"))


def test_nothing_is_overwritten(root, guide):
    before = {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()}
    command = [sys.executable, root / "build.py", "new", guide]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert "already" in done.stderr
    assert {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()} == before


@pytest.fixture(scope="module")
def base_url(root, guide):
    """The address of the renamed guide's site."""
    rename(guide)
    build(root, "site", "--guide", guide)
    with laid(guide / "site") as line:
        yield line.address


def test_a_renamed_guide_builds_and_gives_a_verdict(page, base_url):
    page.goto(f"{base_url}try_it/")
    page.get_by_role("button", name="Start").click()
    for _ in range(2):
        fact = page.locator("fieldset[data-fact]:visible").get_attribute("data-fact")
        page.locator(f"#question-{fact}").get_by_label("Yes", exact=True).check()
        page.get_by_role("button", name="Continue").click()
        page.locator(f"#question-{fact}").wait_for(state="hidden")
    result = page.locator(".result")
    result.wait_for(state="visible")
    assert "You meet" in result.inner_text()
