"""Made-up choices of a lab in a world of two models, small enough to be solved by hand."""

from typing import Any

import numpy as np

from sixteenth.decide.stopping.known import NAMES, Known
from sixteenth.decide.stopping.option import Choices

# Half of the futures grow: what going on brings on average, and stopping after one more model, in those and in others.
GOES_ON, STOPS = (300.0, -100.0), (100.0, 80.0)
TODAY = 50.0
RIGHT = (
    STOPS[1] - GOES_ON[1]
) / 2  # the other half stops: by so much the best rule beats going on always, 100 on average
NOISE = 60.0


def known_of(dates: int, draws: int, **states: Any) -> Known:
    """Return what is known, nothing but these states, in futures that reach every date."""
    told = {name: np.broadcast_to(np.asarray(states.get(name, 0.0)), (dates, draws)) for name in NAMES}
    return Known(tuple(range(3, 3 + dates)), np.ones((dates, draws), bool), np.zeros((dates, draws), int), told)


def two_models(draws: int, seed: int, *, is_told: bool = True) -> Choices:
    """Return the choices today, when nothing is known, and after one more model, when growth tells the two halves."""
    random = np.random.default_rng(seed)
    grows = random.random(draws) < 0.5
    seen = grows if is_told else random.random(draws) < 0.5
    growth = np.stack([np.zeros(draws), np.where(seen, 1.0, -0.1)])
    shared = NOISE * random.standard_normal(draws)
    stops = np.stack([TODAY + 0 * shared, np.where(grows, *STOPS) + shared])
    goes_on = np.where(grows, *GOES_ON) + shared + NOISE * random.standard_normal(draws)
    return Choices(known_of(2, draws, growth=growth), stops, goes_on)
