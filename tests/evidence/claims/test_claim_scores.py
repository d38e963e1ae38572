"""Records of who gave odds, against sums done by hand."""

import math

import pytest

from sixteenth.evidence.claims.claim_scores import LINE, MODEL, OWN, Said, bins_of, records_of


def test_each_is_scored_on_the_claims_they_spoke_of():
    said = [
        Said("a", {MODEL: 0.8, LINE: None, OWN: 1.0}, 1000, came_true=True),
        Said("b", {MODEL: 0.4, LINE: 0.5}, 1000, came_true=False),
    ]
    model, line, own = records_of(said)
    assert [each.name for each in (model, line, own)] == [MODEL, LINE, OWN]
    assert (model.score.claims, line.score.claims, own.score.claims) == (2, 1, 1)
    assert model.score.brier == pytest.approx((0.2**2 + 0.4**2) / 2)
    assert model.score.log == pytest.approx(-(math.log2(0.8) + math.log2(0.6)) / 2, abs=1e-3)
    assert own.score.brier == 0.0
    assert own.score.log == pytest.approx(-math.log2(1000.5 / 1001))
    assert {(each.coin.brier, each.coin.log) for each in (model, line, own)} == {(0.25, 1.0)}


def test_nothing_said_is_no_record():
    assert records_of([]) == ()
    assert records_of([Said("a", {MODEL: None}, came_true=True)]) == ()


def test_odds_near_each_other_stand_together():
    low, high = bins_of([(0.0, False), (0.1, True), (1.0, True), (0.85, True)])
    assert (low.low, low.high, low.claims, low.mean, low.came_true) == (0.0, 0.2, 2, 0.05, 0.5)
    assert (high.low, high.claims, high.mean, high.came_true) == (0.8, 2, 0.925, 1.0)
