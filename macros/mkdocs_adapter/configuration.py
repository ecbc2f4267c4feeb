"""A guide's configuration as MkDocs has it: what the guide says, over what is the same for every guide."""

from __future__ import annotations

import io
import json
import logging
import re
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from macros.guide import GENERATOR, Guide

SHARED = GENERATOR / "macros" / "mkdocs.yml"
INHERITS = re.compile(rb"^INHERIT\s*:", re.MULTILINE)


class _File(io.BytesIO):
    """The text of a configuration, under the name of the guide's own file."""

    def __init__(self, guide: Guide) -> None:
        text = guide.configuration.read_bytes()
        if not INHERITS.search(text):  # at its end, so that each line keeps its number
            text = text.rstrip() + f"\nINHERIT: {json.dumps(str(SHARED))}\n".encode()
        super().__init__(text)
        self.name = str(guide.configuration)


def configuration(guide: Guide, **options: Any) -> MkDocsConfig:
    """The configuration of a guide, wherever it stands; paths in it, but for its pages, begin at the generator.

    Raises ConfigurationError or Abort when it cannot be read.
    """
    try:
        file = _File(guide)
    except OSError as fault:
        raise ConfigurationError(f"the file cannot be read: {fault.strerror}") from None
    home = str(GENERATOR / "mkdocs.yml")
    try:
        return load_config(file, config_file_path=home, docs_dir=str(guide.content), **options)
    except ValueError as fault:  # MkDocs 1.6.1 lets through what Python says of an address with half a bracket
        logging.getLogger("mkdocs").warning("Config value 'site_url': %s; write it as in https://example.org/", fault)
        raise Abort(str(fault)) from None
