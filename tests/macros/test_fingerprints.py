"""Quotations are found in a source by hashes alone, and words that are not there are not."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.citations.take_fingerprint import main
from macros.folder.fingerprints import LONGEST_QUOTATION, Fingerprint
from tests.support.folders import FOLDERS, HANDBOOK

TEXT = HANDBOOK.read_text("utf-8")
STORED = [path for path in FOLDERS.rglob("handbook.json") if path.parts[-3] != "fingerprint"]

words = st.text("abcdefghij’,;", min_size=1, max_size=6)
texts = st.lists(words, min_size=4, max_size=60, unique=True)
"""Words that are all different, so that no three in a row occur twice."""


@st.composite
def quoted(draw):
    """A text, and some of its words in a row."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 3))
    end = draw(st.integers(start + 3, min(len(text), start + LONGEST_QUOTATION)))
    return text, text[start:end]


@given(quoted(), st.data())
def test_words_of_the_source_are_found_whatever_the_white_space(case, data):
    text, quote = case
    space = st.sampled_from([" ", "\n", "  ", "\u00a0", "\n  • "])
    source = "".join(word + data.draw(space) for word in text)
    written = "".join(word + data.draw(space) for word in quote)
    assert Fingerprint.of(source).fault(written) is None


@given(quoted(), st.data())
def test_one_word_more_less_or_other_is_a_fault(case, data):
    text, quote = case
    at = data.draw(st.integers(0, len(quote) - 1))
    change = data.draw(st.sampled_from(["other", "more", "less"]))
    changed = {
        "other": [*quote[:at], "zebra", *quote[at + 1 :]],
        "more": [*quote[:at], "zebra", *quote[at:]],
        "less": [*quote[:at], *quote[at + 1 :]],
    }[change]
    assume(change != "less" or (0 < at < len(quote) - 1))
    assert Fingerprint.of(" ".join(text)).fault(" ".join(changed))


@given(texts)
def test_a_fingerprint_survives_its_file_and_has_the_same_bytes_each_time(text):
    fingerprint = Fingerprint.of(" ".join(text))
    again = Fingerprint.from_json(fingerprint.to_json())
    assert again.stored == fingerprint.stored
    assert again.to_json() == fingerprint.to_json() == Fingerprint.of("  ".join(text)).to_json()


@given(st.text("abc.,;•’“\"'- \n", max_size=20), st.text("abc.,;•’“\"'- \n", max_size=20))
def test_no_quotation_raises(text, quote):
    Fingerprint.of(text).fault(quote)


def test_typographic_signs_are_kept_as_they_are():
    fingerprint = Fingerprint.of("a driver’s license issued by the State")
    assert fingerprint.fault("a driver’s license issued") is None
    assert "“a driver’s license issued”" in fingerprint.fault("a driver's license issued")


@pytest.mark.parametrize("quote", ["the deck course; and more", "the deck course; and more,", "deck course; and more"])
def test_a_quotation_may_end_before_a_sign_that_follows_its_last_word(quote):
    assert Fingerprint.of("Have completed the deck course; and more, in any order").fault(quote) is None


def test_a_sign_that_the_source_does_not_have_is_a_fault():
    assert "“the deck course”" in Fingerprint.of("Have completed the deck course; and more").fault("the deck course.")


@pytest.mark.parametrize(
    ("quote", "after", "pattern"),
    [
        ("Have completed the deck course.", None, "4 times"),
        ("Have completed the deck course.", "Step 1", None),
        ("Have completed the deck course.", "STEP 2", None),
        ("Have completed the deck course.", "Step 3", "no line “Step 3”.*did you mean `Step 2`"),
        ("Have completed the deck course.", "Have completed the deck course", "no line"),
        ("Have completed the deck course.", "Rules of the house", "2 times"),
        ("two (2) years “on deck”", "Who may steer", None),
        ("Have crossed the river twice", "Step 2", "not after “Step 2”"),
        ("Have crossed", None, "at least 3"),
        ("one two three " * 10, None, "30 words"),
        ("Have crossed the lake twice", None, "up to “Have crossed the”, but “lake”"),
        ("Has crossed the river", None, "“Has crossed the” are not"),
    ],
)
def test_a_heading_tells_which_of_several_places_is_meant(quote, after, pattern):
    fault = Fingerprint.of(TEXT).fault(quote, after, ["Step 1", "Step 2", "Step 9"])
    if pattern is None:
        assert fault is None
    else:
        assert re.search(pattern, fault)


def test_a_fingerprint_tells_no_word_of_its_source():
    stored = json.loads(Fingerprint.of(TEXT).to_json())
    assert set(stored) == {"sha256", "words", "windows", "headings"}
    assert re.fullmatch("[0-9a-f]+", stored["windows"])
    assert len(stored["windows"]) == 8 * (stored["words"] - 2)
    assert all(re.fullmatch("[0-9a-f]{8}", line) for _, line in stored["headings"])


@pytest.mark.parametrize("path", STORED, ids=str)
def test_the_fingerprints_of_these_tests_are_of_the_handbook_beside_them(path):
    assert path.read_text("utf-8") == Fingerprint.of(TEXT).to_json()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content.yml").write_text(
        "sources:\n"
        "  handbook: {title: Handbook}\n"
        "facts:\n"
        "  crossed: {ask: Have you crossed?, cite: {handbook: Have crossed the river twice}}\n",
        "utf-8",
    )
    return tmp_path


def test_the_command_keeps_the_fingerprint_of_a_saved_copy(folder):
    assert main(HANDBOOK, "handbook", folder) == 0
    record = (folder / "fingerprints" / "handbook.json").read_text("utf-8")
    assert record == Fingerprint.of(TEXT).to_json()


def test_the_command_says_which_quotations_a_changed_source_no_longer_holds(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    Path("copy.txt").write_text(TEXT.replace("river twice", "river three times"), "utf-8")
    assert main(Path("copy.txt"), "handbook", folder) == 1
    assert "content.yml:4: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "source", "pattern"),
    [
        ("nowhere.txt", "handbook", "nowhere.txt cannot be read"),
        ("latin.txt", "handbook", "not UTF-8"),
        ("empty.txt", "handbook", "no text"),
        ("copy.txt", "handbok", "no source is called `handbok`; did you mean `handbook`"),
        ("copy.txt", "../handbook", "no source is called"),
    ],
)
def test_the_command_refuses_what_it_cannot_use_and_writes_nothing(folder, capsys, file, source, pattern):
    (folder / "latin.txt").write_bytes("café au lait".encode("latin-1"))
    (folder / "empty.txt").write_text("\n", "utf-8")
    (folder / "copy.txt").write_text(TEXT, "utf-8")
    assert main(folder / file, source, folder) == 1
    assert re.search(pattern, capsys.readouterr().err)
    assert not (folder / "fingerprints").exists()


def test_signs_that_nobody_sees_and_joined_letters_hide_no_quotation():
    source = Fingerprint.of("The of\u00adfice ﬁnds every train\u200bing a place.")
    for quote in ("The office finds every training", "office ﬁnds every", "The of\u00adfice finds"):
        assert source.fault(quote) is None


def test_a_word_that_the_source_parts_at_the_end_of_a_line_is_named():
    source = Fingerprint.of("The office helps inter-\nested people into work.")
    assert re.search("“interested” is parted .* “inter- ested”", source.fault("helps interested people into"))
