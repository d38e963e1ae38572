"""What was published beside ours, in words and tables."""

import io
from dataclasses import replace
from pathlib import Path

from sixteenth.interfaces.reproducing import Reproduced, sentences, tables
from sixteenth.interfaces.tables import show_findings
from sixteenth.interfaces.terminal import make_console
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.reproduce import Skipped, reproduce

ROWS = tuple(reproduce(read_publication("interview"), Path()))
SKIPPED = Skipped("chinchilla", ("A1", "A2"), "runs.csv", "data", "https://example.org/runs")


def shown(found):
    console, text = make_console(plain=True), io.StringIO()
    console.file = text
    show_findings(console, sentences(found), tables(found.rows), plain=True)
    return " ".join(text.getvalue().split())


def test_all_that_comes_out_is_counted_and_listed():
    found = Reproduced(ROWS, ())
    told = shown(found)
    assert f"Of {len(ROWS)} numbers in 3 results of 1 publication, {len(ROWS)} come out" in told
    assert "V1.half" in told
    assert "Dario Amodei" in told
    assert found.misses == ()
    assert found.as_data()["ok"] is True


def test_a_miss_is_said_first_and_marked():
    missed = replace(ROWS[0], is_ok=False, difference=0.25)
    found = Reproduced((missed, *ROWS[1:]), ())
    told = shown(found)
    assert "and 1 do not" in told
    assert "MISS V1, profit 2023" in told
    assert " NO" in told
    assert found.as_data()["ok"] is False


def test_a_known_difference_says_why():
    known = replace(ROWS[0], is_ok=False, known_difference="The file is another one.")
    told = shown(Reproduced((known, *ROWS[1:]), ()))
    assert "1 differ for a reason that is told" in told
    assert "The file is another one." in told
    assert "known" in told


def test_what_was_skipped_says_where_its_file_is_to_be_had():
    told = shown(Reproduced((), (SKIPPED,)))
    assert "Skipped chinchilla (2 results): runs.csv is not in the folder data." in told
    assert "https://example.org/runs" in told


def test_closeness_is_told_in_its_own_way():
    relative = replace(ROWS[0], closeness="relative", tolerance=0.001)
    assert "0.1 %" in shown(Reproduced((relative,), ()))
    assert "1e-09" in shown(Reproduced(ROWS[:1], ()))


def test_the_error_of_a_simulated_number_stands_beside_it():
    assert "-0.1 +- 0.002 " in shown(Reproduced((replace(ROWS[0], standard_error=0.0021),), ()))
