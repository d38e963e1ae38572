"""The optimum: the best is seen again on fresh futures, infeasible is told, a stop keeps the best by then."""

import itertools
from dataclasses import dataclass, field

import numpy as np
import pytest

from sixteenth.decide.choosing.aims import aim_of
from sixteenth.decide.choosing.asked import read_limits, read_ranges
from sixteenth.decide.choosing.optimum import Effort, optimum
from sixteenth.decide.choosing.search import Score, search
from sixteenth.decide.choosing.trials import Luck, Reading, Wanted
from sixteenth.errors import Interrupted
from tests.decide.choosing.choosing_runs import CENTRAL, EVERYTHING, trials

SEEN, FRESH = Luck(50, 1), Luck(400, 2)
BEST, OWN = 0.6, 1.0


@dataclass
class Bowl:
    """Trials of a world of one line: the aim is a bowl with noise that futures share, ruin is the number itself."""

    wanted: Wanted
    own: tuple[float, ...] = (OWN,)
    beliefs: tuple[str, ...] = ("elsewhere",)
    stops_after: int = 10_000
    read: dict = field(default_factory=dict)

    def reading(self, point, luck, belief=""):
        key = (point, luck, belief)
        if key not in self.read:
            if len(self.read) >= self.stops_after:
                raise Interrupted
            self.read[key] = self._read(point, luck, belief)
        return self.read[key]

    def _read(self, point, luck, belief):
        chance = np.random.default_rng(luck.seed).normal(size=(2, luck.draws))
        best = 2.0 if belief else BEST
        aim = 10 - (point[0] - best) ** 2 + chance[0] + 0.3 * chance[1] * point[0]
        return Reading(aim, tuple(np.full(luck.draws, point[0] / 10) for _ in self.wanted.limits))

    def score(self, point, luck, belief=""):
        read = self.reading(point, luck, belief)
        limits = zip(self.wanted.limits, read.of_limits(), strict=True)
        return Score(read.mean().value, sum(limit.missed_by(each.value) for limit, each in limits))


def bowl(*limits, **options):
    aim = aim_of(CENTRAL, "cash")
    return Bowl(Wanted("OpenAI", aim, read_limits(CENTRAL, limits)[0], read_ranges(["training_spend"])[0]), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [1, 11, 21])
def test_the_best_is_found_within_its_error_from_any_seed(seed):
    found = optimum(bowl(), Effort(Luck(50, seed), Luck(400, seed + 1), 30))
    shift = 0.15 / np.sqrt(50) * 3  # of the best by the futures' noise that grows with the number
    assert found.best.point[0] == pytest.approx(BEST, abs=shift + 0.02)
    assert found.best.gain.value == pytest.approx((OWN - BEST) ** 2, abs=3 * found.best.gain.error + 0.01)


def test_what_the_search_saw_and_what_is_left_are_told_apart():
    found = optimum(bowl(), Effort(SEEN, FRESH, 30))
    tried = bowl()
    seen, fresh = (
        tried.reading(found.best.point, luck).more_than(tried.reading(tried.own, luck)) for luck in (SEEN, FRESH)
    )
    assert found.best.searched == pytest.approx(seen.value)
    assert found.best.gain == fresh
    assert found.own.gain.value == 0


def test_moving_a_decision_back_costs_what_it_gained():
    found = optimum(bowl(), Effort(SEEN, FRESH, 30))
    (back,) = found.backs
    assert back.loss.value == pytest.approx(found.best.gain.value)
    assert (back.number, back.own) == (found.best.point[0], OWN)
    assert [each.number for each in found.along if each.is_best] == [found.best.point[0]]


def test_another_belief_has_its_own_best_and_a_regret():
    (under,) = optimum(bowl(), Effort(SEEN, FRESH, 30)).under
    assert under.best[0] == pytest.approx(2.0, abs=0.4)
    assert under.regret.value == pytest.approx(1.96, abs=0.4)
    assert under.gain.value < 0


def test_within_a_limit_the_best_keeps_it():
    found = optimum(bowl("ruin <= 0.04"), Effort(SEEN, FRESH, 30))
    assert found.is_feasible
    assert not found.own.is_within
    assert found.best.point[0] == pytest.approx(0.4, abs=0.02)
    assert found.is_clear


def test_where_nothing_keeps_the_limits_the_nearest_is_told():
    found = optimum(bowl("ruin <= 0.01"), Effort(SEEN, FRESH, 30))
    assert not found.is_feasible
    assert found.best.point[0] == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize("after", [6, 40, 50])
def test_a_stop_keeps_the_best_by_then(after):
    found = optimum(bowl(stops_after=after), Effort(SEEN, FRESH, 30))
    assert found.is_stopped
    assert found.is_fresh == (after > 36)  # 30 choices, and six of them again
    assert found.best.point[0] == pytest.approx(BEST, abs=0.25)


def test_a_stop_before_anything_is_passed_on():
    with pytest.raises(Interrupted):
        optimum(bowl(stops_after=0), Effort(SEEN, FRESH, 30))


@pytest.mark.slow
@pytest.mark.parametrize("lab_limits", [EVERYTHING, ("cash >= 0 USD", "ruin <= 0.1", *EVERYTHING[2:])])
def test_on_central_the_search_is_no_worse_than_a_grid_on_the_same_futures(lab_limits):
    tried, luck = trials(lab_limits), Luck(32, 7)
    box = tried.wanted.box
    found = search(lambda point: tried.score(point, luck), box, tried.own, 60, 7)
    axes = [[side.at(part) for part in (0, 1 / 3, 2 / 3, 1)] for side in box]
    best = max((tried.score(point, luck) for point in itertools.product(*axes)), key=lambda score: score.rank)
    assert found.tried[0].score.rank >= best.rank
