"""What a screen reader is told at each step of every check, as the browser's accessibility tree has it."""

import pytest

from tests.support.checker_page import NOON, TRAINED, Checker
from tests.support.goals import ASKED_GOAL
from tests.support.paths import longest

pytestmark = pytest.mark.native


class Tree:
    """The accessibility tree as it is now."""

    def __init__(self, page):
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        self.nodes = [node for node in nodes if not node["ignored"]]
        self.parents = {child: node for node in nodes for child in node.get("childIds", [])}
        session.detach()

    def of(self, *roles):
        return [node for node in self.nodes if node["role"]["value"] in roles]

    def focused(self):
        """Role, name and level of what has the focus within the page."""
        (node,) = [node for node in self.nodes if state(node, "focused") and node["role"]["value"] != "RootWebArea"]
        return node["role"]["value"], name(node), state(node, "level")

    def groups(self, node):
        """The names of the groups that a node stands in."""
        while node := self.parents.get(node["nodeId"]):
            if not node["ignored"] and node["role"]["value"] in ("group", "radiogroup"):
                yield name(node)


def state(node, name):
    """The value of a property, or None."""
    values = (item["value"].get("value") for item in node.get("properties", []) if item["name"] == name)
    return next(values, None)


def name(node):
    return node["name"]["value"].strip()


@ASKED_GOAL
def test_each_step_is_named_where_the_focus_stands(page, base_url, goal):
    page.clock.set_fixed_time(NOON)
    checker = Checker(page, base_url).open(goal).start()
    for fact, value in longest(goal).items():
        assert checker.fact == fact
        tree = Tree(page)
        asked = checker.heading.strip()
        assert tree.focused() == ("heading", asked, 1)
        controls = tree.of("radio", "checkbox", "textbox")
        inputs = [node for node in controls if any(asked in group for group in tree.groups(node))]
        assert len(inputs) == checker.question.locator("input:visible").count() > 0
        assert all(name(node) for node in inputs), fact
        assert [state(node, "live") for node in tree.of("status")] == ["polite"]
        checker.give(value)
        checker.go_on()
    assert checker.view == "result"
    tree = Tree(page)
    assert tree.focused() == ("heading", checker.heading.strip(), 1)
    assert [state(node, "live") for node in tree.of("status")] == ["polite"]


@pytest.mark.parametrize(("fact", "role"), [("training", "radio"), ("bh_years", "textbox")])
def test_a_missing_answer_is_told_where_the_focus_goes_and_at_each_input(page, base_url, fact, role):
    checker = Checker(page, base_url).open("supervisor").start().answer(TRAINED, until=fact)
    assert errors(Tree(page), role) == {("", False)}
    checker.carry_on.click()
    page.locator("[data-summary]:focus").wait_for()
    tree = Tree(page)
    assert tree.focused() == ("group", "There is a problem", None)
    assert page.title().startswith("Error:")
    message = page.locator("[data-summary] a").inner_text()
    assert errors(tree, role) == {(f"Error: {message}", role == "textbox")}  # a radio has no invalid of its own
    checker.give("unknown").go_on()
    assert "There is a problem" not in [name(node) for node in Tree(page).nodes]


def errors(tree, role):
    """What is told of the inputs of the question: their descriptions, and whether they are invalid."""
    nodes = [node for node in tree.of(role) if any(tree.groups(node))]
    return {(node.get("description", {}).get("value", ""), state(node, "invalid") == "true") for node in nodes}
