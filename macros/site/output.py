"""The folder of the site: a new one takes its place when all has gone well, and never before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(site: Path) -> Iterator[Path]:
    """An empty folder to build in, which takes the place of `site` when all has gone well and is dropped when not.

    Where `site` is a link, the folder it leads to is replaced; where nothing can replace it, because it is a mount or
    stands in a folder that is read-only, its files are.
    """
    site = site.resolve()
    beside = site.parent if os.access(site.parent, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="site.", dir=beside, ignore_cleanup_errors=True) as temporary:
        new, old = Path(temporary) / "new", Path(temporary) / "old"
        new.mkdir(mode=0o755)
        yield new
        try:
            if site.exists():
                site.rename(old)
            new.rename(site)
        except OSError:  # also where the two are on different disks, or Windows lends a file to another program
            if old.is_dir() and not site.exists():
                old.rename(site)
            if not site.is_dir():
                raise
            _refill(site, new)


def _refill(site: Path, new: Path) -> None:
    for path in site.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(new, site, dirs_exist_ok=True)
