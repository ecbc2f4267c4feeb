"""`python -m tests.fuzz FIRST COUNT`: bad files by their numbers, each with its outcome held to time and memory."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.run import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--into", type=Path, default=Path("build", "fuzz"), help="where bad files with a find go")
    arguments = parser.parse_args()
    start, finds = time.monotonic(), 0
    for outcome in run(range(arguments.first, arguments.first + arguments.count)):
        done = outcome.number - arguments.first + 1
        if outcome.find:
            finds += 1
            arguments.into.mkdir(parents=True, exist_ok=True)
            (arguments.into / str(outcome.number)).write_text(outcome.find, "utf-8")
            print(f"{outcome.number}: {outcome.find.strip().splitlines()[-1]}", flush=True)
        if done % 500 == 0 or done == arguments.count:
            print(f"{done} of {arguments.count} cases, {finds} finds, {time.monotonic() - start:.0f} s", flush=True)
    return bool(finds)


if __name__ == "__main__":
    sys.exit(main())
