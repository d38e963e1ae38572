"""What was learnt is told as it is: an input that the weights turn on moves, one that they do not stays."""

import numpy as np
import pytest

from sixteenth.evidence.fitted.identify import learn
from sixteenth.evidence.fitted.weights import weigh


@pytest.fixture(scope="module")
def draws():
    return np.random.default_rng(3).standard_normal((2, 50_000))


def test_a_known_shift_and_contraction_come_out(draws):
    found = learn("belief", draws[0], weigh(-((1 - draws[0]) ** 2) / 2))
    assert found.shift == pytest.approx(0.5, abs=0.02)
    assert found.contraction == pytest.approx(0.5, abs=0.02)
    assert found.posterior[1] == pytest.approx(0.5, abs=0.03)
    assert found.prior[0] == pytest.approx(-1.645, abs=0.03)
    assert found.is_moved


def test_an_input_that_has_nothing_to_do_with_it_is_not_moved(draws):
    assert not learn("other", draws[1], weigh(-((1 - draws[0]) ** 2) / 2)).is_moved


def test_a_lognormal_input_is_measured_in_logs(draws):
    weights = weigh(-((1 - draws[0]) ** 2) / 2)
    plain, logs = learn("belief", draws[0], weights), learn("belief", np.exp(draws[0]), weights, in_logs=True)
    assert (logs.shift, logs.contraction) == pytest.approx((plain.shift, plain.contraction))
    assert logs.posterior[1] == pytest.approx(np.exp(plain.posterior[1]))
