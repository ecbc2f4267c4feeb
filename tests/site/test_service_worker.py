"""What the service worker is told to keep, and what it keeps of what comes by; `tests/browser` has it at work."""

import base64
import hashlib
import json
import subprocess

import pytest

from macros.pages import ATTRIBUTE, MARK
from macros.site.finish import finish_site
from macros.site.service_worker import pages, write_offline

SCOPE = "https://county.example/guide/"
NAME = "bundle-0a1b2c3d4e5f"
PYTHON = "python-5f4e3d2c1b0a"
HEAD = '<meta charset="utf-8">'
CHECK = f"""{HEAD}<link rel="stylesheet" href="../../css/a.css"><link rel="canonical" href="{SCOPE}check/one/">
<link rel="next" href="../two/"><script src="../../js/b.mjs" type="module"></script>
<script {ATTRIBUTE}="{MARK}">1</script>
<script type="module" src="../../{NAME}/checker.mjs"></script><img src="../chart.svg" alt="">"""


@pytest.fixture
def made(root, tmp_path):
    """A site of two pages that are kept and one that is not."""
    for page, html in {".": f"{HEAD}<p>Home", "jobs": f"{HEAD}<p>Jobs", "check/one": CHECK}.items():
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").write_text(html, "utf-8")
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "checker.mjs").write_bytes(b"export {};")
    (tmp_path / PYTHON).mkdir()
    (tmp_path / PYTHON / "python_stdlib.zip").write_bytes(b"library")
    write_offline(root, tmp_path, NAME, PYTHON, finish_site(tmp_path, [], {}))
    return tmp_path


@pytest.fixture
def ask(node, root, made):
    def ask(requests=(), arriving=()):
        question = json.dumps({"scope": SCOPE, "requests": requests, "arriving": arriving})
        command = [node, root / "tests" / "support" / "offline.mjs", made / "offline.js"]
        answered = subprocess.run(command, input=question, capture_output=True, encoding="utf-8", check=False)
        assert answered.returncode == 0, answered.stderr
        return json.loads(answered.stdout)

    return ask


def test_the_pages_of_the_checks_are_kept_with_what_they_are_shown_with(made):
    parts = finish_site(made, [], {})
    assert pages(made, NAME, parts) == ["", "check/one/", "css/a.css", "js/b.mjs", "check/chart.svg"]


def test_each_file_of_the_bundle_and_of_python_is_named_with_its_hash(made):
    text = (made / "offline.js").read_text("utf-8")
    for file, content in {f"{NAME}/checker.mjs": b"export {};", f"{PYTHON}/python_stdlib.zip": b"library"}.items():
        assert f'"{file}": "sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"' in text
    assert f'"bundle": "{NAME}"' in text


def test_every_page_of_a_check_is_kept_and_every_file_of_the_program(site, bundle, python):
    text = (site / "offline.js").read_text("utf-8")
    contents = json.loads(text[text.index("{") : text.index("};") + 1])
    assert contents["bundle"] == bundle.name
    program = [*bundle.iterdir(), *python.iterdir()]
    assert set(contents["files"]) == {path.relative_to(site).as_posix() for path in program}
    checks = [page for page in site.glob("check/*/index.html") if "<eligibility-checker" in page.read_text("utf-8")]
    assert {f"check/{page.parent.name}/" for page in checks} < set(contents["pages"])
    for page in contents["pages"]:
        assert (site / page).exists(), page


def test_only_what_is_read_from_this_site_is_the_service_workers_business(ask):
    expected = {
        ("GET", f"{SCOPE}{NAME}/worker.mjs"): "settled",
        ("GET", f"{SCOPE}bundle-000000000000/worker.mjs"): "settled",
        ("GET", f"{SCOPE}{PYTHON}/pyodide.mjs"): "settled",
        ("GET", SCOPE): "page",
        ("GET", f"{SCOPE}check/supervisor/"): "page",
        ("GET", f"{SCOPE}about/?from={NAME}/"): "page",
        ("POST", f"{SCOPE}check/supervisor/"): None,
        ("HEAD", f"{SCOPE}{NAME}/worker.mjs"): None,
        ("GET", "https://county.example/another/"): None,
        ("GET", "https://elsewhere.example/guide/"): None,
    }
    asked = [{"method": method, "url": url} for method, url in expected]
    assert ask(asked)["kinds"] == list(expected.values())


def test_what_arrives_is_kept_only_when_whole_and_of_this_version(ask):
    def html(url, body="<p>", status=200, **more):
        return {"url": SCOPE + url, "status": status, "type": "text/html; charset=utf-8", "body": body, **more}

    arriving = [
        html("jobs/"),
        html("check/one/", CHECK),
        html("check/two/", CHECK.replace("0a1b", "ffff")),
        html("jobs/?q=somebody"),
        html("gone/", status=404),
        html("moved/", redirected=True),
        {"url": f"{SCOPE}js/b.mjs", "status": 200, "type": "text/javascript", "body": "bundle-ffffffffffff"},
    ]
    paths = [url.removeprefix(SCOPE) for url in ask(arriving=arriving)["paths"]]
    assert paths == ["jobs/", "check/one/", "js/b.mjs"]
