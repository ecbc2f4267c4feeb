"""Marks the scripts of our own templates, so that a script from anywhere else is known where the page is finished."""

from __future__ import annotations

import re
import secrets

from jinja2 import Environment
from jinja2.ext import Extension

ATTRIBUTE = "data-own"
MARK = secrets.token_hex(16)
"""The value of the attribute in this run of the program, which nothing that an editor writes can know."""

OPENING = re.compile(r"""(?<!["'])<script\b([^>]*)>""")
"""Where a script begins in a template, and not in a text between quotation marks."""


class OwnScripts(Extension):
    """Lets the templates of an environment mark each script that they write."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals["own_mark"] = MARK  # by name, because compiled templates outlive the run

    def preprocess(self, source: str, *_: str | None) -> str:
        return OPENING.sub(rf'<script\1 {ATTRIBUTE}="{{{{ own_mark }}}}">', source)
