"""The checker in a page, as a person meets it: what is on view, what one answers, and where one goes on."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of axe that have a success criterion of WCAG 2.2 at level A or AA behind them."""

NOON = "2026-11-21T12:00:00-08:00"
TRAINED = {
    "certified": True,
    "bh_professional": True,
    "bh_years": "3.5",
    "schooling": "none",
    "direct_years": 0,
    "training": True,
    "training_day": "2026-11-20",
    "supervising_since": "not_yet",
    "bh_work_now": True,
    "direct_service_now": True,
}
"""A supervisor who meets the rule."""

UNTRAINED = TRAINED | {"training": False, "supervising_since": "2026-11-21"}
"""A supervisor of whom one reading says no, and the other that there are 60 days to take the training."""


class Checker:
    """The checker of one page."""

    def __init__(self, page: Page, base_url: str) -> None:
        self.page, self.base_url = page, base_url
        self.element = page.locator("eligibility-checker")
        self.result = page.locator(".result")
        self.question = page.locator("fieldset[data-fact]:visible")
        self.carry_on = page.get_by_role("button", name="Continue")

    def open(self, goal: str) -> Checker:
        self.page.goto(f"{self.base_url}check/{goal}/")
        return self.wait_for("ready")

    def wait_for(self, state: str) -> Checker:
        self.page.wait_for_selector(f"eligibility-checker[data-state={state}]")
        return self

    def start(self) -> Checker:
        self.page.get_by_role("button", name="Start", exact=True).click()
        return self

    def clear(self) -> Checker:
        self.page.get_by_role("button", name="Clear my answers").click()
        self.page.wait_for_selector("eligibility-checker[data-view=start]")
        return self

    def change(self, ask: str) -> Checker:
        """Goes to the answer to a question, of which ``ask`` are some words, to change it."""
        if not self.answers.first.is_visible():
            self.page.locator(".answers summary").click()
        self.page.get_by_role("button", name=re.compile(f"^Change.*{ask}")).click()
        return self

    @property
    def view(self) -> str | None:
        return self.element.get_attribute("data-view")

    @property
    def fact(self) -> str | None:
        return self.question.get_attribute("data-fact")

    @property
    def record(self) -> Any:
        return self.element.evaluate("(element) => element.record")

    @property
    def heading(self) -> str:
        return self.page.locator("[aria-level='1']:visible").inner_text()

    @property
    def answers(self) -> Locator:
        """The rows of the answers given so far."""
        return self.page.locator(".answers__row")

    def give(self, value: Any) -> Checker:
        """Fills in the question on view; a value as JSON has it."""
        kind = self.question.get_attribute("data-kind")
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if text == "unknown" and not self.question.locator('input[value="unknown"]').count():
            text = "true"  # what everybody knows
        if kind in ("yes_no", "choice") or text in ("unknown", "not_yet"):
            self.question.locator(f'input[value="{text}"]').check()
        elif kind == "number":
            self.question.locator("input[type=text]").fill(text)
        else:
            for part, number in zip(("year", "month", "day"), text.split("-"), strict=True):
                self.question.locator(f"input[name$='-{part}']").fill(number)
        return self

    @property
    def filled(self) -> bool:
        """Whether the question on view has an answer in its form."""
        texts = self.question.locator("input[type=text]")
        return bool(self.question.locator("input:checked").count() or (texts.count() and texts.first.input_value()))

    def go_on(self) -> Checker:
        """Continue, and wait until another view has taken the question's place."""
        fact = self.fact
        self.carry_on.click()
        return self.wait_past(fact)

    def wait_past(self, fact: str | None) -> Checker:
        self.page.wait_for_selector(f"fieldset[data-fact={fact}]", state="hidden")
        return self

    def answer(self, answers: Any, until: str | None = None) -> Checker:
        """Answers each question as it comes, until there is none or one of that name."""
        while self.view == "question" and self.fact != until:
            self.give(answers[self.fact]).go_on()
        return self

    def answer_unknown(self) -> Checker:
        """Says "I don't know" to everything."""
        while self.view == "question":
            self.give("unknown").go_on()
        return self
