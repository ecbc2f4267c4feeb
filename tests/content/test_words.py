"""Every sentence of the site, those of the checks included, is plain: short, without banned words, and spelled out."""

import re

import pytest
import yaml
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser

from checker.survey.listing.english import WORDS, WORDS_FOR_ANOTHER
from checker.wording import ENGLISH, FOR_ANOTHER
from checker.wording.catalog import PLACE
from macros.content.goal_sets import without_other_words
from tests.support.reading_grade import grade, sentences, syllables, words

LONGEST = 30
"""Words of a sentence."""
GRADES = {"applicant": 8, "supervisor": 8, "employer": 10, None: 10}
"""The highest school grade of a page by the reader it names first."""
FEW = 3
"""So many words on a line are a label, and no sentence to take a grade from."""

NOT_OURS = (
    "script, style, svg, code, select, .headerlink, q, blockquote, [lang]:not([lang=en]), .cite, .sources, .fields, "
    ".guideline__sources li"
)
"""Quotations, names of documents, lists of choices, and the fields of the data, which are for people who program."""
WHAT_PEOPLE_SAY = ".entry__names"
"""The glossary repeats words that people use, so that they find ours."""

BANNED = {
    "a contraction of not": r"n[’']t\b",
    "Latin": r"\b(e\.g|i\.e|etc|vs|via|viz|cf|ad hoc|pro rata)\b",
    "and/or": r"\band/or\b",
    "two words with a slash": r"\b(?!I/II\b)[A-Za-z]{1,}/[A-Za-z]{1,}\b",
    "a bare no": r"\b(not|in|never) ?eligible\b|\byou (do|did) not qualify\b|\bunqualified\b|\byou fail(ed)?\b",
    "begging": r"\b(please|sorry|oops)\b",
    "a translation": r"\b(by when (must|do|does)|on which day|by (your|these) answers|gives? services?"
    r"|ask for something else|as (you|they) do now|own,? (or )?as family|(days?|months?|years?) ahead"
    r"|ago or (later|earlier)|prints? (pay|a range)|record of (your )?discharge"
    r"|decides? (whom (it|they)|nothing)|or instead|neighboring class(es)?|(seen|know) of new offers|paper to bring)\b",
    "words twice in a row": r"\b([a-z’]+(?: [a-z’]+){0,3}) \1\b",
    "the machine’s words": r"\b(invalid|submit|submission|click here|user input|N/A)\b",
}
ALLOWED = re.compile(
    "I don’t know|Deputy Director/Director of Behavioral Health|Alcohol/Drug Educators|Self-help/peer service"
)
"""An answer that every question has, in the words that people say, and names with a slash in them."""

ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}(?:-[A-Z]{2,})*s?|CalMHSA)\b")
UNDERSTOOD = {
    "ID": "everybody says it",
    "PDF": "a kind of file", "JPG": "the same", "JPEG": "the same", "PNG": "the same",
    "CSV": "the same", "JSON": "the same", "YAML": "the same", "SQL": "the language of databases",
    "II": "a number", "III": "a number",
    "VUE": "a part of the company’s name, Pearson VUE",
    "JAWS": "the name of a program",
    "MIT": "the name of a license",
    "AA": "a level of the guidelines",
    "DUI": "in the name of an association; the pages say below it what it stands for",
    "VQVB": "a county’s code for a class", "VQWE": "the same",
    "DD": "in the number of a federal form that every veteran knows",
    "CARE": "in the name of a law",
}  # fmt: skip


class Text:
    """What a page, or one view of a check, says in our words."""

    def __init__(self, node):
        whole = LexborHTMLParser(node.html)
        for other in whole.css(NOT_OURS):
            other.decompose()
        self.tree = whole

    def lines(self, without=""):
        """The text of each block that holds no other, one line each."""
        blocks = "p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, summary, legend, label, caption, button"
        for node in self.tree.css(blocks):
            inner = [each for each in node.css(blocks) if each.mem_id != node.mem_id]
            line = re.sub(r"\s+", " ", node.text()).strip()
            if line and not inner and not (without and node.css_matches(without)):
                yield line


@pytest.fixture(scope="module")
def pages(site):
    """The article of every page by its name."""
    return {
        path.parent.relative_to(site).as_posix(): LexborHTMLParser(path.read_text("utf-8")).css_first("article")
        for path in sorted(site.rglob("index.html"))
    }


@pytest.fixture(scope="module")
def views(pages):
    """What a reader sees by itself: a page, and in a check one question, or the result."""
    seen = dict(pages)
    for name, article in pages.items():
        for question in article.css("fieldset.question"):
            seen[f"{name}: {question.attributes['id']}"] = question
        for result in article.css("section.result"):
            seen[f"{name}: result"] = result
    return seen


def banned(line):
    return [what for what, words in BANNED.items() if re.search(words, ALLOWED.sub("", line), re.IGNORECASE)]


def readers(root, name):
    for path in (root / f"content/{name}.md", root / f"content/{name}/index.md"):
        if path.is_file():
            audience = get_data(path.read_text("utf-8"))[1].get("audience")
            return audience if isinstance(audience, list) else [audience]
    raise LookupError(name)


def test_no_sentence_is_longer_than_its_reader_can_hold(pages):
    long = {
        (name, len(words(sentence)), sentence)
        for name, article in pages.items()
        for line in Text(article).lines()
        for sentence in sentences(line)
        if len(words(sentence)) > LONGEST
    }
    assert not long


def test_no_page_says_a_banned_word(pages):
    found = set()
    for name, article in pages.items():
        for line in Text(article).lines(without=WHAT_PEOPLE_SAY):
            found |= {(name, what, line[:90]) for what in banned(line)}
    assert not found


def test_what_is_said_of_an_answer_that_is_missing_or_wrong_tells_what_to_do(pages):
    """The messages stand in attributes, as the script shows them only when they are needed."""
    messages = {
        message
        for article in pages.values()
        for question in article.css("fieldset.question")
        for name, message in question.attributes.items()
        if name.startswith("data-") and message and " " in message
    }
    assert len(messages) > 20
    for message in messages:
        ours = message.partition("“")[0]
        assert not re.search(r"\b(required|error|must|fill|failed|wrong)\b", ours, re.IGNORECASE), message
        assert not banned(message), message


def test_every_abbreviation_is_written_out_where_a_view_uses_it_first(views):
    bare = {}
    for name, node in views.items():
        text = "\n".join(Text(node).lines(without=WHAT_PEOPLE_SAY))
        for short in dict.fromkeys(ABBREVIATION.findall(text)):
            if short not in UNDERSTOOD and not written_out(short, text):
                bare.setdefault(short, []).append(name)
    assert not bare


def written_out(short, text):
    """Whether its first use stands in brackets after the words, or in a sentence that says what it is."""
    before, _, after = re.split(rf"\b({short})\b", text, maxsplit=1)
    return (before.endswith(" (") and after.startswith(")")) or bool(re.match(r" (is|stands for) ", after))


def test_every_page_can_be_read_by_those_it_is_for(pages, root):
    hard = {}
    for name, article in pages.items():
        lines = [line for line in Text(article).lines() if len(words(line)) > FEW]
        limit = min(GRADES[reader] for reader in readers(root, "index" if name == "." else name))
        if grade(lines) > limit:
            hard[name] = round(grade(lines), 1), limit
    assert not hard


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? “Three!” four", 4),
        ("It costs $21.63 an hour, and 2.5 hours are free.", 1),
        ("First; second\nthird", 3),
        ("– … –", 0),
    ],
)
def test_sentences_end_where_they_are_read_to_end(text, expected):
    assert len(sentences(text)) == expected


@pytest.mark.parametrize(
    ("word", "count"),
    [("peer", 1), ("every", 2), ("specialist", 3), ("county’s", 2), ("re-entry", 3), ("Calaveras", 4), ("2,080", 1)],
)
def test_syllables_are_counted_as_they_sound(word, count):
    assert syllables(word) == count


def test_a_hard_text_has_a_higher_grade_than_a_plain_one():
    plain = ["You send in the form. Then you wait for up to 30 days."]
    hard = ["Applicants must submit documentation demonstrating satisfaction of applicable eligibility requirements."]
    assert grade(plain) < 4
    assert grade(hard) > 14


def test_whoever_answers_for_somebody_else_reads_no_sentence_to_you(content):
    goals = content.rulebook.sets["all"].goals
    assert {goal: missing for goal in goals if (missing := without_other_words(content.rulebook, goal))} == {}


def spoken(value):
    """The sentences of a record, without the addresses of their links; “it” stands where a result fills in a name."""
    if isinstance(value, str):
        text = re.sub(r"\]\([^)]*\)", "", PLACE.sub("it", value)).replace("[", "")
        return [text] if len(words(text)) > FEW and text.endswith((".", "?")) else []
    return [text for each in (value.values() if isinstance(value, dict) else value) for text in spoken(each)]


def test_every_result_can_be_read_by_those_it_is_for(content, root):
    """A result is written by the script, so no page shows it: its messages, what its goal adds, and its steps."""
    catalogs = {"you": ENGLISH, "another": FOR_ANOTHER, "list": WORDS, "list of another": WORDS_FOR_ANOTHER}
    grades = {name: (grade(spoken(catalog.messages)), GRADES["applicant"]) for name, catalog in catalogs.items()}
    checks = [yaml.safe_load(path.read_text("utf-8"))["checks"] for path in root.glob("content/data/checks/*.yml")]
    paths = [yaml.safe_load(path.read_text("utf-8"))["paths"] for path in root.glob("content/data/paths/*.yml")]
    for name, check in (each for file in checks for each in file.items()):
        goal = content.rulebook.goals[name]
        steps = next((path["steps"] for file in paths for each, path in file.items() if each == goal.path), {})
        lines = spoken({key: check.get(key, []) for key in ("decides", "next", "words")})
        lines += spoken([step.get("text", "") for step in steps.values()])
        grades[name] = grade(lines), min(GRADES[reader] for reader in goal.audience)
    assert len(grades) == len(catalogs) + len(content.checks)
    assert {name: round(found, 1) for name, (found, limit) in grades.items() if found > limit} == {}
