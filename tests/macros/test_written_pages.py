"""Pages as editors' programs leave them: backups and locks, links, encodings, and other machines' line ends."""

import re

import pytest

from macros.content.load import load
from macros.folder import LEFTOVERS, page_files, shown
from macros.guide import Guide
from macros.mkdocs_adapter import make_pages
from macros.mkdocs_adapter.configuration import SHARED

PAGE = "---\ntitle: A page\n---\n\n# A page\n"
RECORDS = 'facts: {m: {ask: "Member?"}}\nrules: {g: {title: G, need: m}}\n'


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "rules.yml").write_text(RECORDS, "utf-8")
    (folder / "index.md").write_text(PAGE, "utf-8")
    return folder


def messages(content):
    """The faults by file and line, with their messages."""
    return {(fault.file.removeprefix(f"{shown(content)}/"), fault.line): fault.message for fault in load(content)[1]}


@pytest.mark.parametrize(
    "name", ["index.md~", "index.md.bak", "#index.md#", ".index.md.swp", "._index.md", "Thumbs.db", "desktop.ini"]
)
def test_what_programs_leave_beside_a_page_is_passed_over(content, name):
    (content / name).write_bytes(b"\x00\xff")
    (content / "data" / name).write_bytes(b"\x00\xff")
    assert messages(content) == {}
    assert page_files(content) == [content / "index.md"]


def test_nothing_that_is_passed_over_is_published():
    excluded = re.search(r"^exclude_docs: \|.*\n((?: {2}.*\n)+)", SHARED.read_text("utf-8"), re.MULTILINE)[1].split()
    assert {pattern.replace("\\", "").replace("Icon?", "Icon\r") for pattern in excluded} == {"data/", *LEFTOVERS}


def test_the_lock_of_an_editor_and_the_copies_beside_it_end_no_build(content):
    (content / ".#index.md").symlink_to("me@host.1")
    (content / "index.md~").write_text("# Before\n", "utf-8")
    site = content.parent / "site"
    assert messages(content) == {}
    (content.parent / "mkdocs.yml").write_text(
        "site_name: A site\nsite_url: https://guide.example/\nplugins: []\n", "utf-8"
    )
    with pytest.raises(KeyError, match="macros"):  # which this small guide does without; its pages are built by then
        make_pages(Guide(content.parent), None, site, "")
    assert {path.name for path in site.iterdir() if path.suffix != ".xml"} >= {"index.html"}
    assert not list(site.glob("index.md*"))


def test_links_are_followed_and_those_that_lead_nowhere_are_told(content):
    elsewhere = content.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "more.md").write_text(PAGE.replace("A page", "3"), "utf-8")
    (content / "linked").symlink_to(elsewhere)
    (content / "gone.md").symlink_to("nowhere.md")
    (content / "round").symlink_to(content)
    found = messages(content)
    assert found.keys() == {("linked/more.md", 2), ("gone.md", 1), ("round", 1)}
    assert content / "linked" / "more.md" in page_files(content)


@pytest.mark.parametrize(
    ("settings", "faults"),
    [
        ("site_name: A site # ours\nsite_url: !ENV [SITE_URL, 'https://guide.example/']\nplugins:\nextra: {a: }", {}),
        ("site_name: Guide #2", {("mkdocs.yml", 1): "ends this text"}),
        ("nav: [index.md]\nnav: []", {("mkdocs.yml", 2): "is here twice, first on line 1"}),
        ("site_name: A: site", {("mkdocs.yml", 1): "contains a colon"}),
        ("site_name: \xe9", {("mkdocs.yml", 1): "not UTF-8"}),
    ],
)
def test_what_the_settings_of_the_site_lose_is_told(content, settings, faults):
    (content / "data" / "guide.yml").write_text("format: 1\n", "utf-8")
    (content.parent / "mkdocs.yml").write_bytes(settings.encode("latin-1"))
    found = {("mkdocs.yml", fault.line): fault.message for fault in load(content)[1] if "mkdocs.yml" in fault.file}
    assert found.keys() == faults.keys()
    assert all(faults[place] in message for place, message in found.items())


def test_links_that_git_wrote_as_text_and_files_without_an_ending_are_told(content):
    """So Windows shows a link, unless its owner allows links."""
    (content / "data" / "more").write_text("../../elsewhere", "utf-8")
    (content / "data" / "linked").write_text("rules.yml", "utf-8")
    (content / "data" / "linked.yml").write_text("./rules.yml", "utf-8")
    (content / "linked.md").write_text("index.md", "utf-8")
    (content / "data" / "LICENSE.txt").write_text("Free", "utf-8")
    as_text = {("data/linked", 1), ("data/linked.yml", 1), ("linked.md", 1)}
    found = messages(content)
    assert found.keys() == {*as_text, ("data/more", 1)}
    assert {place for place, message in found.items() if "Git wrote the path of a link" in message} == as_text


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_marks_and_line_ends_of_other_machines_do_not_matter(content, ends):
    text = PAGE.replace("---\n\n#", "audience: [applicant]\n---\n\n#").replace("\n", ends)
    (content / "index.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert messages(content) == {}
    (content / "index.md").write_bytes(text.replace("audience", "audiance").encode())
    assert messages(content) == {("index.md", 3): "unknown key `audiance`; did you mean `audience`?"}


@pytest.mark.parametrize(
    "shown",
    [
        "```html\n<script>one()</script>\n```\n",
        "1. One:\n\n    ~~~\n    <style>\n    ~~~\n",
        "Write `<script>` or ``<b onclick=`x`>``.\n",
        "<!-- <script>one()</script> -->\n",
        "{{ answer('<script>') }}\n",
        '<https://example.org/page> and <a href="https://example.org">there</a>, at 3 < 4 <![ x\n',
        '<div class="checklist" markdown>\n\n- [there](mailto:a@example.org)\n\n</div>\n',
    ],
)
def test_html_that_is_shown_or_does_no_harm_is_no_fault(content, shown):
    (content / "index.md").write_text(f"{PAGE}\n{shown}", "utf-8")
    assert messages(content) == {}


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_told(content, encoding):
    (content / "index.md").write_bytes(f"{PAGE}\nCafé\n".encode(encoding))
    assert [message for message in messages(content).values() if "save the file again as UTF-8" in message]


def test_two_names_that_other_computers_take_for_one_are_told(content):
    (content / "Index.md").write_text(PAGE, "utf-8")
    if len(page_files(content)) == 1:
        pytest.skip("this computer takes the two names for one")
    assert [*messages(content)] == [("index.md", 1)]


def test_a_name_in_parts_is_told(content):
    (content / "cafe\u0301.md").write_text(PAGE, "utf-8")
    assert [message for message in messages(content).values() if "in two parts" in message]


@pytest.mark.parametrize("value", ["yes", "12:30", "017", "0x1f", "1_000", "=", ".inf"])
def test_settings_that_other_readers_take_otherwise_are_told(content, value):
    (content / "index.md").write_text(PAGE.replace("A page\n---", f"{value}\n---"), "utf-8")
    assert [place for place, message in messages(content).items() if "quotation marks" in message] == [("index.md", 2)]


def test_settings_without_a_line_after_them_are_told(content):
    (content / "index.md").write_text("---\ntitle: A page\n---", "utf-8")
    assert messages(content) == {
        ("index.md", 1): "the settings of this page start here, but no line of `---` ends them"
    }


def test_a_folder_of_records_alone_has_no_pages(content):
    (content / "data" / "README.md").write_text("# Of the data\n", "utf-8")
    assert load(content / "data")[1] == []
