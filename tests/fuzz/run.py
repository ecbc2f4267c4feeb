"""Runs cases one after another in a process of their own, which has a limit of time and memory for each."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.subjects import case, judge, warm

SECONDS = 10
MEGABYTES = 500


class Outcome(NamedTuple):
    """What became of a case: `find` is "" where it was told as it should be, else how it ended."""

    number: int
    kind: str
    find: str
    seconds: float


def run(numbers: Iterable[int]) -> Iterator[Outcome]:
    """The outcome of each case, in order."""
    pool = _pool()
    try:
        for number in numbers:
            try:
                yield pool.submit(outcome, number).result(timeout=SECONDS * 6)
            except TimeoutError:
                yield Outcome(number, case(number).kind, f"no end after {SECONDS * 6} s", SECONDS * 6)
                for process in (pool._processes or {}).values():  # noqa: SLF001 - nothing public ends a hanging worker
                    process.kill()
                pool = _pool()
            except BrokenProcessPool:
                yield Outcome(number, case(number).kind, "the process ended", 0)
                pool = _pool()
    finally:
        pool.shutdown(cancel_futures=True)


def _pool() -> ProcessPoolExecutor:
    """A process that has read the product's code, which takes long on a busy machine and belongs to no case."""
    context = multiprocessing.get_context("spawn")  # the same on every system
    pool = ProcessPoolExecutor(1, context, _limit)
    pool.submit(warm).result()
    return pool


def outcome(number: int) -> Outcome:
    """One case by its number, in this process. Time is the processor's, so that a busy machine makes no find."""
    found = case(number)
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        try:
            judge(found, Path(folder))
            find = ""
        except BaseException:  # noqa: BLE001 - whatever it is, it is a find
            find = f"{found!r}\n{traceback.format_exc()}"
    seconds = time.process_time() - start
    if not find and seconds > SECONDS:
        find = f"{found!r}\n{seconds:.0f} s of the processor"
    return Outcome(number, found.kind, find, seconds)


def _limit() -> None:
    """Hold this process to its memory, where the system can."""
    try:
        import resource
    except ImportError:  # as on Windows
        return
    used = int(Path("/proc/self/statm").read_text("utf-8").split()[0]) * resource.getpagesize() if _is_linux() else 0
    if used:
        resource.setrlimit(resource.RLIMIT_AS, (used + MEGABYTES * 2**20,) * 2)


def _is_linux() -> bool:
    return Path("/proc/self/statm").exists()
