"""What most tests need: the repository, and the site that `python3 build.py` has built."""

from pathlib import Path

import pytest

from macros import tools
from tests.support.cases import guide
from tests.support.other_guides import built_once
from tests.support.scope import load_profile

load_profile()


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return tools.ROOT


@pytest.fixture(scope="session")
def content():
    """The content of this guide, which has no fault."""
    return guide()


@pytest.fixture(scope="session")
def site(root) -> Path:
    """The built site."""
    folder = root / "site"
    if not (folder / "index.html").exists():
        pytest.fail("The site has not been built: python3 build.py")
    return folder


@pytest.fixture(scope="session")
def oregon_site(request, tmp_path_factory) -> Path:
    """The site of Oregon, the guide of another state, which is built once in a run."""
    folder = tmp_path_factory.getbasetemp()
    return built_once("oregon", folder.parent if hasattr(request.config, "workerinput") else folder)


@pytest.fixture(scope="session")
def bundle(site) -> Path:
    """The folder with everything the checker needs in a browser."""
    (folder,) = site.glob("bundle-*")
    return folder


@pytest.fixture(scope="session")
def python(site) -> Path:
    """The folder with Pyodide and Python's library, beside the bundle."""
    (folder,) = site.glob("python-*")
    return folder


@pytest.fixture(scope="session")
def node() -> Path:
    """Node's executable."""
    return tools.node()


@pytest.fixture(scope="session")
def chrome() -> Path:
    """Chromium's executable."""
    return tools.make_browser()
