"""The one room that knows MkDocs: its hooks, a build with its faults, and its preview."""

from macros.mkdocs_adapter.build import Built, make_pages
from macros.mkdocs_adapter.faults import PageFault
from macros.mkdocs_adapter.hooks import define_env, on_post_page_macros
from macros.mkdocs_adapter.preview import Preview, address_at, preview
from macros.mkdocs_adapter.settings import setting_faults

__all__ = [
    "Built",
    "PageFault",
    "Preview",
    "address_at",
    "define_env",
    "make_pages",
    "on_post_page_macros",
    "preview",
    "setting_faults",
]
