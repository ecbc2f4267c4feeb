"""Checks every citation of the content: that its source is known, and that its words stand there."""

from collections.abc import Iterator
from typing import Any

from checker.compile import Fault, did_you_mean
from macros.folder import Folder, remedy
from macros.yaml import Path, plain

SHAPE = 'a cite is a source, a list of sources, or a source and its exact words: {source: "exact words"}'
QUOTATION = {"after", "quote"}
WITH_HEADING = "under a source, write its exact words, or {after: a heading, quote: the exact words}"


def citation_faults(folder: Folder, source: str | None = None) -> list[Fault]:
    """All faults of all citations; or, for one source, of the quotations from it."""
    cited = [each for section, records in folder.records.items() for each in _cites(records, (section,))]
    headings = sorted({words["after"] for *_, words in cited if isinstance(words, dict) and _is_text(words, "after")})
    return [
        folder.fault((*path, *place), message)
        for path, named, words in cited
        if source in (None, named)
        for place, message in _misfits(folder, named, words, headings)
    ]


def _misfits(folder: Folder, source: Any, words: Any, headings: list[str]) -> Iterator[tuple[Path, str]]:
    known = folder.records["sources"]
    if source is None and words is None:  # an empty place, which the reader of the file has told
        return
    if not isinstance(source, str) or not (words is None or isinstance(words, str | dict)):
        yield (), SHAPE
    elif source not in known:
        if "sources" not in folder.lost:
            yield (), f"no source is called `{source}`{did_you_mean(source, known)}"
    elif isinstance(words, dict) and not (words.keys() <= QUOTATION and _is_text(words, "quote")):
        for key in words.keys() - QUOTATION:
            yield (plain(key),), f"unknown key `{plain(key)}`{did_you_mean(key, QUOTATION) or f'; {WITH_HEADING}'}"
        if words.keys() <= QUOTATION:
            yield (), f"the key `quote` is missing, or is not text; {WITH_HEADING}"
    elif isinstance(words, dict) and words.get("after") is not None and not _is_text(words, "after"):
        yield ("after",), "the heading under `after` is not text; put it in quotation marks"
    elif words is not None:
        quotation = words if isinstance(words, dict) else {"quote": words}
        fingerprint = folder.fingerprints.get(source)
        if source not in folder.fingerprints:
            yield (), f"we have no fingerprint for `{source}`: cite it by its id alone, or make one, {remedy(source)}"
        elif fingerprint and (message := fingerprint.fault(quotation["quote"], quotation.get("after"), headings)):
            yield (("quote",) if isinstance(words, dict) else ()), message


def _is_text(words: dict[Any, Any], key: str) -> bool:
    return isinstance(words.get(key), str)


def _cites(value: Any, path: Path) -> Iterator[tuple[Path, Any, Any]]:
    """Every source named by a `cite` below a value, with the words taken from it or None."""
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _cites(inner, (*path, number))
    elif isinstance(value, dict):
        for key, inner in value.items():
            here = (*path, plain(key))
            yield from _sources(inner, here) if key == "cite" else _cites(inner, here)


def _sources(cite: Any, path: Path) -> Iterator[tuple[Path, Any, Any]]:
    if isinstance(cite, list):
        for number, inner in enumerate(cite):
            yield from _sources(inner, (*path, number))
    elif isinstance(cite, dict):
        yield from (((*path, plain(source)), source, words) for source, words in cite.items())
    else:
        yield path, cite, None
