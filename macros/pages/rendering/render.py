"""Each file of `templates/` is a macro of its own name, which a Markdown page calls on a line of its own."""

from __future__ import annotations

import json
import posixpath
import re
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateSyntaxError,
    UndefinedError,
    meta,
)
from markdown import Markdown
from markupsafe import Markup, escape

from checker.compile.proof import tree
from checker.wording import ENGLISH, catalog_of, clause_text, format_answer, group_text, lead_text
from macros.content import Content, by_this_code
from macros.content.goal_sets import speaks_of_another
from macros.folder import SECTIONS
from macros.guide import Guide
from macros.linter import occurrences, wordings
from macros.models import by_source, growth
from macros.open_data import tables
from macros.pages.draft_form import as_script, draft_form, duty_groups
from macros.pages.freshness import freshness, rule_freshness
from macros.pages.gaps import gaps
from macros.pages.pay_chart import pay_chart, pay_rows
from macros.pages.periods import chart_periods, printed_periods, rule_periods
from macros.pages.places import PageOf, macro_files, title_of
from macros.pages.rendering.own_scripts import OwnScripts
from macros.pages.rendering.page import Site, relative
from macros.word_list import word_list
from macros.wording import class_names, duration

UNDEFINED = re.compile(r"'(\w+)' is undefined")
"""How Jinja says that a template has no value for a name."""


class TemplateFault(Exception):
    """A template failed on a page; tells which line of which template, and on which page."""

    def __init__(self, template: str, line: int | None, page: str, error: Exception) -> None:
        self.template, self.line, self.page, self.error = template, line, page, error
        place = template if line is None else f"{template}:{line}"
        super().__init__(f"macros/templates/{place}, called by content/{page}: {type(error).__name__}: {error}")


class CallFault(Exception):
    """A page calls a macro without something that the macro needs."""


class Renderer:
    """Renders the records of a guide into the pages of a site, by the templates of the generator."""

    def __init__(
        self, guide: Guide, generator: Path, content: Content, site: Site, page_of: PageOf, markdown: Markdown
    ) -> None:
        self.content, self.site, self.page_of, self.markdown = content, site, page_of, markdown
        self.templates = generator / "macros" / "templates"
        self.filters: dict[str, Callable[..., Any]] = {
            **content.formats.filters,
            "answer": format_answer,
            "file": self.file,
            "link": self.link,
            "markdown": self.to_html,
        }
        """What pages and templates alike may write after a bar."""
        self.jinja = Environment(
            loader=FileSystemLoader(sorted(folder for folder in self.templates.iterdir() if folder.is_dir())),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[OwnScripts],
            auto_reload=False,  # a build reads each template once
            # The cache asks for changed templates itself, but not for the settings above.
            bytecode_cache=FileSystemBytecodeCache(str(by_this_code(guide.build / "templates", generator))),
        )
        self.jinja.filters.update(self.filters)
        self.jinja.globals.update(
            content=content,
            rulebook=content.rulebook,
            link=self.link,
            by_source=by_source,
            agency_page=page_of.employer,
            class_page=page_of.class_of,
            check_page=page_of.check,
            page_calling=page_of.calling,
            class_names=class_names,
            duration=partial(duration, formats=content.formats),
            vocabulary=content.guide.vocabularies if content.guide else None,
            pay_chart=pay_chart,
            pay_rows=pay_rows,
            printed_periods=printed_periods,
            growth=growth,
            occurrences=partial(occurrences, content.comparison, content.points),
            wordings=lambda point: wordings(content.comparison, content.agencies.values(), point),
            chart_periods=chart_periods,
            rule_periods=rule_periods,
            tree=tree,
            english=ENGLISH,
            catalog_of=catalog_of,
            clause_text=partial(clause_text, content.rulebook.facts if content.rulebook else {}),
            group_text=group_text,
            lead_text=lead_text,
            other=self.other,
            speaks_of_another=partial(speaks_of_another, content.rulebook),
        )
        self.jinja.globals.update(  # for the pages about the guide itself
            record_title=partial(title_of, content),
            page_of=page_of,
            draft_data=partial(draft_form, content),
            duty_groups=duty_groups,
            as_script=as_script,
            repository=site.repository,
            new_issue=site.new_issue,
            kinds=SECTIONS,
            freshness=partial(freshness, formats=content.formats),
            rule_freshness=partial(rule_freshness, content),
            tables=partial(tables, content),
            word_list=partial(word_list, content),
            file=self.file,
            gaps=partial(gaps, content, page_of),
            title=site.title,
            home=site.home,
            address_of=site.address,
            bench=lambda: json.loads((guide.content / "data" / "bench.json").read_text("utf-8")),
        )

    def macros(self, placeholder: Callable[[str], str]) -> dict[str, Callable[..., str]]:
        """A macro for each template; what it gives back is the `placeholder` of its HTML."""

        def macro(path: Path, /, **arguments: Any) -> str:
            return placeholder(self.render(path, **arguments))

        return {name: partial(macro, path) for name, path in macro_files(self.templates).items()}

    def render(self, path: Path, /, **arguments: Any) -> str:
        """The HTML of a template on the current page."""
        page = self.site.page
        bundle = relative(f"{self.site.bundle}/", page.address) if self.site.bundle else ""
        try:
            template = self.jinja.get_template(path.name)
            return compact(template.render(page=page, site=self.site.name, bundle=bundle, **arguments))
        except UndefinedError as error:
            name = UNDEFINED.fullmatch(str(error))
            if name and name[1] in meta.find_undeclared_variables(self.jinja.parse(path.read_text("utf-8"))):
                raise CallFault(f"`{path.stem}` needs `{name[1]}`, as in `{path.stem}({name[1]}=…)`") from error
            raise _fault(path, page.path, error) from error
        except Exception as error:
            raise _fault(path, page.path, error) from error

    def file(self, path: str) -> str:
        """Address of a file that the build puts beside the pages, relative to the current page: `data/facts.csv`."""
        return relative(path, self.site.page.address)

    def link(self, target: str) -> str:
        """Address of a content page relative to the current page: `apply.md#documents`.

        Whatever a page says with a source, it says with such a link; so the page learns here what it rests on.
        """
        path, hash_sign, anchor = target.partition("#")
        address = self.site.address(posixpath.normpath(path))
        if address is None:
            raise LookupError(f"no page content/{path} to link to")
        page = self.site.page
        if anchor in self.content.sources and target == self.page_of("sources", anchor):
            page.cited[anchor] = self.content.sources[anchor]
        return relative(address, page.address) + hash_sign + anchor

    def other(self, text: str | None, *, markdown: bool = False) -> Markup:
        """An attribute with the words that a text has where the answers are about somebody else, if it has any."""
        words = self.content.rulebook.other_words if self.content.rulebook else {}
        other = words.get(text or "", text or "")
        shown = self.to_html(other) if markdown else escape(other)
        return Markup("") if other == (text or "") else Markup(' data-other="{}"').format(str(shown))

    def to_html(self, text: str, *, inline: bool = False) -> Markup:
        """An editor's Markdown as HTML, with the extensions of the pages; `inline` drops the paragraph around it."""
        html = self.markdown.reset().convert(text)
        if inline and html.count("<p>") == 1:
            html = html.removeprefix("<p>").removesuffix("</p>")
        return Markup(html)  # noqa: S704 - made by us of an editor's Markdown, in which HTML is text


def _fault(path: Path, page: str, error: Exception) -> TemplateFault:
    """Names the innermost template line: Jinja rewrites tracebacks so that they show it."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(error.name or path.name, error.lineno, page, error)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame for frame in frames if Path(frame.filename).parent.parent == path.parent.parent]
    name, line = (Path(lines[-1].filename).name, lines[-1].lineno) if lines else (path.name, None)
    return TemplateFault(name, line, page, error)


def compact(html: str) -> str:
    """Without the blank lines and indents of the templates, which would be a tenth of a page."""
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line)
