"""What is said of a sweep, in both languages."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from rich.console import Console

from sixteenth.faces.sweeps.showing import (
    MOST_ROWS,
    counted,
    data_of_standing,
    plain,
    show_rows,
    size_of,
    told_of_cut,
    told_of_done,
    told_of_export,
    told_of_standing,
    written,
)
from sixteenth.scale.sweeps.reading import Standing
from sixteenth.scale.sweeps.running import Done

FOUND = Standing("Rents", "plan.toml", 12, 7, 2, 1, 3_000, 4_800, 5, 2_190_000, ((4, "no such price"),))


def test_an_end_says_what_was_computed_and_how_to_ask():
    lines = told_of_done(Done(6, 1_800, computed=1_200, kept=600), (), "run", "en")
    assert lines[0] == "6 points, 1,800 futures: 1,200 computed now, 600 were there before."
    assert "sixteenth sweep query run" in lines[1]
    assert len(lines) == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_points_that_cannot_be_are_told_with_their_reason(language):
    lines = told_of_done(Done(6, 1_800, computed=1_500, refused=300), ((4, "no such price"),), "run", language)
    assert "300" in lines[1]
    assert "no such price" in lines[2]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_standing_says_how_far_it_is_and_how_it_goes_on(language):
    lines = told_of_standing(FOUND, "run", language)
    assert all(each in lines[0] for each in ("Rents", "12", "7", "3,000", "4,800", "2.19 MB"))
    assert "sixteenth sweep plan.toml --out run" in lines[-1]
    assert len(lines) == 4


def test_a_standing_is_data_too():
    assert data_of_standing(FOUND)["points"] == 12


def test_only_a_long_table_is_cut():
    assert told_of_cut(MOST_ROWS, "en") == []
    assert str(MOST_ROWS) in told_of_cut(MOST_ROWS + 1, "en")[0]
    assert told_of_export(1_234, "a.csv", "en") == ["1,234 rows written to a.csv."]
    assert counted("zh") != counted("en")


def test_a_table_shows_its_first_rows_and_no_markup():
    console = Console(file=io.StringIO(), width=80)
    show_rows(console, ["[red]name", "value"], [("[bold]x", 1.0)] * (MOST_ROWS + 5), plain=True)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert "[red]name" in shown
    assert shown.count("[bold]x") == MOST_ROWS


@pytest.mark.parametrize(
    ("value", "expected"), [(None, ""), (1_234.5678, "1,234.57"), ("a", "a"), (7, "7"), (True, "True")]
)
def test_cells_are_short(value, expected):
    assert written(value) == expected


@pytest.mark.parametrize(
    ("count", "expected"), [(5, "5 B"), (1_500, "1.5 kB"), (2_190_000, "2.19 MB"), (3e15, "3e+03 TB")]
)
def test_sizes_have_a_unit(count, expected):
    assert size_of(count) == expected


def test_every_kind_of_cell_can_be_written_as_json():
    when = datetime(2026, 6, 30, tzinfo=UTC)
    row = {"sum": Decimal(124_750), "half": Decimal("0.5"), "when": when, "all": [Decimal(1), None], "in": {"a": when}}
    assert plain(row) == {
        "sum": 124_750,
        "half": 0.5,
        "when": str(when),
        "all": [1, None],
        "in": {"a": str(when)},
    }
