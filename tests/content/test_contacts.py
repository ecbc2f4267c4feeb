"""Who to ask: each contact stands once, with how to reach it, and no other record spells an address out."""

import re

from selectolax.lexbor import LexborHTMLParser

MAIL = re.compile(r"[\w.]+@[\w.]+\.\w+")
"""An address of e-mail."""


def test_every_address_of_mail_is_that_of_a_contact_and_stands_in_its_record_alone(content, root):
    known = {one.mail for one in content.contacts.values() if one.mail}
    assert {"PeerCertification@calmhsa.org", "CountySupport@dhcs.ca.gov", "applicants@pathwayhumanity.com"} == known
    for path in [*(root / "content").rglob("*.md"), *(root / "content/data").rglob("*.yml")]:
        if path.name != "contacts.yml":
            assert not MAIL.findall(path.read_text("utf-8")), path


def test_every_contact_is_asked_by_some_record(content):
    kinds = [content.findings, content.standards, content.conflicts, content.money_help, content.checks, content.drafts]
    assert {name for kind in kinds for one in kind.values() for name in one.ask} == set(content.contacts)


def test_a_contact_that_can_be_reached_is_listed_with_how(content, site):
    page = LexborHTMLParser((site / "certification/who_decides/index.html").read_text("utf-8"))
    for one in content.contacts.values():
        card = page.css_first(f'article dl.cards > [id="{one.id}"]')
        assert (card is not None) == bool(one.about), one.id
        if card is not None:
            links = [link.attributes["href"] for link in card.css("a:not(.term)")]
            assert bool(one.mail) == (f"mailto:{one.mail}" in links)
            assert bool(one.phone) == any(link == "tel:+1" + re.sub(r"\D", "", one.phone or "") for link in links)
            assert bool(one.address) == (one.address in links)


def test_what_we_have_not_seen_leads_to_whoever_can_tell(content, site):
    page = LexborHTMLParser((site / "certification/exam/index.html").read_text("utf-8"))
    gap = page.css_first('[data-unseen="passing_score"]')
    assert [link.text() for link in gap.css("a:not(.term)")] == [content.contacts["calmhsa"].name]
    assert gap.css_first("a:not(.term)").attributes["href"].endswith("who_decides/#calmhsa")


def test_whoever_can_tell_is_named_beside_every_gap_of_the_certification(site):
    sections = LexborHTMLParser((site / "gaps/index.html").read_text("utf-8")).css("section.gaps")
    places = {section: section.css_first("h3 a").attributes["href"] for section in sections}
    asked = [one for one, place in places.items() if place.startswith(("../certification", "../supervision"))]
    assert len(asked) > 10
    for section in asked:
        assert not [line.text() for line in section.css("li") if not line.css_first("small")], places[section]


def test_a_result_leads_to_whom_its_check_says_to_ask(content):
    asked = {check.id: check.ask for check in content.checks.values() if check.ask}
    own = {"readiness", "posting"}  # which are for the employer to judge
    assert asked.keys() == content.checks.keys() - own
    for goal, names in asked.items():
        sentence = content.rulebook.goals[goal].words["check.ask"]
        for name in names:
            contact = content.contacts[name]
            assert contact.name in sentence
            assert bool(contact.address) == (f"[{contact.name}]({contact.address})" in sentence)
