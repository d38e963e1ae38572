"""Blocks of prior draws: kept whole, read again, made anew where they are damaged, and not mixed with other worlds."""

import numpy as np

from sixteenth.evidence.fitted import prior_draws as blocks
from sixteenth.evidence.fitted.prior_draws import cache_folder, prior_draws
from tests.evidence.small_fit import FEW, FOLDER, small_prior


def test_rates_are_logs_of_billions_a_year_by_month_and_lab():
    found = small_prior().draws
    assert found.log_rates.shape == (12, 7, FEW)
    openings = np.exp(found.log_rates[0, list(found.labs).index("OpenAI")])
    assert np.all(np.abs(openings / 13.0 - 1) < 0.05)


def test_a_damaged_block_is_made_anew_and_says_how_far_it_is(tmp_path):
    found = small_prior().draws
    (path,) = FOLDER.rglob("*.npy")
    copied = tmp_path / path.parent.name / path.name
    copied.parent.mkdir()
    copied.write_bytes(path.read_bytes()[:100])
    told = []
    again = prior_draws(found.job, tmp_path, lambda *each: told.append(each))
    assert np.array_equal(again.log_rates, found.log_rates)
    assert told == [(FEW, FEW)]
    assert copied.stat().st_size == path.stat().st_size


def test_facts_and_the_number_of_draws_do_not_name_a_block_and_the_seed_does():
    recipe = {"draws": 1, "facts_hash": "a", "seed": 7}
    assert blocks._name_of(recipe) == blocks._name_of({**recipe, "draws": 2, "facts_hash": "b"})
    assert blocks._name_of(recipe) != blocks._name_of({**recipe, "seed": 8})


def test_blocks_lie_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("SIXTEENTH_FITS", str(tmp_path))
    assert cache_folder() == tmp_path
