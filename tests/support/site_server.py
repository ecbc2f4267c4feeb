"""Serves the built site as GitHub Pages would: below a path of its own, so that no address may start at the root."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.support.native import WORKER, Native

PREFIX = "/peer-workforce-guide/"
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@dataclass
class Line:
    """A site on its way to a browser; a test may change what it is and what happens to it."""

    folder: Path
    cut: bool = False
    """Whether every connection ends without a reply."""
    damage: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    """What happens to a file, by the end of its name; what is missing then is a connection that ended too early."""
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    """What the server says of a file besides or otherwise, by the end of its name."""
    address: str = ""
    """With a slash at its end."""
    asked: list[str] = field(default_factory=list)
    """Every path asked for, by a service worker too."""
    native: Native | None = None
    """What runs the checker in place of Pyodide, if anything does."""


class Handler(SimpleHTTPRequestHandler):
    """Files below PREFIX; anything else is not found, as it would belong to another project's pages."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES | {"": "application/octet-stream"}

    def __init__(self, line: Line, *request: object) -> None:
        self.line = line
        super().__init__(*request, directory=str(line.folder))

    def do_GET(self) -> None:
        self.directory = str(self.line.folder)  # of this request: a connection can outlast a change
        self.line.asked.append(self.path)
        damage = next((do for end, do in self.line.damage.items() if self.path.endswith(end)), None)
        if self.line.cut:
            self.close_connection = True
        elif damage:
            whole = Path(self.translate_path(self.path)).read_bytes()
            self.send_whole(damage(whole), len(whole))
            self.close_connection = True
        elif self.line.native and self.path.endswith(WORKER):
            self.send_whole(self.line.native.script(Path(self.translate_path(self.path)).parent))
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """What a worker without Pyodide asks."""
        request = self.rfile.read(int(self.headers["Content-Length"])).decode()
        assert self.line.native is not None, self.path
        self.send_whole(self.line.native.reply(self.path.rpartition("/")[2], request).encode())

    def send_whole(self, text: bytes, length: int | None = None) -> None:
        """A file, with the length that it is said to have."""
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", str(len(text) if length is None else length))
        self.end_headers()
        self.wfile.write(text)

    def do_HEAD(self) -> None:
        self.directory = str(self.line.folder)
        if self.line.cut:
            self.close_connection = True
        else:
            super().do_HEAD()

    def translate_path(self, path: str) -> str:
        if not path.startswith(PREFIX):
            return str(Path(self.directory, "outside the site"))
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, self.own.get(keyword.title(), value))

    @property
    def own(self) -> dict[str, str]:
        """The headers that a test has set for this file."""
        found = (headers for end, headers in self.line.headers.items() if self.path.endswith(end))
        return next(found, {})

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Access-Control-Allow-Origin", "*")
        for keyword in self.own.keys() - {"Content-Type"}:
            super().send_header(keyword, self.own[keyword])
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes hangs up on us in mid-sentence; any other fault is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def laid(folder: Path, native: Native | None = None) -> Iterator[Line]:
    """A line to the site in a folder, while the context lasts."""
    line = Line(folder, native=native)
    server = Server(("127.0.0.1", 0), lambda *request: Handler(line, *request))
    line.address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
