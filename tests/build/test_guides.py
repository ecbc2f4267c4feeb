"""A guide may stand anywhere: outside the project, behind a path of any letters, in a folder that is read-only."""

import os
import shutil
import subprocess
import sys

import pytest

from macros.content import write_schema
from macros.site import replaced

NOBODY = 65534


@pytest.fixture
def elsewhere(root, tmp_path):
    """This guide's own records and menu, in a folder whose name has blanks and letters beyond ASCII."""
    folder = tmp_path / "ein Führer ☃"
    shutil.copytree(root / "content", folder / "content")
    text = (root / "mkdocs.yml").read_text("utf-8").replace("INHERIT: macros/mkdocs.yml\n", "")
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


def build(root, cwd, *arguments, **options):
    command = [sys.executable, root / "build.py", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False, **options)


def test_a_guide_elsewhere_builds_the_same_site_and_writes_nothing_else(root, elsewhere, tmp_path):
    done = build(root, tmp_path, "site", "--guide", elsewhere.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in elsewhere.iterdir()} == {"content", "mkdocs.yml", "site"}
    here, there = (folder / "site" / "certification" / "apply" / "index.html" for folder in (root, elsewhere))
    assert there.read_bytes() == here.read_bytes()


def test_faults_of_a_guide_elsewhere_have_its_paths(root, elsewhere, tmp_path):
    (elsewhere / "content" / "data" / "fees.yml").write_text("values: {a: {amount: much}}\n", "utf-8")
    done = build(root, tmp_path, "check", "--guide", elsewhere.name)
    assert done.returncode == 1
    assert f"{elsewhere.name}/content/data/fees.yml:1: " in done.stderr


@pytest.mark.parametrize("command", ["site", "serve", "check", "rulebook", "prove"])
def test_a_folder_that_is_no_guide_is_refused(root, tmp_path, command):
    done = build(root, tmp_path, command, "--guide", ".")
    assert (done.returncode, "mkdocs.yml is not there" in done.stderr) == (2, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_only_the_output_of_a_guide_need_be_writable(elsewhere):
    """Somebody who may only read the guide fills its site, and leaves the schemas out, which help an editor alone."""
    (elsewhere / "site").mkdir()
    os.chown(elsewhere / "site", NOBODY, NOBODY)
    shutil.rmtree(elsewhere / "content" / "data" / "schema")
    for folder in (elsewhere, *list(elsewhere.parents)[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    if child := os.fork():
        assert os.waitpid(child, 0)[1] == 0
        assert (elsewhere / "site" / "index.html").read_text("utf-8") == "new"
        assert not (elsewhere / "content" / "data" / "schema").exists()
        return
    status = 1
    try:
        os.setuid(NOBODY)
        with replaced(elsewhere / "site") as new:
            (new / "index.html").write_text("new", "utf-8")
        status = len(write_schema(elsewhere / "content", None))
    finally:
        os._exit(status)
