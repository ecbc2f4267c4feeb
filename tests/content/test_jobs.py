"""Employers and their pay: every record has its page, and what we work out never takes a printed place."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from macros.models import KINDS
from macros.models.employers.agencies import Agency
from macros.models.employers.guidelines import Guideline
from macros.pages.pay_chart import pay_chart, pay_rows
from tests.support.pages import folder_of, page_of


@pytest.fixture
def calaveras(content):
    return content.agencies["calaveras"]


def page(site, address):
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


def words(node):
    return " ".join(node.text().split())


def as_written(value):
    """A record's values as an editor writes them: a citation by its source alone."""
    match value:
        case dict():
            return {key: as_written(each) for key, each in value.items()}
        case list():
            return [as_written(each) for each in value]
        case (str() as source, _, _):
            return source
    return value


def remade(agency, **changes):
    """The agency read anew from its own values, some of them changed."""
    return Agency.model_validate({"id": agency.id, **as_written(agency.model_dump()), **changes})


def quotations(value):
    """The quoted words anywhere in a record."""
    match value:
        case dict():
            return [words for each in value.values() for words in quotations(each)]
        case list():
            return [words for each in value for words in quotations(each)]
        case (str(), str() as quote, _):
            return [quote]
    return []


# Pages


def written(root, place):
    """The text of a page, which has the place in it that the path names after a "#"."""
    path, _, anchor = place.partition("#")
    text = (root / "content" / path).read_text("utf-8")
    assert not anchor or f"{{ #{anchor} }}" in text
    return text


def test_every_agency_and_every_class_has_its_page(content, root):
    for agency in content.agencies.values():
        text = written(root, page_of(content).employer(agency))
        assert ("neighbor" if agency.is_neighbor else "not_seen") + f'(agency="{agency.id}")' in text
        for name in agency.classes:
            text = written(root, page_of(content).class_of(agency, name))
            assert agency.is_neighbor or f'class_facts(agency="{agency.id}", name="{name}")' in text


def test_a_class_page_shows_the_rule_of_its_goal_and_leads_to_its_check(content, root):
    for agency in content.agencies.values():
        for name, each in agency.classes.items():
            text = written(root, page_of(content).class_of(agency, name))
            if each.goal:
                assert each.goal in content.rulebook.goals
                assert f'rule(goal="{each.goal}")' in text
                assert f"check/{each.goal}.md" in text
            if each.promotion and each.promotion.goal:
                assert each.promotion.goal in content.rulebook.goals


# Pay


def test_the_job_sites_year_is_the_lowest_hour_and_the_highest_hour_of_two_levels(calaveras):
    pay = calaveras.pay
    assert int(Decimal("21.63") * 2080) == pay["job_site_year"].low == 44990
    assert int(Decimal("30.78") * 2080) == pay["job_site_year"].high == 64022
    assert pay["job_site_year"].printed_in == "mirror_footer"
    assert pay["job_site_year"].classes == ["level_1", "level_2"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("low", Decimal(44991), "44991"),
        ("high", Decimal(60000), "60000"),
        ("classes", ["level_1"], "level_2"),
        ("worked_out", {"low_from": "level_1_hour", "high_from": "level_3_hour", "cut_to": "dollar"}, "level_3_hour"),
    ],
)
def test_a_line_that_does_not_come_out_as_it_says_is_refused(calaveras, field, value, message):
    pay = as_written(calaveras.model_dump())["pay"]
    pay["job_site_year"][field] = value
    if field in {"low", "high"}:
        pay["job_site_year"]["printed"] = f"$44,990 {value} $64,022"
    with pytest.raises(ValidationError, match=message):
        remade(calaveras, pay=pay)


def test_a_line_of_two_levels_is_never_the_pay_of_one(calaveras, site):
    for name in calaveras.classes:
        assert all(each.classes == [name] for each in calaveras.pay_of(name))
        tree = page(site, f"jobs/calaveras/{name}")
        shown = " ".join(words(tree.css_first(part)) for part in (".facts", ".step"))
        assert calaveras.pay[f"{name}_hour"].printed in shown
        assert calaveras.pay["job_site_year"].printed not in shown


def test_every_figure_stands_as_printed_wherever_pay_is_shown(content, site):
    peers = [agency for agency in content.agencies.values() if not agency.is_neighbor]
    compared = words(page(site, "jobs/compare").css_first("table.records"))
    neighbors = words(page(site, "jobs/neighbors").css_first("table.records"))
    for agency in content.agencies.values():
        if agency.pay:
            address = page_of(content).employer(agency).removesuffix("index.md").partition(".md")[0]
            shown = " ".join(words(table) for table in page(site, address).css("table.records"))
            assert all(each.printed in shown for each in agency.pay.values())
    for agency in content.agencies.values():
        for name in agency.classes:
            lines = agency.pay_of(name) or agency.joint_pay_of(name)
            assert not lines or lines[0].printed in (neighbors if agency.is_neighboring(name) else compared)
            if agency in peers:
                address = page_of(content).class_of(agency, name).partition("#")[0]
                tree = page(site, address.removesuffix("index.md").removesuffix(".md"))
                facts = words(tree.css_first(f'.facts[data-class="{agency.id}/{name}"]'))
                assert (lines[0].printed if lines else "Not in the part that we read") in facts
                assert not lines or facts.index("Pay an hour") < facts.index("As printed")


def test_an_amount_that_is_not_printed_is_refused(calaveras):
    pay = as_written(calaveras.model_dump())["pay"]
    pay["level_1_hour"]["low"] = Decimal("21.36")
    with pytest.raises(ValidationError, match=r"21\.36"):
        remade(calaveras, pay=pay)


@pytest.mark.parametrize("address", ["jobs/compare", "jobs/neighbors"])
def test_the_chart_says_in_words_what_it_draws_and_the_table_says_the_same_in_the_same_order(site, address):
    tree = page(site, address)
    hours = [words(node) for node in tree.css('table.compare-table td[data-label="An hour"]')]
    ranges = []
    for row in tree.css(".pay-chart__row"):
        ranges.append(" to ".join(words(end) for end in row.css(".pay-chart__end")))
        assert words(row.css_first(".unseen")) == f": {ranges[-1]} an hour"
    assert len(ranges) > 3
    order = list(dict.fromkeys(hours))
    assert order[: len(ranges)] == ranges


def test_a_period_that_cannot_be_right_is_shown_as_printed_beside_our_reading(site):
    places = [("merced", ".facts"), ("merced", "table.records"), ("compare", "table.records")]
    for address, place in places:
        shown = words(page(site, f"jobs/{address}").css_first(place))
        assert shown.index("$36.80 to $44.74 if paid every week, as printed") < shown.index(
            "$18.40 to $22.37 if paid every 2 weeks"
        )


def test_a_printed_year_takes_the_place_of_one_worked_out(site):
    facts = words(page(site, "jobs/santa_barbara").css_first(".facts"))
    assert "$55,169.92–65,655.20" in facts
    assert "worked out" not in facts


def test_growth_is_worked_out_from_two_printed_lines_with_its_ground(calaveras, site):
    shown = words(page(site, "jobs/calaveras").css_first("article"))
    for rise in ("20.7 percent", "22.2 percent", "9.6 percent", "10.9 percent"):
        assert rise in shown
    assert all(pair.basis in shown for pair in calaveras.growth)


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ({"earlier": "level_1_hour_2022", "later": "level_1_hour"}, "level_1_hour_2022"),
        ({"earlier": "level_1_hour_2023", "later": "level_2_hour"}, "different classes"),
        ({"earlier": "level_1_hour", "later": "level_1_hour_2023"}, "the earlier one first"),
    ],
)
def test_growth_between_lines_that_do_not_compare_is_refused(calaveras, pair, message):
    with pytest.raises(ValidationError, match=message):
        remade(calaveras, growth=[pair | {"basis": "message"}])


def test_pay_comes_first_by_the_hour_with_the_printed_figures_beside_it(content, site):
    for agency in content.agencies.values():
        if agency.is_neighbor:
            continue
        for name in agency.classes:
            if lines := agency.pay_of(name) or agency.joint_pay_of(name):
                address = folder_of(content, agency, name)
                facts = words(page(site, address).css_first(f'.facts[data-class="{agency.id}/{name}"]'))
                assert facts.startswith("Pay an hour"), (agency.id, name)
                assert facts.index("Pay an hour") < facts.index("As printed") < facts.index(lines[0].printed)


def test_a_unit_that_no_source_prints_is_told_as_our_reading(calaveras, site):
    for name in calaveras.classes:
        tree = page(site, f"jobs/calaveras/{name}")
        (line,) = [line for line in calaveras.pay_of(name) if line.period_basis]
        assert f"{line.printed}, with no unit" in words(tree.css_first(".facts"))
        assert line.period_basis in words(tree.css_first("article"))


def test_an_opening_with_the_figures_of_a_class_has_them_and_one_without_is_refused(calaveras, site):
    beside = calaveras.postings["february_2025"].beside
    assert [opening.title for opening in beside if opening.hours == "part_time"] == [
        "Peer Support Specialist I/II (part-time)"
    ]
    shown = words(page(site, "jobs/calaveras").css_first("article"))
    for opening in beside:
        assert opening.title in shown
        assert all(line in shown for line in opening.printed)
    assert sum(opening.same_as == "level_1" for opening in beside) == 2
    postings = as_written(calaveras.model_dump())["postings"]
    postings["february_2025"]["beside"][0]["same_as"] = "level_1"
    with pytest.raises(ValidationError, match="no line of level_1"):
        remade(calaveras, postings=postings)


def test_all_eight_income_lines_are_told_as_no_pay_of_this_job(site):
    shown = words(page(site, "jobs/calaveras").css_first("article"))
    for line in ("54,661", "100,273", "109,419", "132,029", "65,818", "85,667"):
        assert f"${line} - $" in shown
    assert "We use none of them as the pay for this job" in shown


def test_no_employers_page_speaks_of_our_notes(site):
    for path in (*site.glob("jobs/**/index.html"), *site.glob("employers/**/index.html")):
        text = words(LexborHTMLParser(path.read_text("utf-8")).css_first("article"))
        assert "our notes" not in text.lower(), path
        assert "did not note" not in text, path


# What is asked


def cells(site, name):
    """The row of a class on the page of what is asked, by its headings."""
    for row in page(site, "jobs/asked").css("table.compare-table tbody tr"):
        if words(row.css_first("th")).endswith(name) or words(row.css_first("th")).startswith(name):
            return {cell.attributes["data-label"]: words(cell) for cell in row.css("td")}
    raise LookupError(name)


def test_what_is_asked_is_told_apart_from_what_is_not_and_from_what_we_have_not_seen(site):
    calaveras = cells(site, "Behavioral Health Peer Support Specialist I")
    assert calaveras["Schooling"] == "Asked"
    assert calaveras["Background check"] == "Not asked"
    assert calaveras["Certification"] == calaveras["Driver’s license"] == "Open"
    level_2 = cells(site, "Behavioral Health Peer Support Specialist II")
    assert level_2["Certification"] == level_2["Driver’s license"] == "Asked"
    merced = cells(site, "Merced County")
    assert merced["Schooling"] == "Preferred"
    assert merced["Driver’s license"] == "Asked for some posts"
    assert merced["Certification"] == "Not seen"
    assert merced["Lived experience"] == "Your own, as family or as a significant other"


def test_everything_asked_stands_under_its_subject_with_the_employer(content, site):
    shown = words(page(site, "jobs/asked").css_first("article"))
    for agency in content.agencies.values():
        for subject in (
            "lived_experience",
            "education",
            "experience",
            "substitution",
            "certification",
            "license",
            "background",
            "language",
            "conditions",
            "selection",
            "extra_pay",
            "desirable",
        ):
            for name in agency.classes:
                assert all(statement.text in shown for statement, _ in agency.stated(name, subject)), (
                    agency.id,
                    subject,
                )


# Records


def test_every_state_of_a_posting_is_told(content, site):
    phrases = {"closed": "closed on", "continuous": "had no closing date", "unknown": "We do not know if"}
    states = set()
    for agency in content.agencies.values():
        if not agency.is_neighbor:
            address = page_of(content).employer(agency).partition("#")[0].removesuffix("index.md").removesuffix(".md")
            shown = words(page(site, address).css_first("article"))
            assert agency.postings or agency.brief or "We have seen no posting" in shown
            for posting in agency.latest() if not agency.brief else ():
                assert phrases[posting.state] in shown
                states.add(posting.state)
    assert states == set(phrases)


def test_a_class_that_is_not_for_peers_is_never_among_those_that_are(content):
    agencies = content.agencies.values()
    rows = [(row.agency.id, row.name) for row in pay_rows(agencies)]
    neighbors = [(row.agency.id, row.name) for row in pay_rows(agencies, neighbors=True)]
    assert ("alameda", "program_specialist_family") in rows
    assert ("alameda", "employment_specialist") in neighbors
    assert not set(rows) & set(neighbors)
    assert len(rows) + len(neighbors) == sum(len(agency.classes) for agency in agencies)


def test_the_posting_was_closed_when_we_saw_it(calaveras, site):
    (posting,) = calaveras.latest()
    assert posting.closed
    for address in ("jobs/calaveras", "jobs/calaveras/level_1", "jobs/calaveras/level_2"):
        assert "closed on March 9, 2025" in words(page(site, address).css_first("article"))


def test_a_class_that_is_not_there_is_named(calaveras):
    with pytest.raises(ValidationError, match="level_3"):
        remade(calaveras, raises=[{"classes": ["level_3"], "percent": 4, "on": date(2025, 6, 27), "cite": "a_source"}])


def made_up(**fields):
    """An agency of two levels, with what a test does not care for filled in."""
    level = {"title": "Peer", "summary": "A peer."}
    classes = {"one": {**level, "short": "Level I", "rank": 1}, "two": {**level, "short": "Level II", "rank": 2}}
    values = {"id": "a", "name": "A County", "kind": "county", "summary": "An employer.", "classes": classes}
    return Agency.model_validate(values | fields)


def test_one_range_of_two_levels_is_told_as_such():
    line = {"classes": ["one", "two"], "printed": "$62,961–86,860", "low": 62961, "high": 86860, "period": "year"}
    line |= {"hours_basis": "message", "printed_in": "body", "seen": "2026-11", "cite": "a_source"}
    agency = made_up(pay={"both": line})
    assert agency.pay_of("one") == []
    assert agency.joint_pay_of("one") == agency.joint_pay_of("two") == [agency.pay["both"]]
    (bar,) = pay_chart([agency]).bars
    assert bar.label == "Level I and Level II"


def test_what_is_said_of_some_levels_is_not_said_of_all():
    license_statements = {"license": [{"text": "A license.", "cite": "a_source"}]}
    level = {"title": "Peer", "summary": "A peer.", "short": "A level", "rank": 1}
    both = made_up(shared=[{"classes": ["one", "two"], **license_statements}])
    some = made_up(
        classes={"one": level, "two": level, "three": level}, shared=[{"classes": ["one", "two"], **license_statements}]
    )
    only = made_up(classes={"one": level | license_statements})
    assert both.common("license") == only.common("license")
    assert not both.differs("license")
    assert not only.differs("license")
    assert some.common("license") == some.apart("three", "license") == []
    assert some.differs("license")


def test_the_step_shows_the_pay_of_both_levels_and_what_lies_between_them(calaveras, site):
    gain = calaveras.pay["level_1_hour"].gain(calaveras.pay["level_2_hour"])
    assert gain == (Decimal("3.41"), Decimal("4.20"))
    step = page(site, "jobs/calaveras").css_first(".step")
    assert [words(node) for node in step.css(".step__pay strong")] == ["$21.63 - $26.58", "$25.04 - $30.78"]
    assert len(step.css(".pay-chart__bar")) == 2
    assert all(f"${end} an hour higher" in words(step.css_first(".step__gain")) for end in gain)


def test_level_2_has_duties_of_its_own_beside_the_shared_ones(calaveras):
    groups = {name: calaveras.duty_groups(name) for name in calaveras.classes}
    assert 5 <= len(groups["level_2"]) <= 7
    assert not [duty for group in groups["level_1"] for duty, own in group.duties if own]
    assert len([duty for group in groups["level_2"] for duty, own in group.duties if own]) == 3


def test_quotations_are_short(content):
    records = [record.model_dump() for kind in ("agencies", "guidelines") for record in getattr(content, kind).values()]
    quotes = quotations(records)
    assert quotes
    assert all(len(quote.split()) <= 20 for quote in quotes)


def test_both_kinds_are_read_by_the_loader():
    assert KINDS["agencies"] is Agency
    assert KINDS["guidelines"] is Guideline
