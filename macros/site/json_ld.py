"""What a page tells to programs in the words of schema.org, where that vocabulary has a type for what stands there.

No page is marked as a job posting: we read copies, and know of none whether it is open on the day somebody looks.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from macros.content import Content
from macros.folder import SECTIONS
from macros.models import GuideRecord, Term, Training
from macros.open_data import FOLDER, tables
from macros.pages import PageOf


class WholeSite(NamedTuple):
    """The site that a page belongs to."""

    name: str
    address: str
    """Absolute, with a slash at its end."""


Object = dict[str, Any]
"""One object of JSON-LD."""

MODES = {"online": "online", "in_person": "onsite", "mixed": "blended"}
"""How a course is given, as schema.org says it."""


def objects(content: Content, page_of: PageOf, site: WholeSite, page: str, address: str) -> list[Object]:
    """What stands on a page, by its file below `content/`; `address` is its own, with that of the site before it."""
    found = [
        _course(course, content.formats.currency)
        for course in content.trainings.values()
        if page_of("trainings", course.id) == page
    ]
    terms = [term for term in content.terms.values() if page_of("terms", term.id).partition("#")[0] == page]
    if terms:
        found.append(_glossary(terms, site, address))
    if content.guide and page == page_of.calling("data_files"):
        found.append(_dataset(content, content.guide, site, address))
    return found


def _course(training: Training, currency: str) -> Object:
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": training.title,
        "description": training.purpose.text,
        "url": training.address,
        "provider": {"@type": "Organization", "name": training.offered_by},
        "isAccessibleForFree": training.dollars == 0,
        "offers": {
            "@type": "Offer",
            "category": "Paid" if training.dollars else "Free",
            "price": str(training.dollars),
            "priceCurrency": currency,
        },
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": MODES[training.way],
            "courseWorkload": f"PT{training.hours}H",
        },
    }


def _glossary(terms: list[Term], site: WholeSite, address: str) -> Object:
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": address,
        "name": f"{site.name}: glossary",
        "url": address,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "name": term.name,
                "description": term.meaning,
                "url": f"{address}#{term.id}",
                **({"termCode": term.short} if term.short else {}),
            }
            for term in terms
        ],
    }


def _dataset(content: Content, guide: GuideRecord, site: WholeSite, address: str) -> Object:
    files = [(f"{kind}.json", "application/json") for kind in SECTIONS if getattr(content, kind)]
    files += [(f"{table.name}.csv", "text/csv") for table in tables(content) if table.rows]
    folder = f"{site.address}{FOLDER}/"
    changed = max((change.day.isoformat() for change in content.changes.values()), default=None)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{site.name}: open data",
        "description": guide.about,
        "url": address,
        "license": guide.license.address,
        "isAccessibleForFree": True,
        "inLanguage": guide.locale.replace("_", "-"),
        "spatialCoverage": guide.place,
        "creator": {"@type": "Organization", "name": site.name, "url": site.address},
        **({"version": changed, "dateModified": changed} if changed else {}),
        "distribution": [
            {"@type": "DataDownload", "name": name, "contentUrl": f"{folder}{name}", "encodingFormat": form}
            for name, form in files
        ],
    }
