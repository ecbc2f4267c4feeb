"""What editors write in `content/` becomes pages: this package loads it, checks it and gives MkDocs one macro a template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.render import MacrosEnvironment


def define_env(env: MacrosEnvironment) -> None:
    """Called by mkdocs-macros once a build, before any page is read."""
    # Imported here, so that `macros.load` and `macros.policy` stay usable without MkDocs, Jinja and Babel.
    from macros.load import load
    from macros.render import register

    root = Path(env.project_dir)
    content, faults = load(root / "content")
    if faults:
        from mkdocs.exceptions import PluginError

        raise PluginError("\n".join(str(fault) for fault in faults))
    register(env, content, root / "macros" / "templates")
