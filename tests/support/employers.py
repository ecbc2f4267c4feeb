"""The records of employers, read anew with changes or made up, and the words of their pages."""

from selectolax.lexbor import LexborHTMLParser

from macros.models.employers.agencies import Agency


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


def made_up(**fields):
    """An agency of two levels, with what a test does not care for filled in."""
    level = {"title": "Peer", "summary": "A peer."}
    classes = {"one": {**level, "short": "Level I", "rank": 1}, "two": {**level, "short": "Level II", "rank": 2}}
    values = {"id": "a", "name": "A County", "kind": "county", "summary": "An employer.", "classes": classes}
    return Agency.model_validate(values | fields)


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
