"""Stands in the cut library for the module by which Python colors a traceback.

`traceback` imports it, and it makes 6 dataclasses of colors, which takes 40 milliseconds of Pyodide's start.
There is no console in a browser's worker: a traceback is a plain text there, and the page writes it into its log.
"""


class _Section:
    """A part of a theme: every color of it is the empty text."""

    def __getattr__(self, _: str) -> str:
        return ""


class _Theme:
    traceback = _Section()


def can_colorize(**_: object) -> bool:
    return False


def get_theme(**_: object) -> _Theme:
    return _Theme()
