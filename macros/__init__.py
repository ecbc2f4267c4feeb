"""The hooks that mkdocs-macros calls; `mkdocs.yml` names this package."""

from macros.mkdocs_adapter import define_env, on_post_page_macros

__all__ = ["define_env", "on_post_page_macros"]
