"""The build: refuses faults with their lines, leaves nothing half done, and stands on pinned packages alone."""

import argparse
import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from macros import building
from macros.building import write
from macros.command import main, options
from macros.guide import GENERATOR, Guide
from macros.mkdocs_adapter import PageFault, Preview, address_at, make_pages
from macros.mkdocs_adapter.settings import setting_faults
from macros.site.output import replaced

FAULT = re.compile(r"\S+:\d+: \S.*")
RULES = """\
sources: {book: {title: A book, kind: official}}
facts:
  trained: {ask: Are you trained?, topic: training, cite: book}
rules:
  job: {title: A job, audience: [applicant], need: trained, cite: book}
"""


def build(root, *arguments):
    command = [sys.executable, root / "build.py", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def good(tmp_path):
    (tmp_path / "rules.yml").write_text(RULES, "utf-8")
    return tmp_path


@pytest.fixture
def bad(tmp_path):
    (tmp_path / "rules.yml").write_text(
        RULES.replace("topic:", "topik:").replace("need: trained", "need: trainde"), "utf-8"
    )
    return tmp_path


def test_check_accepts_good_content(root, good):
    done = build(root, "check", "--content", good)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["check", "rulebook"])
def test_faults_are_lines_with_a_place_and_exit_with_1(root, bad, command):
    done = build(root, command, "--content", bad, *(["--out", bad / "out.json"] if command == "rulebook" else []))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines
    assert not [line for line in lines if not FAULT.fullmatch(line)]
    assert "Traceback" not in done.stdout


def test_a_fault_leaves_the_rulebook_before_it(root, bad):
    out = bad / "out.json"
    out.write_text("before", "utf-8")
    build(root, "rulebook", "--content", bad, "--out", out)
    assert out.read_text("utf-8") == "before"


def test_a_place_that_cannot_be_written_is_told(root, good):
    (good / "out.json").mkdir()
    done = build(root, "rulebook", "--content", good, "--out", good / "out.json")
    assert done.returncode == 1
    assert "out.json" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_rulebook_is_the_same_each_time(root, good):
    for name in ("one.json", "two.json"):
        assert build(root, "rulebook", "--content", good, "--out", good / name).returncode == 0
    assert (good / "one.json").read_bytes() == (good / "two.json").read_bytes()
    assert json.loads((good / "one.json").read_text("utf-8"))


def test_an_unknown_argument_is_refused(root):
    assert build(root, "site", "--fast").returncode == 2


OLD = """import sys
sys.version_info = (3, 8, 20, "final", 0)
sys.version = "3.8.20 (an old one)"
text = open(sys.argv[1], encoding="utf-8").read()
before = set(sys.modules)
try:
    exec(compile(text, sys.argv[1], "exec"), {"__name__": "__main__"})
except SystemExit as ended:
    print(ended.code)
    print(*sorted(set(sys.modules) - before))
"""


def test_an_old_python_is_told_so_before_anything_else(root):
    """By this Python, which says that it is an old one; what it would not even read, its own grammar tells."""
    command = [sys.executable, "-c", OLD, root / "build.py"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    message, imported = done.stdout.splitlines()
    assert message == "This needs Python 3.11 or newer; this one is 3.8.20."
    assert imported == "__future__"
    ast.parse((root / "build.py").read_text("utf-8"), feature_version=(3, 8))


def test_a_failed_build_leaves_the_site_before_it(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("before", "utf-8")

    def fail():
        with replaced(site) as folder:
            (folder / "index.html").write_text("half", "utf-8")
            raise PageFault([])

    with pytest.raises(PageFault):
        fail()
    assert (site / "index.html").read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [site]


def test_a_good_build_takes_the_place_of_the_site(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "gone.html").touch()
    with replaced(site) as folder:
        (folder / "index.html").write_text("after", "utf-8")
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert list(tmp_path.iterdir()) == [site]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A site of one page, whose last line, the sixth, a test may write."""
    monkeypatch.setenv("CHECKER_BUNDLE", "")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A site\ndocs_dir: content\nnav:\n  - index.md\nvalidation: {anchors: warn, omitted_files: warn}\n"
        "plugins: [macros: {on_error_fail: true, on_undefined: strict}]\nsite_url: https://guide.example/\n",
        "utf-8",
    )
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("---\ntitle: A page\n---\n# A page\n\n", "utf-8")
    return tmp_path


def faults_of(project):
    with pytest.raises(PageFault) as caught:
        make_pages(Guide(project), None, project / "site", "bundle")
    assert not [fault for fault in caught.value.faults if not FAULT.fullmatch(fault)]
    return [fault.partition(": ")[0] for fault in caught.value.faults]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("[nowhere](nowhere.md)", id="a link to no page"),
        pytest.param("[nowhere](#nowhere)", id="a link to no heading"),
        pytest.param("{{ nothing() }}", id="a macro that is not there"),
        pytest.param("{{ nothing( }}", id="a macro that is not closed"),
    ],
)
def test_a_fault_of_a_page_is_told_with_its_line(project, words):
    with (project / "content" / "index.md").open("a") as page:
        page.write(words)
    assert faults_of(project) == ["content/index.md:6"]


@pytest.mark.parametrize(
    "address", ["''", "https://guide.example/?a=b", "https://guide.example/#top", "ftp://guide.example/",
                "'https://guide.example/a guide/'", "guide.example", "https:///guide/"]
)  # fmt: skip
def test_an_address_that_no_page_can_have_is_told_with_its_place(project, address):
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("https://guide.example/", address), "utf-8")
    assert faults_of(project) == ["mkdocs.yml:7"]


@pytest.mark.parametrize(
    ("name", "value"), [("SITE_URL", ""), ("SITE_URL", "ftp://example.org/"), ("REPOSITORY", "example.org/guide")]
)
def test_a_bad_address_in_the_environment_is_told_by_the_check_too(monkeypatch, capsys, name, value):
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(building, "checked", lambda *_: None)
    with pytest.raises(SystemExit):
        building.checked_guide(Guide(GENERATOR))
    assert re.match(rf"mkdocs\.yml:\d+: `\w+` is .*{name} in the environment", capsys.readouterr().err)


def test_half_a_bracket_in_an_address_is_told_with_its_line(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://[example.org/")
    (fault,) = setting_faults(Guide(GENERATOR))
    assert re.fullmatch(r"mkdocs\.yml:\d+: `site_url`: Invalid IPv6 URL; write it as in https://example\.org/", fault)


def test_addresses_of_the_repository_are_on_the_web(project):
    with (project / "mkdocs.yml").open("a") as file:
        file.write("extra:\n  repository: javascript:alert(1)\n  new_issue: github.example/new\n")
    assert faults_of(project) == ["mkdocs.yml:9", "mkdocs.yml:10"]


def test_pages_outside_the_menu_are_each_a_fault(project):
    for name in ("one.md", "two.md"):
        (project / "content" / name).write_text("# Left out\n", "utf-8")
    assert faults_of(project) == ["content/one.md:1", "content/two.md:1"]


def test_an_entry_of_the_menu_that_leads_nowhere_is_a_fault(project):
    (project / "content" / "index.md").rename(project / "content" / "README.md")
    assert "mkdocs.yml:4" in faults_of(project)


def test_a_port_that_cannot_be_is_refused(root):
    done = build(root, "serve", "--port", "99999")
    assert (done.returncode, "from 1 to 65535" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("read", "typed", "words"),
    [
        (options.port, "abc", "a port is a number from 1 to 65535"),
        (options.port, "²", "a port is a number from 1 to 65535"),
        (options.day, "2026-13-01", "“2026-13-01” is not a day"),
    ],
)
def test_what_an_option_cannot_be_is_told_in_words(read, typed, words):
    with pytest.raises(argparse.ArgumentTypeError, match=words):
        read(typed)


def test_a_file_that_cannot_be_written_is_told_by_its_name_and_leaves_no_half(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder") as caught:
        write(tmp_path / "folder", "text")
    assert caught.value.filename == str(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_program_of_the_build_that_fails_is_told_without_a_trace(monkeypatch, capsys):
    def failing(_):
        raise subprocess.CalledProcessError(7, ["/bin/node", "/tmp/compile.mjs", "more"])

    monkeypatch.setattr(options, "check", failing)
    failing.__name__ = "check"
    monkeypatch.setattr(sys, "argv", ["build.py", "check"])
    assert main() == 1
    assert capsys.readouterr().err == "node compile.mjs ended with status 7; what it said is above\n"


def test_a_link_stays_where_the_site_is_built_through_it(tmp_path):
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "gone.html").touch()
    (tmp_path / "site").symlink_to(tmp_path / "served")
    with replaced(tmp_path / "site") as folder:
        (folder / "index.html").write_text("after", "utf-8")
    assert (tmp_path / "site").is_symlink()
    assert [path.name for path in (tmp_path / "served").iterdir()] == ["index.html"]


def test_a_site_that_no_folder_can_replace_is_filled_anew(tmp_path, monkeypatch):
    """As where Windows has lent a file of it to another program."""
    rename = Path.rename

    def refusing(path, target):
        if path.name == "new":
            raise PermissionError(13, "in use", str(path))
        return rename(path, target)

    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "gone.html").touch()
    monkeypatch.setattr(Path, "rename", refusing)
    with replaced(tmp_path / "site") as folder:
        (folder / "index.html").write_text("after", "utf-8")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def preview(tmp_path):
    (tmp_path / "index.html").write_text("<body>Home</body>", "utf-8")
    (tmp_path / "404.html").write_text("<body>No such page</body>", "utf-8")
    server = Preview(lambda: None, "127.0.0.1", 0, str(tmp_path), "/guide/")
    server.error_handler = lambda _: (tmp_path / "404.html").read_bytes()
    server.watch(str(tmp_path))
    server.server_bind()
    server.server_activate()
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    # Not the server's own shutdown(): that also stops an observer of changes, which only serve() starts.
    BaseServer.shutdown(server)
    server.server_close()
    thread.join()


def test_the_preview_serves_below_a_path(preview):
    with urlopen(f"{preview}/guide/") as page:
        assert "Home" in page.read().decode()
    with urlopen(f"{preview}/") as redirected:
        assert redirected.url == f"{preview}/guide/"
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{preview}/guide/nowhere/")
    assert "No such page" in caught.value.read().decode()


def test_the_preview_reloads_without_a_script_in_the_page(preview):
    with urlopen(f"{preview}/guide/") as page:
        (script,) = re.findall(r"<script src=\"([^\"]+)\"></script></body>", page.read().decode())
    with urlopen(preview + script) as reload:
        assert reload.headers["Content-Type"] == "text/javascript"
        assert "location.reload" in reload.read().decode()


def test_the_preview_keeps_nothing_on_the_device(preview):
    with urlopen(f"{preview}/guide/offline.js") as worker:
        assert worker.headers["Content-Type"] == "text/javascript"
        assert "fetch" not in worker.read().decode()


def test_the_preview_stands_where_the_site_will(root):
    assert address_at(Guide(root), 1234) == "http://127.0.0.1:1234/peer-workforce-guide/"


@pytest.mark.parametrize("name", ["requirements.txt", "checker/bundle/guest/requirements.txt"])
def test_every_python_package_is_pinned_with_hashes(root, name):
    text = (root / name).read_text("utf-8")
    packages = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert packages
    assert not [package for package in packages if not re.match(r"[\w.-]+==\S+ .*?--hash=sha256:", package, re.DOTALL)]


@pytest.mark.parametrize("name", ["requirements.txt", "checker/bundle/guest/requirements.txt", "package-lock.json"])
def test_no_lock_names_a_registry(root, name):
    text = (root / name).read_text("utf-8")
    assert not re.search(r'--(extra-)?index-url|--find-links|"resolved"', text)
