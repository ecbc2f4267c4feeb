"""Runs the command of the command line, and says in one sentence why it could not."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

from macros import tools
from macros.command.options import command_line
from macros.command.trials import bench, test
from macros.folder import shown


def main() -> int:
    """Run the command of the command line. Returns its exit status."""
    parser = command_line()
    arguments, rest = parser.parse_known_args()
    if rest and arguments.do not in (test, bench):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    arguments.rest = rest
    try:
        status: int = arguments.do(arguments)
        sys.stdout.flush()
    except tools.Unavailable as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:
        if fault.filename is None and fault.errno in (errno.EPIPE, errno.EINVAL):  # the second is what Windows says
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read has read enough, as `head` does
            return 1
        if fault.filename is None:
            raise
        print(f"{shown(Path(fault.filename))}: this cannot be used: {fault.strerror}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fault:
        program = " ".join(Path(part).name for part in fault.cmd[:2])
        print(f"{program} ended with status {fault.returncode}; what it said is above", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status
