"""`sixteenth score` from the command line."""

import json

import pytest

from sixteenth.evidence.read_facts import FACT_COLUMNS
from tests.interfaces.command_line import call

ROWS = [("2026-04-06", "30", "2026-04-06"), ("2026-05-07", "44", "2026-05-10"), ("2026-03-03", "19", "2026-03-03")]


@pytest.fixture
def file(tmp_path):
    lines = [f"run_rate_revenue,Anthropic,{day},{value},USD_bn,,,reported,A,,{told}," for day, value, told in ROWS]
    found = tmp_path / "facts.csv"
    found.write_text("\n".join([",".join(FACT_COLUMNS), *lines]) + "\n", encoding="utf-8")
    return str(found)


def test_losses_are_told_first_and_rows_that_cannot_be_predicted_with_their_reason(capsys, file):
    told = call(capsys, "score", file, "--as-of", "2026-03-31", "--plain")
    words = " ".join(told.out.split())
    assert (told.code, told.err) == (0, "")
    assert words.index("lost to 'growth continued'") < words.index("2 of 3 rows")
    assert "1 row not predicted: known by 2026-03-31 already" in words
    assert told.out.isascii()


def test_data_hold_rows_and_a_summary(capsys, file):
    data = json.loads(call(capsys, "score", file, "--as-of", "2026-03-31", "--json").out)
    assert [row.get("rivals", {}).get("growth continued") for row in data["rows"]] == pytest.approx(
        [0.141, 0.266, None], abs=0.0006
    )
    assert data["rows"][2]["reason"] == "known by 2026-03-31 already"
    assert list(data["rows"][0]["quantiles_usd_bn_a_year"]) == ["5%", "25%", "50%", "75%", "95%"]
    assert (data["summary"]["rows"], data["summary"]["predicted"]) == (3, 2)


def test_after_the_cut_nothing_of_these_is_left_to_predict(capsys, file):
    told = call(capsys, "score", file, "--plain")
    assert told.code == 0
    assert "None of 3 rows can be predicted" in " ".join(told.out.split())


def test_a_wrong_day_and_a_missing_file_are_told(capsys, file):
    assert "'soon'" in call(capsys, "score", file, "--as-of", "soon").err
    assert call(capsys, "score", "nowhere.csv").code == 1
