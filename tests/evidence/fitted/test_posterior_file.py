"""What a fit hands on: rows of the draws, a hash, and labs that open where the reports left them."""

import numpy as np
import pytest

from sixteenth.evidence.fitted import posterior_file
from sixteenth.evidence.fitted.identify import learnt_of
from sixteenth.evidence.fitted.posterior_file import _by_row, openings_of, posterior_of
from sixteenth.evidence.fitted.weights import Weights
from sixteenth.scenarios.values.joint_draws import hash_of
from tests.evidence.small_fit import small_fit


def test_each_row_has_the_mean_of_the_draws_that_took_it():
    found = _by_row(np.array([1.0, 3.0, 10.0]), np.array([0.1, 0.2, 0.9]), 3)
    assert found == pytest.approx([2.0, 14 / 3, 10.0])


def test_the_file_holds_rows_of_draws_and_its_table_names_it(monkeypatch):
    fit = small_fit()
    monkeypatch.setattr(Weights, "faults", lambda *_: [])
    monkeypatch.setattr(
        posterior_file, "explained_growth", lambda target, _: dict.fromkeys(target.settings.labels["lab"], 0.1)
    )
    found = posterior_of(fit, learnt_of(fit.prior.inputs, fit.weights), "fit.csv", rows=50)
    assert found.card.sha256 == hash_of(found.text)
    assert f'sha256 = "{found.card.sha256}"' in found.table
    assert found.draws.shape == (len(found.columns), 50)
    drawn = dict(zip(found.columns, found.draws, strict=True))
    for each in fit.prior.inputs:
        if each.title in drawn:
            assert np.array_equal(drawn[each.title], each.draws[found.places])
    growth = fit.endings["OpenAI"].growth[found.places] - 0.1
    assert drawn["unexplained_growth_today/OpenAI"] == pytest.approx(growth)


def test_openings_are_told_before_and_after():
    titles = [each.title for each in openings_of(small_fit())]
    assert titles[:2] == ["sales of Anthropic", "growth of Anthropic"]
