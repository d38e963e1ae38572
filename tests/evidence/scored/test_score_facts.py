"""Any file of facts, scored: the published scores come out of a file, and everything wrong is told at once."""

import datetime
import math
from pathlib import Path

import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.facts_file import read_facts_file
from sixteenth.evidence.facts_read.read_facts import FACT_COLUMNS
from sixteenth.evidence.scored.forms import BEST, RIVALS
from sixteenth.evidence.scored.predictions import Mixture
from sixteenth.evidence.scored.score_facts import FileScore, last_day, score_facts, score_file
from sixteenth.evidence.scored.score_forms import REVENUE_ALONE, quick_form

CUT = datetime.date(2026, 3, 31)
HEAD = ",".join(FACT_COLUMNS)
SAID = "reported,A source,https://example.org"


def _score(folder: Path, *rows: str, head: str = HEAD) -> FileScore:
    file = folder / "facts.csv"
    file.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return score_file(file, quick_form(), RIVALS, CUT)


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
    scores = [row.rivals["growth continued"] for row in found.rows]
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
    """A product, what was known by then, a lab nobody reported of, a quantity not followed or matched, and guidance."""
    found = _score(
        tmp_path,
        _row("2026-03-03", "19", "2026-03-03"),
        _row("2026-05-31", "8", "2026-05-31", series="product_run_rate_revenue", entity="Anthropic Claude Code"),
        _row("2026-05-31", "8", "2026-05-31", entity="A lab nobody knows"),
        _row("2026-05-28", "965", "2026-05-28", series="post_money_valuation"),
        _row("2026-12-31", "60", "2026-05-28", series="annual_revenue"),
        _row("2026-05-28", "2.1", "2026-05-28", series="something_else", unit="USD"),
    )
    reasons = [row.reason for row in found.rows]
    assert reasons[0] == "known by 2026-03-31 already"
    assert reasons[1] == "a product's, not a lab's"
    assert reasons[2] == "no report of the lab by then"
    assert reasons[3] == REVENUE_ALONE
    assert reasons[4].startswith("guidance")
    assert reasons[5] == "no quantity of a run is matched with something_else"
    assert found.summary.predicted == 0
    assert found.summary.crps is None


def test_lines_through_valuations_are_rivals_of_valuations(tmp_path: Path) -> None:
    """Series H: 61.5 in March 2025 and 380 in February 2026 continued to May 2026; 965 came."""
    (row,) = _score(tmp_path, _row("2026-05-28", "965", "2026-05-28", series="post_money_valuation")).rows
    growth = math.log(380 / 61.5) / (datetime.date(2026, 2, 12) - datetime.date(2025, 3, 3)).days
    days = (datetime.date(2026, 5, 28) - datetime.date(2026, 2, 12)).days
    middle, spread = math.log(380) + growth * days, 0.5 * math.sqrt(days / 365.25)
    wanted = Mixture((1.0,), (middle,), (spread,)).crps(math.log(965))
    assert row.rivals["growth continued"] == pytest.approx(wanted, abs=0.02)  # a year before lies between two rounds
    assert row.quantity == "valuation"
    assert row.came == pytest.approx(965)


def test_what_is_unusual_is_told_and_kept_and_what_was_told_twice_counts_once(tmp_path: Path) -> None:
    """All that evidence/facts_read/facts_file.py tells comes with the scores."""
    twice = _row("2026-06-15", "50", "2026-06-30")
    found = _score(tmp_path, twice, twice, _row("2026-06-15", "53000", "2026-06-30", unit="USD_mn"))
    assert [row.fact.line for row in found.rows] == [2, 4]
    assert [(each.where.line, each.kind) for each in found.notices] == [
        (3, "twice"),
        (4, "converted"),
        (4, "contradiction"),
    ]
    assert found.rows[1].came == pytest.approx(53)


def test_later_facts_are_what_is_scored_by_the_cut(tmp_path: Path) -> None:
    """Undated rows are known sixty days after their date; the last day of what is scored says how far to run."""
    file = tmp_path / "facts.csv"
    rows = (_row("2026-06-15", "50", "2026-06-30"), _row("2026-08-31", "60", ""), _row("2026-10-31", "70", ""))
    file.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    given = read_facts_file(file)
    found = score_facts(given, BEST, RIVALS)
    assert [row.fact for row in found.rows if not row.reason] == list(given.later)
    assert last_day(given) == datetime.date(2026, 10, 31)
    assert last_day(given, datetime.date(2026, 12, 31)) is None


def test_everything_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    """A unit of another kind, a day that is none, one to come, no basis, bounds the wrong way."""
    with pytest.raises(Refused) as told:
        _score(
            tmp_path,
            _row("2026-04-06", "30", "2026-04-06", unit="percent"),
            _row("2026-04-31", "30", "2026-04-06"),
            _row("2026-05-06", "44", "2999-01-01"),
            _row("2026-05-07", "30", "2026-05-08").replace("reported", "rumoured"),
            f"run_rate_revenue,OpenAI,2026-05-07,30,USD_bn,40,20,{SAID},2026-05-08,",
        )
    faults = told.value.faults
    assert [fault.where.line for fault in faults] == [2, 3, 4, 5, 6]
    assert [type(fault).__name__ for fault in faults] == ["WrongUnit", *["WrongCell"] * 4]


def test_a_missing_column_and_another_encoding_are_told(tmp_path: Path) -> None:
    """Before any row is read; UTF-16 without a mark is no table."""
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
