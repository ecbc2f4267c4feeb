"""Builds the site of a guide: its content checked, its rules packed, its pages made and finished."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from checker import Rulebook
from checker.bundle import Tools, pack
from macros import tools
from macros.content import Cache, Content, is_newer, load, write_schema
from macros.folder import read_folder
from macros.guide import GENERATOR, Guide
from macros.mkdocs_adapter import Built, PageFault, make_pages, setting_faults
from macros.open_data import write_open_data
from macros.pages import PageOf
from macros.progress import step, tell
from macros.site import CheckPage, add_words, replaced, write_embed, write_feed, write_offline
from macros.site.finish import MarkupFault, finish_site


def site(arguments: argparse.Namespace) -> int:
    guide: Guide = arguments.guide
    with step("Check the content"):
        content, compiled = checked_guide(guide, Cache(guide.build / "content.pickle", GENERATOR))
        rules = compiled.to_json()
        write_schema(guide.content, content.guide)
        write(guide.build / "rulebook.json", rules)
        page_of = PageOf(content, guide.content)
    tools.make_node_modules()
    tools.make_guest()
    with step("Pack the bundle for the browser"):
        packed = pack(rules, packing_tools())
    try:
        with step("Build the pages"), replaced(guide.site) as folder:
            built = make_pages(guide, content, folder, packed.bundle.name)
            tell("data, feed and search")
            write_open_data(content, folder, built.name, built.address, built.place(page_of.calling("data_files")))
            if changes := built.place(page_of.calling("change_list")):
                write_feed(content, folder, built.name, built.address, changes)
            add_words(folder, content, page_of, built.place)
            places = {name: built.place(page_of("terms", name)) or "" for name in content.terms}
            tell("links, terms and policies of the finished pages")
            parts = finish_site(folder, content.terms.values(), places)
            packed.write(folder)
            write_offline(GENERATOR, folder, packed.bundle.name, packed.python.name, parts)
            write_embed(GENERATOR, folder, checks_of(content, page_of, built))
    except PageFault as fault:
        refuse(fault.faults)
    except MarkupFault as fault:
        refuse([str(fault)])
    print(f"  {guide.site}")
    return 0


def checks_of(content: Content, page_of: PageOf, built: Built) -> dict[str, CheckPage]:
    """The page of each check, by goal."""
    pages = {goal: page_of.calling("checker", "goal", goal) for goal in content.checks}
    return {goal: CheckPage(built.place(page) or "", built.titles[page]) for goal, page in pages.items() if page}


def packing_tools() -> Tools:
    return Tools(tools.node(), tools.ESBUILD, tools.PYODIDE, tools.GUEST, GENERATOR / "build" / "compiled")


def checked(folder: Path, cache: Cache | None = None) -> tuple[Content, Rulebook]:
    """A folder of content and its rulebook, saved in `cache` for the next time; faults of any record end the build."""
    content, found = load(folder, cache)
    faults = [str(fault) for fault in found] + page_faults(content, folder, whole=not found)
    if faults or content.rulebook is None:
        refuse(faults)
    return content, content.rulebook


def checked_guide(guide: Guide, cache: Cache | None = None) -> tuple[Content, Rulebook]:
    """A guide's content and its rulebook, as `checked`; faults of its settings, in its file or in the environment, are
    told once there is no other.
    """
    found = checked(guide.content, cache)
    if faults := setting_faults(guide):
        refuse(faults)
    return found


def page_faults(content: Content, folder: Path, *, whole: bool) -> list[str]:
    """Pages that cannot be read, else calls that name nothing there is, where the records are `whole`, and records that
    no page shows. A folder of records alone needs no pages.
    """
    if not (folder.parent / "mkdocs.yml").exists():
        return []
    page_of, read = PageOf(content, folder), read_folder(folder)
    if page_of.calls.broken or is_newer(read):
        return page_of.calls.broken
    strays = dict.fromkeys(page_of.strays() if whole else ())
    return [*strays, *(str(read.located(fault)) for fault in page_of.homeless())]


def refuse(faults: list[str]) -> NoReturn:
    print(*faults, sep="\n", file=sys.stderr)
    raise SystemExit(1)


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises OSError with its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    except OSError as fault:
        unfinished.unlink(missing_ok=True)
        raise OSError(fault.errno, fault.strerror, str(path)) from None
