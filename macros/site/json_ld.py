"""What a page tells to programs in the words of schema.org, where that vocabulary has a type for what stands there.

No page is marked as a job posting: we read copies, and know of none whether it is open on the day somebody looks.
"""

from __future__ import annotations

from typing import Any

from macros.content import Content
from macros.folder import SECTIONS
from macros.models import Term, Training
from macros.open_data import FOLDER, LICENSES, tables
from macros.pages import PageOf

Object = dict[str, Any]
"""One object of JSON-LD."""

DESCRIPTION = (
    "Rules, facts, guidelines, jobs and pay of Certified Medi-Cal Peer Support Specialists in California, each record "
    "with its sources and the day they were read."
)

MODES = {"online": "online", "in_person": "onsite", "mixed": "blended"}
"""How a course is given, as schema.org says it."""


def objects(content: Content, page_of: PageOf, page: str, address: str, site: str) -> list[Object]:
    """What stands on a page, by its file below `content/`; `address` is its own, `site` the site's, both absolute."""
    found = [_course(course) for course in content.trainings.values() if page_of("trainings", course.id) == page]
    terms = [term for term in content.terms.values() if page_of("terms", term.id).partition("#")[0] == page]
    if terms:
        found.append(_glossary(terms, address))
    if page == "open_data.md":
        found.append(_dataset(content, address, site))
    return found


def _course(training: Training) -> Object:
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
            "priceCurrency": "USD",
        },
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": MODES[training.way],
            "courseWorkload": f"PT{training.hours}H",
        },
    }


def _glossary(terms: list[Term], address: str) -> Object:
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": address,
        "name": "Glossary of the Peer Workforce Guide",
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


def _dataset(content: Content, address: str, site: str) -> Object:
    files = [(f"{kind}.json", "application/json") for kind in SECTIONS if getattr(content, kind)]
    files += [(f"{table.name}.csv", "text/csv") for table in tables(content) if table.rows]
    changed = max((change.day.isoformat() for change in content.changes.values()), default=None)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Peer Workforce Guide: open data",
        "description": DESCRIPTION,
        "url": address,
        "license": LICENSES[0]["path"],
        "isAccessibleForFree": True,
        "inLanguage": "en-US",
        "spatialCoverage": "California",
        "creator": {"@type": "Organization", "name": "Peer Workforce Guide", "url": site},
        **({"version": changed, "dateModified": changed} if changed else {}),
        "distribution": [
            {"@type": "DataDownload", "name": name, "contentUrl": f"{site}{FOLDER}/{name}", "encodingFormat": form}
            for name, form in files
        ],
    }
