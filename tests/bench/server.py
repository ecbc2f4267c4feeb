"""Serves folders as GitHub Pages does, compressed, and where wanted as slowly as a line lets them through."""

from __future__ import annotations

import gzip
import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple
from urllib.parse import urlsplit

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
"""By ending; GitHub Pages compresses these, and nothing else that we have."""

OTHER = "application/octet-stream"
CHUNK = 16_384


class Sent(NamedTuple):
    """One answer of the server: its path and how many bytes of content it had, compressed."""

    path: str
    size: int


@dataclass
class Line:
    """The line between server and browser, shared by all connections; 0 means without limit."""

    bits_a_second: float = 0
    round_trip: float = 0
    """Seconds that each answer waits before it begins."""
    _free: float = 0
    _lock: Lock = field(default_factory=Lock)

    def carry(self, size: int) -> None:
        """Return when so many bytes have gone through, after all that went in before."""
        if self.bits_a_second:
            with self._lock:
                self._free = max(self._free, time.monotonic()) + size * 8 / self.bits_a_second
                until = self._free
            time.sleep(max(0.0, until - time.monotonic()))


class Server(ThreadingHTTPServer):
    """``folders`` by the first part of the address; ``sent`` is everything since it was last emptied."""

    daemon_threads = True

    def __init__(self, folders: Mapping[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folders, self.line = folders, Line()
        self.sent: list[Sent] = []
        self._files: dict[str, tuple[dict[str, str], bytes]] = {}

    @property
    def address(self) -> str:
        """With a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def file(self, path: str) -> tuple[dict[str, str], bytes] | None:
        """Headers and content, compressed once; None where there is no such file."""
        if path not in self._files:
            first, _, rest = path.lstrip("/").partition("/")
            found = self.folders[first] / rest if first in self.folders else None
            found = found / "index.html" if found and (found.is_dir() or path.endswith("/")) else found
            if found is None or not found.is_file():
                return None
            content = found.read_bytes()
            headers = {
                "Content-Type": TYPES.get(found.suffix, OTHER),
                "Cache-Control": "max-age=600",
                "ETag": f'"{hashlib.sha256(content).hexdigest()[:16]}"',
            }
            if found.suffix in TYPES:
                content = gzip.compress(content, compresslevel=6, mtime=0)
                headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            self._files[path] = headers, content
        return self._files[path]


class Handler(BaseHTTPRequestHandler):
    """One connection, kept open for further requests."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        found = self.server.file(path)
        time.sleep(self.server.line.round_trip)
        status, headers, content = (HTTPStatus.OK, *found) if found else (HTTPStatus.NOT_FOUND, {}, b"")
        if found and self.headers.get("If-None-Match") == headers["ETag"]:
            status, content = HTTPStatus.NOT_MODIFIED, b""
        self.server.sent.append(Sent(path, len(content)))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            self.server.line.carry(len(chunk))
            self.wfile.write(chunk)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folders: Mapping[str, Path]) -> Iterator[Server]:
    """A server on this machine while the context lasts."""
    server = Server(folders)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
