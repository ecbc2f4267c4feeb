"""The employer whose record is the fullest, and the search of the built site."""

import json
import subprocess

import pytest


@pytest.fixture
def calaveras(content):
    return content.agencies["calaveras"]


@pytest.fixture(scope="session")
def search(site, root, node):
    """The pages that the site's own search finds for each of many queries, best first."""

    def ask(queries):
        command = [node, root / "tests/support/search.mjs", site]
        run = subprocess.run(command, input=json.dumps(queries), capture_output=True, encoding="utf-8", check=True)
        found = json.loads(run.stdout)
        pages = [[min(places, key=len).partition("#")[0] for places in result] for result in found]
        return dict(zip(queries, pages, strict=True))

    return ask
