"""The last safe month: by its odds, on made-up results and on a run; what decides it, and what is judgement."""

from dataclasses import replace

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.last_safe import MOST_NAMED, last_safe
from sixteenth.errors import Refused

DRAWS = 48
LAB = "OpenAI"


@pytest.fixture(scope="module")
def asked():
    scenario = sixteenth.read("central")
    job = sixteenth.prepare(scenario, draws=DRAWS, seed=7, output_set="headline")
    return job, scenario, sixteenth.run(job)


def test_higher_odds_bring_the_month_earlier(asked):
    found = last_safe(asked[0], asked[1], asked[2], LAB)
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
        last_safe(asked[0], asked[1], asked[2], "Openai")
