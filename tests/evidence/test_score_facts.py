"""Any file of facts, scored: the published scores come out of a file, and everything wrong is told at once."""

import datetime
from pathlib import Path

import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.forms import BEST, RIVALS
from sixteenth.evidence.read_facts import FACT_COLUMNS
from sixteenth.evidence.score_facts import FileScore, score_file

CUT = datetime.date(2026, 3, 31)
HEAD = ",".join(FACT_COLUMNS)
SAID = "reported,A source,https://example.org"


def _score(folder: Path, *rows: str, head: str = HEAD) -> FileScore:
    file = folder / "facts.csv"
    file.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return score_file(file, BEST, RIVALS, CUT)


def _row(day: str, value: str, told: str, **other: str) -> str:
    series, entity, unit = (
        other.get("series", "run_rate_revenue"),
        other.get("entity", "Anthropic"),
        other.get("unit", "USD_bn"),
    )
    return f"{series},{entity},{day},{value},{unit},,,{SAID},{told},"


def test_the_first_table_comes_out_of_a_file(tmp_path: Path) -> None:
    """Last year's growth continued as of March 2026: .141, .266, .270, .137."""
    found = _score(
        tmp_path,
        _row("2026-04-06", "30", "2026-04-06"),
        _row("2026-05-07", "44", "2026-05-10"),
        _row("2026-05-15", "47", "2026-05-28"),
        _row("2026-06-15", "50", "2026-06-30"),
    )
    scores = [(row.rivals or {})["growth continued"] for row in found.rows]
    assert scores == pytest.approx([0.141, 0.266, 0.270, 0.137], abs=0.0006)
    assert found.summary.predicted == 4
    assert found.summary.rivals["random walk"] == pytest.approx((0.169 + 0.325 + 0.337 + 0.217) / 4, abs=0.0006)
    for row in found.rows:
        assert list(row.quantiles) == sorted(row.quantiles)
        assert 0 < (row.percentile or 0) < 100


def test_millions_and_quarters_are_read_as_what_they_are(tmp_path: Path) -> None:
    """30,000 million are 30 billion; 5.7 in a quarter are 22.8 a year."""
    found = _score(
        tmp_path,
        _row("2026-04-06", "30000", "2026-04-06", unit="USD_mn"),
        _row("2026-06-30", "5.7", "2026-07-20", series="period_revenue_quarter", entity="OpenAI"),
    )
    assert [row.came for row in found.rows] == pytest.approx([30.0, 22.8])


def test_why_a_row_cannot_be_predicted_is_told(tmp_path: Path) -> None:
    """A product, what was known by then, a lab nobody reported of, a quantity that is not matched, and guidance."""
    found = _score(
        tmp_path,
        _row("2026-03-03", "19", "2026-03-03"),
        _row("2026-05-31", "8", "2026-05-31", series="product_run_rate_revenue", entity="Anthropic Claude Code"),
        _row("2026-05-31", "8", "2026-05-31", entity="A lab nobody knows"),
        _row("2026-05-28", "965", "2026-05-28", series="post_money_valuation"),
        _row("2026-12-31", "60", "2026-05-28", series="annual_revenue"),
    )
    reasons = [row.reason for row in found.rows]
    assert reasons[0] == "known by 2026-03-31 already"
    assert reasons[1] == "a product's, not a lab's"
    assert reasons[2] == "no report of the lab by then"
    assert reasons[3] == "no quantity of a run is matched with post_money_valuation"
    assert reasons[4].startswith("guidance")
    assert found.summary.predicted == 0
    assert found.summary.crps is None


def test_everything_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    """A unit of another kind, a day that is none, one to come, no amount, bounds the wrong way, a row told twice."""
    with pytest.raises(Refused) as told:
        _score(
            tmp_path,
            _row("2026-04-06", "30", "2026-04-06", unit="percent"),
            _row("2026-04-31", "30", "2026-04-06"),
            _row("2026-05-06", "44", "2999-01-01"),
            _row("2026-05-07", "-3", "2026-05-08"),
            f"run_rate_revenue,OpenAI,2026-05-07,30,USD_bn,40,20,{SAID},2026-05-08,",
            _row("2026-06-15", "50", "2026-06-30"),
            _row("2026-06-15", "50", "2026-06-30"),
        )
    faults = told.value.faults
    assert [fault.where.line for fault in faults] == [2, 3, 4, 5, 6, 8]
    assert [type(fault).__name__ for fault in faults] == ["WrongUnit", *["WrongCell"] * 5]


def test_a_missing_column_and_another_encoding_are_told(tmp_path: Path) -> None:
    """Before any row is read."""
    with pytest.raises(Refused, match="'unit'"):
        _score(tmp_path, head=HEAD.replace(",unit", ""))
    file = tmp_path / "facts.csv"
    file.write_bytes((HEAD + "\nrun_rate_revenue,Anthropic\u00e9").encode("utf-16-le"))
    with pytest.raises(Refused):
        score_file(file, BEST, RIVALS, CUT)


def test_reports_that_differ_may_stand_side_by_side(tmp_path: Path) -> None:
    """Both are scored: their scatter is the error of observation."""
    found = _score(tmp_path, _row("2026-05-31", "36", "2026-06-02"), _row("2026-05-31", "25", "2026-06-02"))
    assert found.summary.predicted == 2
