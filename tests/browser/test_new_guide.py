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


def rename(guide):
    for path in [*guide.rglob("*.yml"), *guide.rglob("*.md")]:
        if path.name != "pages.yml" and "schema" not in path.parts:
            text = path.read_text("utf-8")
            for old, new in NAMES.items():
                text = re.sub(rf"\b{old}\b", new, text)
            path.write_text(text, "utf-8")


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
    page.goto(f"{base_url}check/")
    page.get_by_role("button", name="Start").click()
    for _ in range(2):
        fact = page.locator("fieldset[data-fact]:visible").get_attribute("data-fact")
        page.locator(f"#question-{fact}").get_by_label("Yes", exact=True).check()
        page.get_by_role("button", name="Continue").click()
        page.locator(f"#question-{fact}").wait_for(state="hidden")
    result = page.locator(".result")
    result.wait_for(state="visible")
    assert "You meet" in result.inner_text()
