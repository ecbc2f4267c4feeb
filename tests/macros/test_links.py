"""The check of outside links: it tells gone from moved, silent from refused, and keeps one issue about them."""

import os
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from macros.site.links import addresses, ask, ask_all, report
from macros.yaml.document import read

ANSWERS = {
    "/good": (200, None),
    "/moved": (301, "/good"),
    "/moved_twice": (308, "/moved"),
    "/for_now": (302, "/good"),
    "/mixed": (301, "/for_now"),
    "/moved_and_gone": (301, "/gone"),
    "/gone": (404, None),
    "/long_gone": (410, None),
    "/people_only": (403, None),
    "/broken": (500, None),
    "/round": (301, "/round_again"),
    "/round_again": (301, "/round"),
    "/out": (301, "file:///etc/passwd"),
}


@pytest.fixture(scope="module")
def server():
    released = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/slow":
                released.wait(5)
            status, target = ANSWERS.get(self.path, (200, None))
            self.send_response(status)
            if target:
                self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/good", "answers", ""),
        ("/moved", "moved", "/good"),
        ("/moved_twice", "moved", "/good"),
        ("/for_now", "answers", ""),
        ("/mixed", "answers", ""),  # the last step is for now only, so the first address is as good as any
        ("/moved_and_gone", "gone", "status 404"),
        ("/gone", "gone", "status 404"),
        ("/long_gone", "gone", "status 410"),
        ("/people_only", "refused", "status 403"),
        ("/broken", "silent", "status 500"),
        ("/round", "silent", "more than 5 redirects"),
        ("/out", "silent", "status 301"),
        ("/slow", "silent", "timed out"),
    ],
)
def test_what_an_answer_means(server, path, state, detail):
    outcome = ask(server + path, seconds=0.3)
    assert outcome.state == state
    assert outcome.detail.removeprefix(server) == detail


def test_a_host_that_is_not_there_is_silent(server):
    assert ask("http://127.0.0.1:9/").state == "silent"
    assert ask("http://host.invalid/").state == "silent"


def test_addresses_are_found_with_their_places_and_without_what_ends_a_sentence(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sources.yml").write_text(
        'sources:\n  one:\n    address: https://one.example/a?b=1\n  two: {address: "https://two.example/(x)"}\n'
    )
    (tmp_path / "page.md").write_text("See [one](https://one.example/a?b=1#part), or https://three.example/x.\n")
    found = {address: [place.rpartition("/")[2] for place in places] for address, places in addresses(tmp_path).items()}
    assert found == {
        "https://one.example/a?b=1": ["sources.yml:3", "page.md:1"],
        "https://two.example/(x)": ["sources.yml:4"],
        "https://three.example/x": ["page.md:1"],
    }


def test_every_address_of_a_source_is_asked_for(root):
    sources = [read(path.read_bytes()).value for path in (root / "content" / "data").glob("sources*.yml")]
    named = {
        each["address"].partition("#")[0] for file in sources for each in file["sources"].values() if "address" in each
    }
    assert named
    assert named <= set(addresses(root / "content"))


def test_a_report_names_what_to_look_at_and_where(server):
    found = {f"{server}/{path}": [f"{path}.yml:1"] for path in ("good", "gone", "moved")}
    text = report(ask_all(found, seconds=1, pause=0), found)
    assert "/good> " not in text
    assert f"- [ ] <{server}/gone> (status 404) in `gone.yml:1`" in text
    assert f"<{server}/moved> ({server}/good)" in text
    assert report(ask_all([f"{server}/good"], pause=0), found) == ""


@pytest.mark.parametrize(
    ("report", "open_issue", "done"),
    [("- [ ] a", "", "issue create"), ("- [ ] a", "7", "issue edit 7"), ("", "7", "issue close 7"), ("", "", "")],
)
def test_the_workflow_keeps_one_issue(root, tmp_path, report, open_issue, done):
    """The step of the workflow, with a stand-in for GitHub's command line that writes down what it is asked for."""
    (ask,) = read((root / ".github" / "workflows" / "links.yml").read_bytes()).value["jobs"].values()
    (keep,) = (step for step in ask["steps"] if step.get("name") == "Keep the issue")
    (tmp_path / "gh").write_text(
        f'#!/bin/sh\nif [ "$2" = list ]; then echo "{open_issue}"; else echo "$1 $2 $3" >> asked; fi\n'
    )
    (tmp_path / "gh").chmod(0o755)
    if report:
        (tmp_path / "links.md").write_text(report)
    surroundings = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["bash", "-e", "-c", keep["run"]], cwd=tmp_path, env=surroundings, check=True)
    asked = (tmp_path / "asked").read_text() if (tmp_path / "asked").exists() else ""
    assert asked.startswith(done)
    assert bool(asked) == bool(done)
