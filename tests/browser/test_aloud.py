"""What a screen reader is told at each step of every check, as the browser's accessibility tree has it."""

from tests.browser.test_checker import GOAL, NOON, Checker
from tests.support.paths import longest


class Tree:
    """The accessibility tree as it is now."""

    def __init__(self, page):
        session = page.context.new_cdp_session(page)
        every = session.send("Accessibility.getFullAXTree")["nodes"]
        self.nodes = [node for node in every if not node["ignored"]]
        self.above = {child: node for node in every for child in node.get("childIds", [])}
        session.detach()

    def of(self, *roles):
        return [node for node in self.nodes if node["role"]["value"] in roles]

    def focused(self):
        """Role, name and level of what has the focus within the page."""
        (node,) = [node for node in self.nodes if told(node, "focused") and node["role"]["value"] != "RootWebArea"]
        return node["role"]["value"], name(node), told(node, "level")

    def groups(self, node):
        """The names of the groups that a node stands in."""
        while node := self.above.get(node["nodeId"]):
            if not node["ignored"] and node["role"]["value"] in ("group", "radiogroup"):
                yield name(node)


def told(node, what):
    return next((each["value"].get("value") for each in node.get("properties", []) if each["name"] == what), None)


def name(node):
    return node["name"]["value"].strip()


@GOAL
def test_each_step_is_told(page, base_url, goal):
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
        assert all(name(each) for each in inputs), fact
        assert [told(node, "live") for node in tree.of("status")] == ["polite"]
        checker.give(value)
        checker.carry_on.click()
        page.wait_for_selector(f"fieldset[data-fact={fact}]", state="hidden")
    assert checker.view == "result"
    tree = Tree(page)
    assert tree.focused() == ("heading", checker.heading.strip(), 1)
    assert [told(node, "live") for node in tree.of("status")] == ["polite"]


def test_a_missing_answer_is_told_where_the_focus_goes(page, base_url):
    checker = Checker(page, base_url).open("supervisor").start()
    checker.carry_on.click()
    page.get_by_text("There is a problem").wait_for()
    tree = Tree(page)
    assert any("There is a problem" in name(node) for node in tree.of("alert", "group", "region", "heading"))
    assert page.title().startswith("Error:")
    (invalid,) = {told(node, "invalid") for node in tree.of("radio")} - {None, "false"} or {"false"}
    assert invalid == "true" or tree.focused()[0] in ("group", "alert", "region", "heading")
