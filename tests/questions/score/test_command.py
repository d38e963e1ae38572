"""`sixteenth score` from the command line."""

import json

import pytest

from sixteenth.evidence.facts_read.read_facts import FACT_COLUMNS
from tests.interfaces.command_line import call

ROWS = [("2026-04-06", "30", "2026-04-06"), ("2026-05-07", "44", "2026-05-10"), ("2026-03-03", "19", "2026-03-03")]
QUICK = ("--as-of", "2026-03-31", "--quick")


@pytest.fixture
def file(tmp_path):
    lines = [f"run_rate_revenue,Anthropic,{day},{value},USD_bn,,,reported,A,,{told}," for day, value, told in ROWS]
    found = tmp_path / "facts.csv"
    found.write_text("\n".join([",".join(FACT_COLUMNS), *lines]) + "\n", encoding="utf-8")
    return str(found)


def test_losses_are_told_first(capsys, file):
    told = call(capsys, "score", file, *QUICK, "--plain")
    words = " ".join(told.out.split())
    assert (told.code, told.err) == (0, "")
    assert words.index("lost to 'growth continued'") < words.index("2 of 3 rows")
    assert told.out.isascii()


def test_data_hold_every_row(capsys, file):
    data = json.loads(call(capsys, "score", file, *QUICK, "--json").out)
    tables = {table["key"]: table["rows"] for table in data["tables"]}
    assert [row[-1] for row in tables["rows"]] == [None, None, "known by 2026-03-31 already"]
    assert len(tables["revenue_quantiles"]) == 2 * 7
    assert data["recipe"]["as_of"] == "2026-03-31"


def test_tables_fit_narrow_terminals(capsys, file, monkeypatch):
    for width in (60, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        told = call(capsys, "score", file, *QUICK)
        assert max(map(len, told.out.splitlines())) <= width
        assert "growth" in told.out


def test_a_wrong_day_and_a_missing_file_are_told(capsys, file):
    assert "'soon'" in call(capsys, "score", file, "--as-of", "soon").err
    assert call(capsys, "score", "nowhere.csv").code == 1
