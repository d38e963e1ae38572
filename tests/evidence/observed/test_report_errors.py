"""The error of reports, from their own scatter."""

import datetime
import math
from dataclasses import replace

import numpy as np
import pytest

from sixteenth.evidence.observed.observe import Observation, observe, rules
from sixteenth.evidence.observed.report_errors import account_errors, beside_accounts, run_rate_errors

SEEN = observe().seen


def _reports(errors: np.ndarray) -> list[Observation]:
    """Return run-rates of a lab that grows e-fold a year, pairs of one day, 60 days apart."""
    one = next(each for each in SEEN if not each.is_flow)
    found = []
    for at, error in enumerate(errors):
        day = one.opens + datetime.timedelta(days=60 * (at // 2))
        log = 60 * (at // 2) / 365.25 + error
        found.append(replace(one, opens=day, closes=day + datetime.timedelta(days=28), log_value=log))
    return found


def test_a_known_error_is_found_again() -> None:
    """400 pairs with an error of .1 each: within a tenth of it."""
    errors = np.random.default_rng(7).normal(0, 0.1, 800)
    found = run_rate_errors(_reports(errors))
    assert len(found.pairs) == 400
    assert found.spread == pytest.approx(0.1, rel=0.1)
    assert found.typical == pytest.approx(0.1, rel=0.15)


def test_the_scatter_of_the_facts_is_what_the_rules_say() -> None:
    """15 pairs bear out .084, where the rules have .08 and rounding."""
    found = run_rate_errors(SEEN)
    assert len(found.pairs) == 15
    assert found.spread == pytest.approx(0.084, abs=0.002)
    assert found.spread == pytest.approx(rules()["spread"]["run_rate"], rel=0.1)


def test_two_accounts_of_a_period_hardly_differ() -> None:
    """13.0 and 13.07, 4.7 and 4.8."""
    found = account_errors(SEEN)
    apart = sorted(abs(pair.apart) for pair in found.pairs)
    assert apart == pytest.approx([math.log(13.07 / 13.0), math.log(4.8 / 4.7)])


def test_run_rates_and_accounts_agree() -> None:
    """No bias that could be told from none: nine accounts, 1 % above with an error of 2 %."""
    gaps = [gap for _, gap in beside_accounts(SEEN)]
    assert len(gaps) == 9
    assert abs(float(np.mean(gaps))) < 2 * float(np.std(gaps)) / math.sqrt(7)
    assert max(map(abs, gaps)) < 0.08
