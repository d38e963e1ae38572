"""The last safe month: by its odds, on made-up results and on a run; what decides it, and what is judgement."""

from dataclasses import replace

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.last_safe import MOST_NAMED, LastSafe, last_safe, last_safe_sentences
from sixteenth.decide.spread import Mover, PartOfSpread
from sixteenth.errors import Refused

DRAWS = 48
LAB = "OpenAI"
MADE = LastSafe(
    lab="Ana",
    start="2026-07",
    horizon="2036-06",
    futures=100,
    never_too_late_of_100=40.0,
    too_late_from_the_start_of_100=20.0,
    months=((50, "2029-04"), (67, "2027-01"), (90, "2026-06")),
    movers=(Mover("contract_take_or_pay", (), "judgement", -0.61, 0.37, is_clear=True),),
    judgement=PartOfSpread(0.45, 0.04),
)


@pytest.fixture(scope="module")
def asked():
    scenario = sixteenth.read("central")
    job = sixteenth.prepare(scenario, draws=DRAWS, seed=7, output_set="headline")
    return job, scenario, sixteenth.run(job)


def test_it_is_said_by_odds_what_decides_it_and_what_is_judgement():
    first, second = last_safe_sentences(MADE)
    assert first.startswith("Until when can Ana stop and still pay all that it owes? In 40 of 100 futures")
    assert "at odds of 50 of 100 2029-04; at odds of 67 of 100 2027-01" in first
    assert first.endswith("at odds of 90 of 100 already past at the start.")
    assert "contract take or pay (judgement; rank correlation -0.61)" in second
    assert "45 % of the spread of that month" in second


def test_a_month_beyond_the_run_and_too_few_futures_are_said_as_such():
    always = replace(MADE, months=((50, None),), judgement=PartOfSpread(0.4, float("nan")))
    first, second = last_safe_sentences(always)
    assert first.endswith("At odds of 50 to 90 of 100 the last safe month is beyond the run.")
    assert second.endswith("There are too few futures to tell how much of its spread is judgement.")
    assert last_safe_sentences(replace(MADE, movers=()))[1].startswith("No single input stands out")


def test_higher_odds_bring_the_month_earlier(asked):
    found = last_safe(*asked, LAB)
    beyond = str(np.datetime64(found.horizon) + 1)
    months = [month or beyond for _, month in found.months]
    assert months == sorted(months, reverse=True)
    assert found.never_too_late_of_100 + found.too_late_from_the_start_of_100 <= 100
    assert len(found.movers) <= MOST_NAMED


def test_what_decides_it_is_found_where_it_is_known(asked):
    """Months that follow one input are decided by it, and by nothing else."""
    job, scenario, result = asked
    rows = job.table.sample(job.options.seed, np.arange(DRAWS), job.options.sampling)
    at = next(number for number, row in enumerate(job.table.rows) if row.name == "contract_take_or_pay")
    months = np.argsort(np.argsort(-rows[at])) + 1.0
    closing = {**result.closing, "months_to_last_call": np.tile(months, (len(result.labels["lab"]), 1))}
    found = last_safe(job, scenario, replace(result, closing=closing), LAB)
    assert found.movers[0].name == "contract_take_or_pay"
    assert found.movers[0].correlation == pytest.approx(-1, abs=0.05)
    assert found.never_too_late_of_100 == 0


def test_a_lab_that_is_not_there_is_refused(asked):
    with pytest.raises(Refused, match="OpenAI"):
        last_safe(*asked, "Openai")
