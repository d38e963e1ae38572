"""A preview counts futures by how much likelier new facts make the row that each took."""

from dataclasses import replace

import numpy as np
import pytest

from sixteenth.engine.draws.chance import opening_uniforms
from sixteenth.engine.draws.draw import ROW_OF_THE_FIT
from sixteenth.evidence.fitted import posterior_file
from sixteenth.evidence.fitted.identify import learnt_of
from sixteenth.evidence.fitted.posterior_file import posterior_of
from sixteenth.evidence.fitted.preview import parent_of, preview_of
from sixteenth.evidence.fitted.weights import Weights
from tests.evidence.small_fit import small_fit


def test_futures_of_likelier_rows_count_for_more(monkeypatch):
    fit = small_fit()
    monkeypatch.setattr(Weights, "faults", lambda *_: [])
    monkeypatch.setattr(
        posterior_file, "explained_growth", lambda target, _: dict.fromkeys(target.settings.labels["lab"], 0.1)
    )
    posterior = posterior_of(fit, learnt_of(fit.prior.inputs, fit.weights), "before.csv", rows=50)
    favoured = posterior.places == posterior.places[0]
    logs = np.where(np.arange(fit.prior.count) == posterior.places[0], np.log(3.0), 0.0)
    after = replace(fit, log_likelihoods={**fit.log_likelihoods, "new": logs})
    luck = opening_uniforms(7, [ROW_OF_THE_FIT], np.arange(1000, dtype=np.uint32))[0]
    took = favoured[(luck * 50).astype(int)].astype(float)
    took[0] = np.nan
    (found,) = preview_of(fit, after, posterior, lambda read: {"took it": took} if read.settings.start else {})
    share = np.nanmean(took)
    assert found.before == pytest.approx(share)
    assert found.after == pytest.approx(3 * share / (1 + 2 * share), rel=1e-6)
    assert found.futures == 999
    assert parent_of(fit.prior.target) == "central"
