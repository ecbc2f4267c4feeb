"""The timeline of a path: every step in its order, waits drawn to scale, and the clock beside what it limits."""

import re

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.content.load import load
from macros.models import Step
from macros.models.certification.steps import Length
from macros.wording import duration


@pytest.fixture(scope="module")
def steps(root):
    content, _ = load(root / "content")
    return [step for step in content.steps.values() if step.path == "certification"]


@pytest.fixture(scope="module")
def drawn(site):
    page = LexborHTMLParser((site / "certification/index.html").read_text("utf-8"))
    return page.css(".timeline > li")


def height(item):
    return float(item.css_first("svg").attributes["height"].removesuffix("em"))


def test_the_list_tells_every_step_in_its_order(steps, drawn):
    assert [item.attributes["id"] for item in drawn] == [f"step-{step.id}" for step in steps]
    for step, item in zip(steps, drawn, strict=True):
        words = re.sub(r"\s+", " ", item.css_first(".timeline__words").text())
        assert step.title in words
        assert step.text in words
        assert step.takes is None or duration(step.takes) in words


def test_a_day_of_waiting_is_as_long_in_every_step(steps, drawn):
    plain = min(map(height, drawn))
    waits = {step.takes.days: height(item) - plain for step, item in zip(steps, drawn, strict=True) if step.by != "you"}
    assert len(waits) > 1
    assert len({round(length / days, 4) for days, length in waits.items()}) == 1


def test_the_second_line_runs_beside_the_steps_after_the_clock_has_begun(steps, drawn):
    started = next(number for number, step in enumerate(steps) if step.starts)
    beside = [number for number, item in enumerate(drawn) if item.css_first(".timeline__clock")]
    assert beside == list(range(started + 1, len(steps)))


@pytest.mark.parametrize(
    "change",
    [
        {"takes": {"most": 30, "unit": "days"}},
        {"by": "calmhsa"},
        {"by": "calmhsa", "takes": {"most": 5, "unit": "minutes"}},
        {"takes": {"least": 9, "most": 5, "unit": "minutes"}},
    ],
)
def test_a_step_is_done_on_a_day_and_a_wait_takes_days(change):
    whole = {"id": "a", "path": "certification", "title": "A", "text": "A.", "by": "you", "cite": "a_source"}
    whole |= {"checked_on": "2026-11", "takes": {"most": 5, "unit": "minutes"}}
    assert Step(**whole)
    with pytest.raises(ValidationError):
        Step(**whole | change)


@pytest.mark.parametrize(
    ("takes", "words"),
    [
        ({"most": 30, "unit": "days"}, "up to 30 days"),
        ({"least": 1, "most": 1, "unit": "hours"}, "1 hour"),
        ({"least": 5, "most": 10, "unit": "minutes"}, "5 to 10 minutes"),
    ],
)
def test_a_length_says_whether_it_is_exact(takes, words):
    assert duration(Length(**takes)) == words
