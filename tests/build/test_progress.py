"""Signs of life: what takes long says what it does and how far it is, and what does not, says no more than its time."""

import io
import sys
import time

import pytest

from macros import progress


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(progress, "FIRST", 0.02)
    monkeypatch.setattr(progress, "EVERY", 0.02)


def test_a_long_step_says_how_far_it_is(quick, capsys):
    with progress.step("Build the pages"):
        progress.tell("page 1 of 2")
        time.sleep(0.3)
        progress.tell("page 2 of 2")
        time.sleep(0.3)
    first, *signs, last = capsys.readouterr().out.splitlines()
    assert first == "→ Build the pages …"
    assert signs[0].startswith("  Build the pages: page 1 of 2, ")
    assert signs[-1].startswith("  Build the pages: page 2 of 2, ")
    assert last.startswith("  Build the pages: 0.")


def test_a_short_step_says_only_its_time(capsys):
    with progress.step("Check the content"):
        progress.tell("rule 1 of 9")
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_the_place_of_a_step_is_not_that_of_the_one_before(quick, capsys):
    progress.tell("page 75 of 75")
    with progress.step("Pack the bundle"):
        time.sleep(0.3)
    assert "page" not in capsys.readouterr().out


def test_a_step_aside_leaves_the_output_to_its_command(quick, capsys):
    with progress.step("Check the content", is_aside=True):
        print("SELECT 1")
        time.sleep(0.3)
    output = capsys.readouterr()
    assert output.out == "SELECT 1\n"
    assert output.err.startswith("  Check the content, 0 s so far\n")


def test_a_step_that_fails_stops_its_signs(quick, capsys):
    with pytest.raises(ValueError, match="broken"), progress.step("Check the content"):
        raise ValueError("broken")
    before = capsys.readouterr().out
    time.sleep(0.3)
    assert (before, capsys.readouterr().out) == ("→ Check the content …\n", "")


def test_signs_end_with_whoever_reads_them(quick, monkeypatch):
    class Pipe(io.StringIO):
        def flush(self):
            if "so far" in self.getvalue():
                raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Pipe())
    with pytest.raises(BrokenPipeError), progress.step("Check the content"):  # of the last line, and of no sign
        time.sleep(0.3)
