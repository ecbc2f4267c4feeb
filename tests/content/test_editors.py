"""The guide for editors: it knows every message the check gives, and what it tells to do works."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.command import command_line
from macros.yaml.document import read
from tests.support.folders import messages

BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def pages(root):
    return {path.name: path.read_text("utf-8") for path in (root / "content" / "editors").glob("*.md")}


def blocks(pages, language):
    return [
        re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)
        for page in pages.values()
        for indent, name, text in BLOCK.findall(page)
        if name == language
    ]


def test_every_message_has_its_kind_on_the_page_and_every_kind_a_message(pages):
    kinds = re.findall(r"^- `` (.*) ``$", pages["faults.md"], re.MULTILINE)
    assert len(set(kinds)) == len(kinds)
    # What is left out is a word from the file, or nothing where it stands at an end.
    patterns = {kind: re.compile(".+".join(map(re.escape, kind.split("…"))) + r"(; .*)?") for kind in kinds}
    written = messages()
    assert [
        message for message in sorted(written) if not any(each.fullmatch(message) for each in patterns.values())
    ] == []
    assert [kind for kind, each in patterns.items() if not any(each.fullmatch(message) for message in written)] == []


def test_every_command_of_the_page_is_one(pages):
    found = re.findall(r"python3 build\.py ([a-z]+)((?: --?[a-z]+)?)", " ".join(pages.values()))
    known = command_line().format_help()
    assert found
    assert {command for command, _ in found} <= set(re.findall(r"^ {4}(\w+)", known, re.MULTILINE))


def test_every_example_can_be_read(pages):
    examples = blocks(pages, "yaml")
    assert examples
    for example in examples:
        assert read(example.encode()).faults == [], example


def test_an_example_of_a_source_or_of_pay_is_a_record_of_our_own(pages, content):
    (example,) = [read(text.encode()).value for text in blocks(pages, "yaml") if text.startswith("sources:")]
    for name, fields in example["sources"].items():
        assert {key: str(value) for key, value in fields.items()}.items() <= {
            key: str(value) for key, value in content.sources[name]
        }.items()
    (example,) = [read(text.encode()).value for text in blocks(pages, "yaml") if text.startswith("pay:")]
    ours = {(name, pay.printed) for agency in content.agencies.values() for name, pay in agency.pay.items()}
    assert {(name, fields["printed"]) for name, fields in example["pay"].items()} <= ours


def test_every_place_that_a_page_names_is_there(pages, root):
    for place in re.findall(r"`((?:content|tests)/[^`<]*)`", " ".join(pages.values())):
        assert list(root.glob(place.rstrip("/"))), place


def test_the_pages_for_editors_stand_in_no_ones_way(root, site):
    """Whoever searches for a job does not want to read about YAML."""
    index = (site / "search" / "search_index.json").read_text("utf-8")
    assert '"location":"editors/' not in index
    about = LexborHTMLParser((site / "about" / "index.html").read_text("utf-8"))
    assert about.css_first('article a[href="../editors/"]')
