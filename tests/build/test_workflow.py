"""The workflows: valid, pinned, and no more powerful than they must be."""

import re
import subprocess

import pytest

from macros import tools
from macros.command import command_line
from macros.yaml.document import read

PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")
WRITERS = {"pages.yml": [("deploy", "pages"), ("deploy", "id-token")], "links.yml": [("ask", "issues")]}
"""The jobs of each workflow that may write, and what."""


@pytest.fixture(scope="module", params=["pages.yml", "links.yml", "nightly.yml", "machines.yml"])
def path(root, request):
    return root / ".github" / "workflows" / request.param


@pytest.fixture(scope="module")
def jobs(root):
    """The jobs of the workflow that publishes."""
    return read((root / ".github" / "workflows" / "pages.yml").read_bytes()).value["jobs"]


def step_of(job, action):
    (step,) = (step for step in job["steps"] if step.get("uses", "").startswith(f"actions/{action}@"))
    return step


@pytest.mark.parametrize(
    ("program", "options"),
    [
        pytest.param("check-jsonschema", ["--builtin-schema", "vendor.github-workflows"], id="GitHub's schema"),
        pytest.param("zizmor", ["--offline", "--persona=pedantic"], id="known security faults"),
    ],
)
def test_the_workflow_stands_up_to(program, options, path):
    done = subprocess.run([tools.program(program), *options, path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_by_commit_and_says_its_version(path):
    lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if "uses:" in line]
    assert lines
    assert not [line for line in lines if not PINNED.search(line)]


def test_only_the_deployment_and_the_issue_of_links_may_write(path):
    workflow = read(path.read_bytes()).value
    assert workflow["permissions"] == {}
    rights = [
        (name, right)
        for name, job in workflow["jobs"].items()
        for right, to in job["permissions"].items()
        if to == "write"
    ]
    assert rights == WRITERS.get(path.name, [])


def test_nothing_is_published_untested(jobs):
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["needs"] == "test"
    assert "bash .ci/run" in [step.get("run") for step in jobs["test"]["steps"]]


def test_the_site_is_built_for_the_address_it_will_have(jobs):
    pages = step_of(jobs["build"], "configure-pages")
    (build,) = (step for step in jobs["build"]["steps"] if step.get("run") == "python3 build.py")
    assert build["env"]["SITE_URL"] == f"${{{{ steps.{pages['id']}.outputs.base_url }}}}/"
    assert step_of(jobs["build"], "upload-pages-artifact")["with"]["path"] == "site"


def test_other_systems_check_build_and_test(root):
    (job,) = read((root / ".github" / "workflows" / "machines.yml").read_bytes()).value["jobs"].values()
    assert {system.partition("-")[0] for system in job["strategy"]["matrix"]["system"]} == {"windows", "macos"}
    commands = [command_line().parse_args(step["run"].partition(" > ")[0].split()[2:]) for step in job["steps"]
                if "run" in step]  # fmt: skip
    assert [command.do.__name__ for command in commands] == ["check", "site", "test"]
    assert commands[-1].without_browser


def test_every_night_all_of_the_tests_run_on_every_python_we_promise(root, jobs):
    nightly = read((root / ".github" / "workflows" / "nightly.yml").read_bytes()).value
    assert "schedule" in nightly["on"]
    (job,) = nightly["jobs"].values()
    assert "bash .ci/run --all" in [step.get("run") for step in job["steps"]]
    assert job["strategy"]["matrix"] == jobs["test"]["strategy"]["matrix"]
