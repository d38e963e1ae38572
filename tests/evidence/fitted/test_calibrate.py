"""A real small fit: the market's world in float64, few draws; the real one, and known worlds, where there is time."""

import datetime

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, read_facts
from sixteenth.evidence.fitted import prior_draws as blocks
from sixteenth.evidence.fitted.calibrate import fit_to, make_prior, opening_sales
from sixteenth.evidence.fitted.identify import learnt_of
from sixteenth.evidence.fitted.posterior_file import chosen_inputs, posterior_of
from sixteenth.evidence.fitted.simulated_truth import recover
from tests.evidence.small_fit import small_fit, small_prior


@pytest.fixture(scope="module")
def prior():
    return small_prior()


@pytest.fixture(scope="module")
def small(prior):
    return fit_to(prior, DATA_CUT)


def test_it_sees_the_reports_of_its_window_and_lists_the_others(small):
    assert {each.lab for each in small.reports} >= {"Anthropic", "OpenAI", "Mistral"}
    assert len(small.facts) >= 18
    assert all(
        each.lab not in small.prior.draws.labs or each.first < small.prior.draws.months[0] for each in small.unused
    )


def test_reports_move_sales_to_where_they_are(small):
    found = small.endings["Anthropic"]
    before, after = np.median(found.sales_before), np.median(found.sales[small.weights.rows])
    report = next(fact for fact in read_facts() if fact.key == "revenue/run_rate_revenue/Anthropic/2026-05-15")
    assert before < after
    told = float(report.value or 0)
    assert np.log(told) < after < np.log(2.5 * told)
    assert np.std(found.sales[small.weights.rows]) < np.std(found.sales_before)


def test_a_fit_uses_nothing_that_became_known_later(prior):
    early = fit_to(prior, datetime.date(2026, 3, 31))
    assert all(fact.published is None or fact.published <= datetime.date(2026, 3, 31) for fact in early.facts)
    with pytest.raises(Refused, match="none known by 2025-08-01"):
        fit_to(prior, datetime.date(2025, 8, 1))


def test_the_same_seed_gives_the_same_digits_and_blocks_that_are_kept_are_not_run_again(small, monkeypatch):
    monkeypatch.setattr(blocks, "_run", lambda *_: pytest.fail("a block was run again"))
    again = small_fit()
    assert np.array_equal(again.log_likelihood, small.log_likelihood)


def test_few_draws_are_refused_with_what_to_do(small):
    with pytest.raises(Refused) as refused:
        posterior_of(small, learnt_of(small.prior.inputs, small.weights), "fit.csv")
    assert "use more draws than 208" in refused.value.faults[0].cure


def test_what_moved_is_kept_with_all_that_is_correlated_with_it(small):
    learnt = [
        each.__class__(**{**vars(each), "is_moved": each.title == "imitation/enterprise"})
        for each in learnt_of(small.prior.inputs, small.weights)
    ]
    names = {each.row.name for each in chosen_inputs(small.prior.target, small.prior.inputs, learnt)}
    assert names == {"imitation", "spend_cap", "value_of_capability", "demand_elasticity"}


def test_sales_of_the_start_are_the_sum_of_a_labs_segments():
    central = sixteenth.read("central")
    own = central.settings.values["lab_sales_today"]
    want = sum(own["Mistral", segment].numbers[0] for segment in central.settings.labels["segment"])
    assert np.exp(opening_sales(central, "Mistral")) == pytest.approx(want * 12 / 1e9)


@pytest.mark.slow
def test_the_real_fit_passes_its_diagnostics_and_is_read_by_its_scenario(tmp_path):
    prior = make_prior(sixteenth.read("central"), 150_000)
    found = fit_to(prior, DATA_CUT)
    assert found.weights.k < 0.7
    posterior = posterior_of(found, learnt_of(prior.inputs, found.weights), "fit.csv")
    assert len(posterior.text) < 500_000
    (tmp_path / "fit.csv").write_text(posterior.text, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(f'parent = "central"\n\n{posterior.table}', encoding="utf-8")
    result = sixteenth.run(sixteenth.read(str(tmp_path / "mine.toml")), draws=2000, months=2)
    for at, lab in enumerate(result.labels["lab"]):
        if lab in found.endings:
            opened = np.log(12 * np.asarray(result["company_revenue"])[0, at] / 1e9)
            assert np.median(opened) == pytest.approx(np.median(found.endings[lab].sales[found.weights.rows]), abs=0.08)


@pytest.mark.slow
def test_known_worlds_are_recovered():
    """Of 20 worlds with 12 informed values each, ranges of 90 of 100 hold the truth about nine times in ten."""
    prior = make_prior(sixteenth.read("central"), 100_000)
    found = recover(prior, fit_to(prior, DATA_CUT).reports, worlds=20)
    assert (found.worlds, len(found.values)) == (20, 240)
    assert found.is_calibrated, found.interval
