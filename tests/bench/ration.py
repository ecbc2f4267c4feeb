"""Lets the browser's page processes run only a part of the time, since Chromium's own emulation slows no worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

TURN = 0.004
"""Seconds that they run each time, at least: a small part of a frame, so that nothing happens in leaps."""


@contextmanager
def rationed(slower: float) -> Iterator[None]:
    """While this lasts, the renderers that this process has started, all threads of them, run so many times slower."""
    if slower == 1:
        yield
        return
    over = Event()
    thread = Thread(target=_ration, args=(slower, over))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _ration(slower: float, over: Event) -> None:
    going_since = time.monotonic()
    while not over.is_set():
        stopped = list(_renderers(os.getpid()))
        try:
            _tell(stopped, signal.SIGSTOP)
            ran = time.monotonic() - going_since  # longer than a turn: looking for the processes takes its time too
            time.sleep(ran * (slower - 1))
        finally:
            _tell(stopped, signal.SIGCONT)
        going_since = time.monotonic()
        time.sleep(TURN)


def _tell(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)


def _renderers(process: int) -> Iterator[int]:
    for thread in _read(Path(f"/proc/{process}/task"), "*/children"):
        for child in map(int, thread.split()):
            if any(b"--type=renderer" in line for line in _read(Path(f"/proc/{child}"), "cmdline")):
                yield child
            yield from _renderers(child)


def _read(folder: Path, pattern: str) -> Iterator[bytes]:
    with suppress(OSError):
        for path in folder.glob(pattern):
            with suppress(OSError):
                yield path.read_bytes()
