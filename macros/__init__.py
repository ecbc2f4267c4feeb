"""Makes pages of what editors write in `content/`: loads it, checks it, gives MkDocs one macro for each template."""

from pathlib import Path

from mkdocs.exceptions import PluginError

from macros.load import load
from macros.render import MacrosEnvironment, register


def define_env(env: MacrosEnvironment) -> None:
    """Called by mkdocs-macros once a build, before any page is read."""
    root = Path(env.project_dir)
    content, faults = load(root / "content")
    if faults:
        raise PluginError("\n".join(str(fault) for fault in faults))
    register(env, content, root / "macros" / "templates")
