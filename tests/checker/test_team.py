"""A table of people: right rows are judged as one person is, and each wrong cell is told by its row and column."""

from __future__ import annotations

import csv
import io
import random
from datetime import date

import pytest

from checker import Rulebook
from checker.command.main import main
from checker.team import TableError, Team, decode, label, read_people, template, to_csv
from tests.support.verdicts import verdict

AS_OF = date(2026, 11, 28)
HEADING = "name,certified,schooling,bh_years,bh_professional,direct_years,training,supervising_since"
GOOD = "{name},yes,diploma,5,no,4,no,2026-11-07"
FAULTS = {
    "maybe": ("certified", "yes, no or “I don’t know.”"),
    "kindergarten": ("schooling", "one of its options"),
    "5 or so": ("bh_years", "a number of years, such as 2"),
    "-1": ("bh_years", "0 years or more"),
    "3,5,5": ("bh_years", "a number of years"),
    "03/04/2026": ("supervising_since", "can be read in more than one way"),
    "2026-02-30": ("supervising_since", "a real day"),
    "2031-01-01": ("supervising_since", "today or in the past"),
    "last spring": ("supervising_since", "a day, such as 2026-11-21"),
}


@pytest.fixture(scope="module")
def shipped(site):
    (path,) = site.glob("bundle-*/rulebook.json")
    return Rulebook.from_json(path.read_text("utf-8"))


def drawn_answers(shipped, goal, chance):
    """An answer, as a spreadsheet holds it, to each question of the goal."""
    words = {
        "yes_no": lambda _: chance.choice(["yes", "No", "TRUE", "I don’t know", ""]),
        "number": lambda _: chance.choice(["0", "1", "4", "80"]),
        "choice": lambda fact: chance.choice([*fact.options, *fact.options.values()]),
        "day": lambda _: chance.choice(["2026-11-07", "2026-01-31", "2021-03-01", "not yet", ""]),
    }
    return {name: words[shipped.facts[name].kind](shipped.facts[name]) for name in order(shipped, goal)}


def order(shipped, goal="supervisor"):
    return shipped.goals[goal].period(AS_OF).order


def table(rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("goal", ["supervisor", "calaveras_promotion", "renewal", "readiness"])
def test_each_person_stands_as_in_the_check_of_one(shipped, goal):
    chance = random.Random(7)
    rows = [drawn_answers(shipped, goal, chance) for _ in range(60)]
    people = read_people(shipped, table(rows + rows[:20]), AS_OF)
    team = Team(shipped, goal, AS_OF)
    statuses = set()
    for person in people.rows:
        found, alone = team.judge(person), verdict(shipped, goal, person.answers, AS_OF)
        statuses.add(found.status)
        assert not person.faults
        assert found.status == alone["status"]
        assert found.owed == tuple((duty["text"], duty["due"]) for duty in alone["owed"])
        assert set(found.ask) == {*alone["ask"], *alone["find_out"]}
        assert bool(found.missing) == bool(alone["missing"])
    assert len(statuses) > 1


def test_forty_people_with_ten_kinds_of_faults_give_thirty_right_rows_and_ten_messages(shipped):
    columns = HEADING.split(",")
    rows = [GOOD.format(name=f"Person {number}").split(",") for number in range(40)]
    wrong = {}
    for number, (cell, (column, message)) in enumerate(FAULTS.items()):
        rows[4 * number][columns.index(column)] = cell
        wrong[4 * number + 2] = (column, message)
    rows[39].append("and more")
    wrong[41] = (None, "The row has 9 cells, but there are 8 columns")
    text = "\n".join([HEADING, *(",".join(f'"{cell}"' for cell in row) for row in rows)])
    people = read_people(shipped, text, AS_OF)
    team = Team(shipped, "supervisor", AS_OF)
    judged = [team.judge(person) for person in people.rows]

    faults = [fault for found in judged for fault in found.faults]
    assert {fault.row: fault.column for fault in faults} == {row: column for row, (column, _) in wrong.items()}
    assert all(wrong[fault.row][1] in fault.message for fault in faults)
    assert len(faults) == 10
    alone = verdict(shipped, "supervisor", people.rows[1].answers, AS_OF)
    right = [found for found in judged if found.status]
    assert [found.status for found in right] == [alone["status"]] * 30
    assert all(found.owed == right[0].owed for found in right)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_any_spreadsheet_writes_it(shipped, mark, delimiter, ending):
    lines = ["name,certified,bh_years", "Zoë,YES,2.5", "", "Ana,no,3"]
    data = mark + ending.join(lines).replace(",", delimiter).encode()
    people = read_people(shipped, decode(data), AS_OF)
    assert [label(people, person) for person in people.rows] == ["Zoë", "Ana"]
    assert [person.row for person in people.rows] == [2, 4]
    assert [str(person.answers["bh_years"]) for person in people.rows] == ["2.5", "3"]


@pytest.mark.parametrize(
    ("heading", "cell", "day"),
    [
        ("supervising_since", "2026-03-04", date(2026, 3, 4)),
        ("supervising_since (MM/DD/YYYY)", "03/04/2026", date(2026, 3, 4)),
        ("supervising_since [dd.mm.yyyy]", "4.3.2026", date(2026, 3, 4)),
        ("Supervising_Since (MM/DD/YYYY)", "2026-03-04", date(2026, 3, 4)),
        ("supervising_since", "", None),
        ("supervising_since", "Not yet", "not_yet"),
        ("supervising_since", "i don't know", "unknown"),
    ],
)
def test_days_are_read_as_the_column_states_them(shipped, heading, cell, day):
    people = read_people(shipped, f'{heading}\n"{cell}"\nnot yet', AS_OF)
    (first, *_) = [person for person in people.rows if person.row == 2] or [None]
    assert (first.answers.get("supervising_since") if first else None) == day


@pytest.mark.parametrize("cell", ["3/4/2026", "13/12/2025", "3-4-26", "2026/3/4"])
def test_a_day_that_could_be_another_is_refused_with_what_to_write(shipped, cell):
    (person,) = read_people(shipped, f"supervising_since\n{cell}", AS_OF).rows
    assert "supervising_since (MM/DD/YYYY)" in person.faults[0].message
    assert not person.answers


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The file is empty"),
        ("name,notes\nAna,x", "No column is named by a question"),
        ("certifed\nyes", "Did you mean “certified”?"),
        ("certified,Certified\nyes,no", "Two columns are named “certified”"),
        ("supervising_since (MM/YY)\n03/26", "states no format of days"),
        ("certified (MM/DD/YYYY)\nyes", "states no format of days"),
        ('certified\n"' + "x" * 200_000, "a quotation mark without its pair"),
        ("certified\0\nyes", "not text"),
    ],
)
def test_a_file_that_is_no_table_is_told_in_a_sentence(shipped, text, message):
    with pytest.raises(TableError, match=message.replace("?", r"\?")):
        read_people(shipped, text, AS_OF)


def test_other_encodings_are_told_how_to_save_the_file():
    with pytest.raises(TableError, match="CSV UTF-8"):
        decode("name\nZoë".encode("latin-1"))


def test_a_column_that_looks_like_a_question_is_told_and_travels_along(shipped):
    people = read_people(shipped, "certified,bh year,note\nyes,5,=1+1", AS_OF)
    assert people.notices == ("The column “bh year” is no question, so it is not read. Did you mean “bh_years”?",)
    team = Team(shipped, "supervisor", AS_OF)
    written = to_csv(shipped, ["supervisor"], people, map(team.judge, people.rows))
    (row,) = csv.DictReader(io.StringIO(written.removeprefix("\ufeff")))
    assert (row["bh year"], row["note"]) == ("5", "'=1+1")


def test_the_table_says_who_can_be_promoted_and_whose_day_comes_soon(shipped):
    text = "name,certification_ends,certified\nAna,2027-01-15,yes\nBo,2027-09-01,yes"
    people = read_people(shipped, text, AS_OF)
    team = Team(shipped, "supervisor", AS_OF, also=("calaveras_promotion",))
    ana, bo = map(team.judge, people.rows)
    assert (ana.soon, bo.soon) == ((("certification_ends", "2027-01-15"),), ())
    assert ana.also == (
        ("calaveras_promotion", verdict(shipped, "calaveras_promotion", people.rows[0].answers, AS_OF)["status"]),
    )


def test_the_template_names_each_question_once_and_reads_back(shipped):
    text = template(shipped, ["supervisor", "calaveras_promotion"])
    people = read_people(shipped, text + "Ana,", AS_OF)
    asked = [column.fact.id for column in people.columns if column.fact]
    assert asked[: len(order(shipped))] == list(order(shipped))
    assert len(asked) == len(set(asked))


def test_the_terminal_counts_the_people_and_writes_the_judged_table(shipped, tmp_path, capsys):
    rulebook, table, judged = tmp_path / "rulebook.json", tmp_path / "people.csv", tmp_path / "judged.csv"
    rulebook.write_text(shipped.to_json(), "utf-8")
    table.write_text("name,certified,bh_years\nAna,yes,5\nBo,perhaps,3\n", "utf-8")
    command = ["team", "supervisor", str(table), "--rulebook", str(rulebook), "--as-of", "2026-11-28"]
    assert main([*command, "--csv", str(judged), "--also", "calaveras_promotion"]) == 0
    shown = capsys.readouterr().out
    assert "2 people" in shown
    assert "Row 3, Bo: Not checked: something is wrong in a cell" in shown
    ana, bo = csv.DictReader(io.StringIO(judged.read_text("utf-8-sig")))
    assert (ana["name"], ana["What is wrong"], bo["Result"]) == ("Ana", "", "Not checked: something is wrong in a cell")
    assert main([*command, "--also", "promotion"]) == 2
    assert capsys.readouterr().err.startswith("No goal is called “promotion”.")


@pytest.mark.parametrize(
    ("data", "message"),
    [(None, "cannot be read"), (b"name\nZo\xeb", "CSV UTF-8"), (b"name\nAna", "No column is named by a question")],
)
def test_a_table_that_cannot_be_read_is_told_by_its_name(shipped, tmp_path, capsys, data, message):
    rulebook, table = tmp_path / "rulebook.json", tmp_path / "people.csv"
    rulebook.write_text(shipped.to_json(), "utf-8")
    if data is not None:
        table.write_bytes(data)
    assert main(["team", "supervisor", str(table), "--rulebook", str(rulebook)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(str(table))
    assert message in error
