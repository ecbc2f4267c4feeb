"""Show the site as GitHub Pages will, below a path of its own, and again after every change."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs import livereload
from mkdocs.exceptions import MkDocsException

from macros.folder import read_settings, shown
from macros.guide import Guide
from macros.mkdocs_adapter.configuration import configuration
from macros.mkdocs_adapter.faults import PageFault

HTTP_PORT = 80
RELOAD = "/livereload.js"
OFFLINE = "/offline.js"
NOT_OFFLINE = b"addEventListener('install', () => skipWaiting());\n"
"""In the place of the site's service worker: it keeps nothing, and ends one that another server has left."""


def address_at(guide: Guide, port: int) -> str:
    """The site's address as configured, but on this machine. Raises PageFault when there is no such configuration."""
    if faults := read_settings(guide.configuration, shown):
        raise PageFault([str(fault) for fault in faults])
    try:
        configured = configuration(guide).site_url or "/"
    except MkDocsException as fault:
        raise PageFault([f"{shown(guide.configuration)}:1: {fault}"]) from None
    return f"http://127.0.0.1:{port}{urlsplit(configured).path or '/'}"


def preview(build: Callable[[], Any], site: Path, address: str, watched: Iterable[Path]) -> int:
    """Serve `site` at `address` until interrupted, and build it again when anything below `watched` has changed.

    `build` reports its own failures and raises nothing: the site it leaves is the one that stays on show.
    """
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler())
    where = urlsplit(address)
    port = where.port or HTTP_PORT
    server = Preview(build, where.hostname or "", port, str(site), where.path)
    server.error_handler = lambda code: (site / "404.html").read_bytes() if code == HTTPStatus.NOT_FOUND else None
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()
    except KeyboardInterrupt:
        print()
        server.shutdown()
    except OSError as fault:
        print(f"Port {port} cannot be used ({fault.strerror}); to take another: serve --port {port + 1}")
        return 1
    return 0


class Preview(livereload.LiveReloadServer):
    """MkDocs' own server, but its script comes as a file: our pages forbid scripts that stand in the page.

    The two methods are private to mkdocs 1.6.1, the last of its line.
    """

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        script = f'<script src="{RELOAD}?{epoch}"></script></body>'
        return script.encode().join(content.rsplit(b"</body>", 1))

    def _serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        if environ["PATH_INFO"].endswith(OFFLINE):
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [NOT_OFFLINE]
        if environ["PATH_INFO"] != RELOAD:
            return super()._serve_request(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/javascript")])
        epoch = int(environ["QUERY_STRING"])
        script = livereload._SCRIPT_TEMPLATE  # noqa: SLF001 - as above
        return [script.substitute(epoch=epoch, request_id=time.monotonic_ns()).encode()]
