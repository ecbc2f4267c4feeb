"""The editor's command for a saved copy of a source: keeps its fingerprint, tells which quotations no longer hold."""

import sys
from pathlib import Path

from checker.compile import did_you_mean
from macros.citations.citations import citation_faults
from macros.folder import WINDOW, Fingerprint, read_folder, shown


def main(file: Path, source: str, content_dir: Path) -> int:
    """Write the fingerprint of a saved copy; returns 1 when the copy cannot be read, or lacks a quotation."""
    try:
        fingerprint = Fingerprint.of(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return _refuse(f"{file} cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return _refuse(f"{file} is not UTF-8 text; save the source as plain text first")
    if fingerprint.stored.words < WINDOW:
        return _refuse(f"{file} holds no text to speak of")
    folder = read_folder(content_dir)
    if source not in folder.records["sources"]:
        near = did_you_mean(source, folder.records["sources"])
        return _refuse(f"no source is called `{source}`{near or '; write it under `sources:` first'}")
    folder.fingerprints[source] = fingerprint
    path = folder.data / "fingerprints" / f"{source}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(fingerprint.to_json(), encoding="ascii", newline="\n")
    print(f"{shown(path)}: {fingerprint.stored.words} words")
    faults = sorted(citation_faults(folder, source))
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
