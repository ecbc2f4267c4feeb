"""The timeline of a path: every step in its order, waits drawn to scale, and the clock beside what it limits."""

import re

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.models import DoorRecord, LengthRecord
from macros.wording import Formats, duration


@pytest.fixture(scope="module")
def steps(content):
    return content.paths["certification"].steps


@pytest.fixture(scope="module")
def items(site):
    page = LexborHTMLParser((site / "certification/index.html").read_text("utf-8"))
    return page.css(".timeline > li")


def height(item):
    return float(item.css_first("svg").attributes["height"].removesuffix("em"))


def test_the_list_tells_every_step_in_its_order(steps, items):
    assert [item.attributes["id"] for item in items] == [f"step-{name}" for name in steps]
    for step, item in zip(steps.values(), items, strict=True):
        words = re.sub(r"\s+", " ", item.css_first(".timeline__words").text())
        assert step.title in words
        assert step.text in words
        assert step.takes is None or duration(step.takes, Formats()) in words


def test_a_day_of_waiting_is_as_long_in_every_step(steps, items):
    plain = min(map(height, items))
    pairs = zip(steps.values(), items, strict=True)
    waits = {step.takes.days: height(item) - plain for step, item in pairs if step.by != "you"}
    assert len(waits) > 1
    assert len({round(length / days, 4) for days, length in waits.items()}) == 1


def test_the_second_line_runs_beside_the_steps_after_the_clock_has_begun(steps, items):
    started = next(number for number, step in enumerate(steps.values()) if step.starts)
    beside = [number for number, item in enumerate(items) if item.css_first(".timeline__clock")]
    assert beside == list(range(started + 1, len(steps)))


@pytest.mark.parametrize(
    ("part", "sound", "change"),
    [
        (LengthRecord, {"most": 5, "unit": "minutes"}, {"least": 9}),
        (DoorRecord, {"label": "Ask", "mail": "a@example.org", "seen": "2026-11"}, {"phone": "555"}),
        (DoorRecord, {"label": "Ask", "contact": "a"}, {"contact": None}),
        (DoorRecord, {"label": "Ask", "mail": "a@example.org", "seen": "2026-11"}, {"seen": None}),
    ],
)
def test_a_length_has_its_ends_in_order_and_a_door_leads_to_one_place_that_was_seen(part, sound, change):
    assert part(**sound)
    with pytest.raises(ValidationError):
        part(**sound | change)


@pytest.mark.parametrize(
    ("takes", "words"),
    [
        ({"most": 30, "unit": "days"}, "up to 30 days"),
        ({"least": 1, "most": 1, "unit": "hours"}, "1 hour"),
        ({"least": 5, "most": 10, "unit": "minutes"}, "5 to 10 minutes"),
    ],
)
def test_a_length_says_whether_it_is_exact(takes, words):
    assert duration(LengthRecord(**takes), Formats()) == words
