"""Pay as the records have it and as the pages show it."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from macros.pages.pay_chart import pay_chart
from tests.support.employers import as_written, made_up, page, remade, words
from tests.support.pages import folder_of, page_of


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
    peers = [agency for agency in content.agencies.values() if not agency.is_related_only]
    compared = words(page(site, "jobs/compare").css_first("table.records"))
    related = words(page(site, "jobs/related").css_first("table.records"))
    for agency in content.agencies.values():
        if agency.pay:
            address = page_of(content).employer(agency).removesuffix("index.md").partition(".md")[0]
            shown = " ".join(words(table) for table in page(site, address).css("table.records"))
            assert all(each.printed in shown for each in agency.pay.values())
    for agency in content.agencies.values():
        for name in agency.classes:
            lines = agency.pay_of(name) or agency.joint_pay_of(name)
            assert not lines or lines[0].printed in (related if agency.is_related(name) else compared)
            if agency in peers:
                address = page_of(content).class_of(agency, name).partition("#")[0]
                tree = page(site, address.removesuffix("index.md").removesuffix(".md"))
                facts = words(tree.css_first(f'.facts[data-class="{agency.id}/{name}"]'))
                assert (lines[0].printed if lines else "Not in the part that we read") in facts
                assert not lines or facts.index("Hourly pay") < facts.index("As printed")


def test_an_amount_that_is_not_printed_is_refused(calaveras):
    pay = as_written(calaveras.model_dump())["pay"]
    pay["level_1_hour"]["low"] = Decimal("21.36")
    with pytest.raises(ValidationError, match=r"21\.36"):
        remade(calaveras, pay=pay)


@pytest.mark.parametrize("address", ["jobs/compare", "jobs/related"])
def test_the_chart_says_in_words_what_it_draws_and_the_table_says_the_same_in_the_same_order(site, address):
    tree = page(site, address)
    hours = [words(node) for node in tree.css('table.compare-table td[data-label="Hourly"]')]
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
    assert "calculated" not in facts


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
        if agency.is_related_only:
            continue
        for name in agency.classes:
            if lines := agency.pay_of(name) or agency.joint_pay_of(name):
                address = folder_of(content, agency, name)
                facts = words(page(site, address).css_first(f'.facts[data-class="{agency.id}/{name}"]'))
                assert facts.startswith("Hourly pay"), (agency.id, name)
                assert facts.index("Hourly pay") < facts.index("As printed") < facts.index(lines[0].printed)


def test_a_unit_that_no_source_prints_is_told_as_our_reading(calaveras, site):
    for name in calaveras.classes:
        tree = page(site, f"jobs/calaveras/{name}")
        (line,) = [line for line in calaveras.pay_of(name) if line.period_basis]
        assert f"{line.printed}, with no pay period" in words(tree.css_first(".facts"))
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


def test_one_range_of_two_levels_is_told_as_such():
    line = {"classes": ["one", "two"], "printed": "$62,961–86,860", "low": 62961, "high": 86860, "period": "year"}
    line |= {"hours_basis": "message", "printed_in": "body", "seen": "2026-11", "cite": "a_source"}
    agency = made_up(pay={"both": line})
    assert agency.pay_of("one") == []
    assert agency.joint_pay_of("one") == agency.joint_pay_of("two") == [agency.pay["both"]]
    (bar,) = pay_chart([agency]).bars
    assert bar.label == "Level I and Level II"


def test_the_step_shows_the_pay_of_both_levels_and_what_lies_between_them(calaveras, site):
    gain = calaveras.pay["level_1_hour"].gain(calaveras.pay["level_2_hour"])
    assert gain == (Decimal("3.41"), Decimal("4.20"))
    step = page(site, "jobs/calaveras").css_first(".step")
    assert [words(node) for node in step.css(".step__pay strong")] == ["$21.63 - $26.58", "$25.04 - $30.78"]
    assert len(step.css(".pay-chart__bar")) == 2
    assert all(f"${end} an hour higher" in words(step.css_first(".step__gain")) for end in gain)
