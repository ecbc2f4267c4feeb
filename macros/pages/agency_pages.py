"""Which pages show an employer and its classes."""

from __future__ import annotations

from macros.models import Agency


def agency_page(agency: Agency) -> str:
    """The file under `content/` that shows an employer, and the place there."""
    if agency.is_neighbor:
        return f"jobs/neighbors.md#{agency.id}"
    return f"jobs/more.md#{agency.id}" if agency.brief else f"jobs/{agency.id}/index.md"


def class_page(agency: Agency, name: str) -> str:
    """The file that shows one class: its own where there is enough to say, else a place on the employer's page."""
    if agency.is_neighbor or agency.brief or len(agency.classes) == 1:
        return agency_page(agency)
    if agency.classes[name].goal or agency.stated(name, "duties"):
        return f"jobs/{agency.id}/{name}.md"
    return f"{agency_page(agency)}#{name}"
