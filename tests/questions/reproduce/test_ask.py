"""What was published beside ours: counts, misses, what was skipped, and numbers with their sources."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.reproduce.ask import comes_out, findings, tables
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.reproduce import Row, Skipped, reproduce
from tests.questions.told import shown, told

ROWS = tuple(reproduce(read_publication("interview"), Path()))
SKIPPED = Skipped("chinchilla", ("A1", "A2"), "runs.csv", "data", "https://example.org/runs")


def sentences(*rows: Row, skipped: tuple[Skipped, ...] = ()) -> Mapping[str, str]:
    return told("reproduce", findings(rows, skipped))


def numbers(*rows: Row) -> list[dict[str, str]]:
    """Return the numbers as they are shown, by column."""
    heads, *cells = shown("reproduce", next(iter(tables(rows))))
    return [dict(zip(heads, row, strict=True)) for row in cells]


def test_all_that_comes_out_is_counted_and_listed():
    assert sentences(*ROWS) == {
        "counts_of_one": f"Of {len(ROWS)} numbers in 3 results of one publication, {len(ROWS)} come out within their"
        " tolerance."
    }
    assert {"V1.half"} < {row["id"] for row in numbers(*ROWS)}
    assert {row["ok"] for row in numbers(*ROWS)} == {"yes"}
    *_, sources = tables(ROWS)
    assert any("Dario Amodei" in row[1] for row in sources.rows)


def test_a_miss_is_told_and_marked():
    missed = replace(ROWS[0], is_ok=False, difference=0.25)
    found = sentences(missed, *ROWS[1:])
    assert found["do_not"] == "1 do not come out."
    assert found["miss"].startswith("MISS V1, profit 2023, bn USD: published -0.1, here -0.1, off by +0.25")
    assert numbers(missed)[0]["ok"] == "NO"
    of_share = replace(missed, closeness="relative", tolerance=0.001)
    assert sentences(of_share)["miss_of_share"].endswith("where 0.1 % of it is allowed.")


def test_a_known_difference_says_why():
    known = replace(ROWS[0], is_ok=False, known_difference="The file is  another one.")
    found = sentences(known, *ROWS[1:])
    assert found["differ"] == "1 differ for a reason that is told."
    assert found["known_difference"].endswith("The file is another one.")
    assert numbers(known)[0]["ok"] == "known"


def test_what_was_skipped_says_where_its_file_is_to_be_had():
    told_ = sentences(skipped=(SKIPPED,))["skipped"]
    assert told_.startswith("Skipped chinchilla (2 results): runs.csv is not in the folder data.")
    assert "https://example.org/runs" in told_
    assert "(one result)" in sentences(skipped=(replace(SKIPPED, cases=("A1",)),))["skipped_one"]
    assert not list(tables(()))


def test_closeness_and_the_error_of_a_simulated_number_stand_beside_it():
    (row,) = numbers(replace(ROWS[0], closeness="relative", tolerance=0.001, standard_error=0.0021))
    assert (row["tolerance"], row[""], row["+-"]) == ("0.001", "of it", "0.002")


def test_several_publications_are_told_apart():
    others = tuple(reproduce(read_publication("break_even"), Path()))
    first, titles, sources = (shown("reproduce", table) for table in tables((*ROWS, *others)))
    assert {row[0] for row in first[1:]} == {"interview", "break_even"}
    assert len(titles) == 3
    assert {row[-1] for row in first[1:]} == {row[0] for row in sources[1:]}
    assert "2 publications" in sentences(*ROWS, *others)["counts"]


def test_an_answer_holds_unless_something_misses(tmp_path, monkeypatch):
    answer = sixteenth.ask("reproduce", name="interview")
    assert comes_out(answer)
    assert (answer.scenario, answer.recipe["publications"]) == ("", ["interview"])
    missed = replace(answer, findings=tuple(findings((replace(ROWS[0], is_ok=False),), ())))
    assert not comes_out(missed)
    monkeypatch.setenv("SIXTEENTH_DATA", str(tmp_path / "mine"))
    (skipped,) = sixteenth.ask("reproduce", name="exposure").findings
    assert skipped.parts["folder"].value == str(tmp_path / "mine")  # type: ignore[union-attr]


def test_a_misspelt_name_is_told():
    with pytest.raises(Refused, match="interview"):
        sixteenth.ask("reproduce", name="intervew")
