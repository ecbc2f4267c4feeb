"""What is particular to a guide stands in one file, strictly read, and its words are those that records may use."""

import re
import subprocess
import sys

import pytest

from macros.content import load

GUIDE = """\
format: 1
about: Baking.
place: Vermont
locale: en_US
currency: USD
time_zone: America/New_York
license: {name: CC0-1.0, title: CC0, address: https://license.example/}
vocabularies:
  audiences: {baker: Bakers}
  term_topics: {bread: Bread}
"""
RECORDS = """\
sources: {book: {title: A book, kind: official}}
facts: {trained: {ask: Are you trained?, topic: training, cite: book}}
rules: {job: {title: A job, audience: [baker], need: trained, cite: book}}
terms: {crust: {topic: bread, name: crust, meaning: The outside., checked_on: 2026-11}}
"""


@pytest.fixture
def faults(tmp_path, monkeypatch):
    """The faults of a guide with these texts, as `path:line: message`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content" / "data").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Baking\n", "utf-8")

    def found(guide=GUIDE, records=RECORDS):
        if guide:
            (tmp_path / "content" / "data" / "guide.yml").write_text(guide, "utf-8")
        (tmp_path / "content" / "data" / "records.yml").write_text(records, "utf-8")
        return [str(fault).removeprefix("content/data/") for fault in load(tmp_path / "content")[1]]

    return found


def test_a_guide_and_its_records_fit_together(faults):
    assert faults() == []


def test_a_guide_without_its_file_is_told_so_beside_other_faults(faults):
    first, second = faults(guide=None, records=RECORDS.replace("checked_on", "chekced_on"))
    assert first.startswith("guide.yml:1: ")
    assert second.startswith("records.yml:4: ")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("topic: bread", "topic: braed", r"records\.yml:4: `braed` is not a word for `term_topics` .* mean `bread`\?"),
        ("[baker]", "[baker, cook]", r"records\.yml:3: `cook` is not a word for `audiences` .*; the words there .*"),
        ("about: Baking", "about: <b>Baking</b>", r"guide\.yml:2: `<b>` is HTML.*"),
        ("https://license.example/", "license.html", r"guide\.yml:7: `address` is an address on the web .*"),
        ("baker: Bakers", "baker: Bakers, cook: Cooks", r"guide\.yml:9: no record uses `cook` of `audiences`.*"),
        ("locale: en_US", "locale: en_UZ", r"guide\.yml:4: `en_UZ` is no language and country.*"),
        ("locale: en_US", "locale: tlh", r"guide\.yml:4: `tlh` is no language.*"),
        ("locale: en_US", "locale: de_AT", r"guide\.yml:4: .* no words in .* `de`, .*; did you mean `en_AT`\?"),
        ("currency: USD", "currency: USX", r"guide\.yml:5: there is no currency `USX`; did you mean .*"),
        ("New_York", "New_Yrok", r"guide\.yml:6: there is no time zone .* mean `America/New_York`\?"),
        ("place: Vermont", "plaec: Vermont", r"guide\.yml:3: unknown key `plaec`; did you mean `place`\?"),
        ("format: 1", "format: 2\nnews: of then", r"guide\.yml:1: .* format 2, and .* reads 1; take a newer generator"),
        ("vocab", "postings: {rule: jop, called: the list}\nvocab", r"guide\.yml:8: .*`jop`; did you mean `job`\?"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_place(faults, old, new, message):
    (fault,) = faults(GUIDE.replace(old, new), RECORDS.replace(old, new))
    assert re.fullmatch(message, fault), fault


@pytest.mark.parametrize("value", ["", " []", " a word", " 1"])
def test_words_that_are_no_mapping_are_told(faults, value):
    guide = GUIDE.partition("vocabularies:")[0] + f"vocabularies:{value}\n"
    assert any(fault.startswith("guide.yml:8: ") for fault in faults(guide))


def test_all_mistakes_are_told_in_one_run(faults):
    found = faults(GUIDE.replace("USD", "USX").replace("bread: Bread", "cake: Cake"))
    assert [fault.partition(": ")[0] for fault in found] == ["guide.yml:5", "guide.yml:10", "records.yml:4"]


def test_no_word_of_a_guide_stands_in_the_generator(root):
    """But for the product's own name, and words of Python that hold those letters."""
    own = re.compile(r"peer[-_ ]workforce[-_ ]guide|peer[-_]eligibility[-_]checker", re.IGNORECASE)
    other = re.compile(r"(?:Type|Value|Argument[tT]ype|Broken_?Pipe)Error|ArgumentTypeError", re.IGNORECASE)
    words = re.compile(r"californ|medi-cal|calmhsa|dhcs|calaveras|peer", re.IGNORECASE)
    files = [root / "build.py", *(root / "macros").rglob("*.*"), *(root / "checker").rglob("*.*")]
    found = [
        f"{file.relative_to(root)}:{number}: {line.strip()}"
        for file in files
        if file.is_file() and file.suffix not in (".pyc", ".png", ".whl")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if words.search(other.sub("", own.sub("", line)))
    ]
    assert not found


def test_a_record_without_a_page_is_told_beside_other_faults_with_its_line_and_a_call(root, faults, tmp_path):
    faults(
        records=RECORDS.replace("braed", "bread") + "contacts: {inn: {name: the inn, about: Ask., chekced_on: 2026}}\n"
    )
    (tmp_path / "content" / "index.md").write_text('---\ntitle: T\n---\n\n{{ rule(goal="job") }}\n', "utf-8")
    done = subprocess.run(
        [sys.executable, root / "build.py", "check", "--guide", "."], capture_output=True, text=True, check=False
    )
    first, second, third = (line.removeprefix("content/data/") for line in done.stderr.splitlines()[-3:])
    assert re.match(r"records\.yml:5: unknown key `chekced_on`; did you mean `checked_on`\?", first)
    assert second.startswith(
        'records.yml:1: no page shows `book` of the sources: write `{{ source_list(kind="official")'
    )
    assert third.startswith('records.yml:4: no page shows `crust` of the terms: write `{{ glossary(topic="bread") }}`')


CALLS = {
    'rul(goal="job")': "there is no macro `rul`; did you mean `rule`?",
    'rule(gaol="job")': "`rule` has no use for `gaol`; did you mean `goal`?",
    'rule(goal="jbo")': '`rule(goal="jbo")` shows nothing: no record has it; did you mean `job`?',
    'findings(about=["crusts"])': '`findings(about="crusts")` shows nothing: no record has it',
    'not_seen(agency="mil")': '`not_seen(agency="mil")` shows nothing: no record has it; did you mean `mill`?',
    'class_facts(agency="mill", name="backer")': (
        "there is no `backer` under the `classes` of `mill`; did you mean `baker`?"
    ),
}
"""Calls that name nothing, and what is told of each."""


def test_each_call_on_a_page_that_names_nothing_is_told_by_the_check_with_its_line(root, faults, tmp_path):
    baker = "{baker: {title: Baker, short: Baker, rank: 1, summary: Bakes.}}"
    agencies = f"agencies: {{mill: {{name: The mill, kind: company, summary: It bakes., classes: {baker}}}}}\n"
    faults(guide=GUIDE + "  employer_kinds: {company: Company}\n", records=RECORDS + agencies)
    calls = "\n".join(f"{{{{ {call} }}}}" for call in CALLS)
    (tmp_path / "content" / "index.md").write_text(f"---\ntitle: T\n---\n\n{calls}\n", "utf-8")
    done = subprocess.run(
        [sys.executable, root / "build.py", "check", "--guide", "."], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    messages = [f"content/index.md:{line}: {says}" for line, says in enumerate(CALLS.values(), 5)]
    assert set(messages) <= set(done.stderr.splitlines())


def test_a_page_with_a_broken_call_is_told_by_the_check(root, faults, tmp_path):
    faults()
    (tmp_path / "content" / "index.md").write_text("---\ntitle: T\n---\n\n{{ rule(goal= }}\n", "utf-8")
    done = subprocess.run(
        [sys.executable, root / "build.py", "check", "--guide", "."], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "content/index.md:5: " in done.stderr
    assert "no page shows" not in done.stderr
