"""The commands of `build.py`, inside the environment that it has made."""

from macros.command.main import main
from macros.command.options import command_line

__all__ = ["command_line", "main"]
