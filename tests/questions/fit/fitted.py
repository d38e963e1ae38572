"""A small fit with its joint draws, for tests of what is said of one: few draws, whose weights nobody should trust."""

from functools import cache

import pytest

from sixteenth.evidence.fitted import posterior_file
from sixteenth.evidence.fitted.calibrate import Fit
from sixteenth.evidence.fitted.identify import Learnt, learnt_of
from sixteenth.evidence.fitted.posterior_file import Posterior
from sixteenth.evidence.fitted.weights import Weights
from tests.evidence.small_fit import small_fit


@cache
def fitted() -> tuple[Fit, tuple[Learnt, ...], Posterior]:
    """Return a fit to all reports, what it taught, and 100 joint draws."""
    found = small_fit()
    with pytest.MonkeyPatch.context() as patch:
        trust(patch)
        learnt = learnt_of(found.prior.inputs, found.weights)
        return found, learnt, posterior_file.posterior_of(found, learnt, "mine.posterior.csv", rows=100)


def trust(patch: pytest.MonkeyPatch) -> None:
    """Let weights of few draws pass, and growth be explained without a run."""
    patch.setattr(Weights, "faults", lambda *_: [])
    patch.setattr(
        posterior_file, "explained_growth", lambda target, _: dict.fromkeys(target.settings.labels["lab"], 0.1)
    )
