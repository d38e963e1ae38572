"""The monthly adoption of a segment is Bass's diffusion: the closed form, as the step goes to nothing."""

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate

INNOVATION, IMITATION = 0.03 / 12, 0.38 / 12  # a month; p and q of the average durable (Sultan, Farley, Lehmann 1990)


@pytest.fixture(scope="module")
def central() -> World:
    return sixteenth.read("central").world


def closed_form(months: float) -> float:
    rate, ratio = INNOVATION + IMITATION, IMITATION / INNOVATION
    return (1 - np.exp(-rate * months)) / (1 + ratio * np.exp(-rate * months))


def adopted(world: World, months: int, steps_a_month: int) -> list[float]:
    """Walk the world's own recursion from nobody: the share that has adopted at each step."""
    inputs = {"innovation": [INNOVATION], "imitation": [IMITATION], "models_may_improve": 1, "speed_after_stop": 0.5}
    shares = [0.0]
    for _ in range(months * steps_a_month):
        now = {**inputs, "month": 1 / steps_a_month, "adoption": [shares[-1]]}
        shares.append(float(evaluate(world, "next_adoption", now)[0]))
    return shares


def furthest(world: World, steps_a_month: int) -> float:
    shares = adopted(world, 180, steps_a_month)
    return max(abs(share - closed_form(step / steps_a_month)) for step, share in enumerate(shares))


def test_a_month_is_short_enough(central):
    assert furthest(central, 1) < 0.007  # of all customers, over fifteen years


def test_shorter_steps_come_to_the_closed_form_in_proportion(central):
    errors = [furthest(central, steps) for steps in (1, 2, 4, 8)]
    assert errors[-1] < 0.0008
    np.testing.assert_allclose(np.divide(errors[:-1], errors[1:]), 2, rtol=0.05)


def test_adoption_peaks_when_bass_says(central):
    peak = np.log(IMITATION / INNOVATION) / (INNOVATION + IMITATION)
    sold = np.diff(adopted(central, 180, 4))
    assert np.argmax(sold) / 4 == pytest.approx(peak, abs=0.6)
    height = (INNOVATION + IMITATION) ** 2 / (4 * IMITATION)
    assert 4 * sold.max() == pytest.approx(height, rel=0.001)
