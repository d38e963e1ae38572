"""Who leaves, what peers mind, what rivals bid: against integrals, crowds of people, and sums over each of them."""

from math import exp, inf, log, nan, pi, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import minimize_scalar

import sixteenth
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.evidence.curves.fit_talent import MOVES, RETAINED, published_world
from sixteenth.evidence.facts_read.read_facts import find_fact
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.retention import cohort, contest_bid, inequity_loss, quit_probability
from tests.reproductions.rows import rows_of

missions, pay_weights, offers = st.floats(-5, 10), st.floats(0, 3), st.floats(0.1, 100)
spreads = st.floats(0.01, 5)
REPORTED = "2025-05-20"


def mean_over_people(attached, spread):
    """Integrate the odds to leave over a normal spread of what keeps people."""
    kink = min(max(-attached / spread, -11.0), 11.0)
    found, _ = quad(
        lambda z: exp(-z * z / 2) / sqrt(2 * pi) / (1 + exp(attached + spread * z)),
        -14,
        14,
        limit=400,
        epsabs=1e-13,
        epsrel=1e-12,
        points=sorted({0.0, kink}),
    )
    return found


def test_every_published_number_comes_out_but_for_those_that_are_known_not_to():
    rows = rows_of("retention")
    assert [row for row in rows if row.is_miss] == []
    known = [row for row in rows if row.known_difference]
    assert len(known) == 1
    assert [row for row in known if row.is_ok] == []


def test_the_published_retention_and_moves_are_the_facts():
    cases = {case.id: case.published for case in read_publication("retention").cases}
    for lab in RETAINED:
        fact = find_fact(f"talent/retention_2yr/{lab}/{REPORTED}")
        assert cases["cohort.retention"][f"still there after two years: {lab}, percent"] == fact.value
    for entity in MOVES.values():
        fact = find_fact(f"talent/flow_ratio/{entity}/{REPORTED}")
        assert cases["cohort.moves"][f"{entity}, ratio"] == fact.value


def test_a_cohort_followed_person_by_person_keeps_nearly_as_many():
    """The world moves means; here each of many people has a mission of their own, and the less attached leave first."""
    central = sixteenth.read("central")
    given_values = dict(published_world(central))
    for name in ("vacancy_share", "offer_multiple", "exogenous_quit_share", "asked_share"):
        given_values[name] = evaluate(central.world, name, given_values)
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    for lab in RETAINED:
        number = central.settings.labels["lab"].index(lab)
        mission = given_values["mission_of_lab"][number] + given_values["mission_spread"] * nodes
        offer = given_values["offer_multiple"][number]
        tempted = [quit_probability(each, float(given_values["pay_weight"]), offer) for each in mission]
        drift = given_values["exogenous_quit_share"][number]
        leaves = drift + (1 - drift) * given_values["asked_share"][:, None] * np.array(tempted)
        stays = ((1 - leaves) ** 24 * weights).sum(axis=1) / weights.sum()
        kept = 100 * float((stays * given_values["grade_share"]).sum())
        assert cohort()[f"still there after two years: {lab}, percent"] == pytest.approx(kept, abs=0.8)


@given(missions, pay_weights, offers)
def test_alike_people_leave_by_a_logit_of_the_offer(mission, pay_weight, offer):
    odds = quit_probability(mission, pay_weight, offer)
    assert log(odds / (1 - odds)) == pytest.approx(pay_weight * log(offer) - mission, abs=1e-6)
    assert quit_probability(mission, pay_weight, 2 * offer) >= odds
    assert quit_probability(mission + 1, pay_weight, offer) < odds


@given(missions, pay_weights, offers, spreads)
def test_people_who_differ_leave_nearly_as_the_integral_over_them_says(mission, pay_weight, offer, spread):
    exact = mean_over_people(mission - pay_weight * log(offer), spread)
    error = abs(quit_probability(mission, pay_weight, offer, spread) - exact)
    assert error < 0.016
    if spread <= 1:
        assert error < 0.005


@settings(max_examples=20)
@given(missions, pay_weights, offers, spreads, st.integers(0, 2**32 - 1))
def test_a_crowd_that_is_asked_leaves_as_the_integral_says(mission, pay_weight, offer, spread, seed):
    crowd = 20_000
    chance = np.random.default_rng(seed)
    attached = chance.normal(mission - pay_weight * log(offer), spread, crowd)
    left = chance.logistic(size=crowd) > attached  # each goes where offer and own luck outweigh what keeps them
    expected = mean_over_people(mission - pay_weight * log(offer), spread)
    error = sqrt(max(expected * (1 - expected), 1 / crowd) / crowd)
    assert left.mean() == pytest.approx(expected, abs=5 * error)
    assert quit_probability(mission, pay_weight, offer, spread) == pytest.approx(left.mean(), abs=5 * error + 0.016)


def test_the_published_averages_are_integrals():
    cases = {case.id: case for case in read_publication("retention").cases}
    for name in ("leave.people_differ", "leave.people_differ_and_are_asked_well", "leave.few_do"):
        told = cases[name].given
        exact = mean_over_people(told["mission"] - told["pay_weight"] * log(told["offer"]), told["spread"])
        assert cases[name].published["odds to leave"] == pytest.approx(exact, abs=1e-11)


@given(st.floats(0, 4), st.floats(1, 50), st.integers(2, 60), st.floats(0, 1))
def test_the_loss_of_a_peer_is_the_sum_over_all_who_are_paid_more(envy, multiple, group, part):
    matched = round(part * (group - 1))
    pay = np.ones(group)
    pay[:matched] = multiple
    peer = pay[-1]
    minded = envy / (group - 1) * np.maximum(pay - peer, 0).sum()
    assert inequity_loss(envy, multiple, matched, group) == pytest.approx(minded, rel=1e-9, abs=1e-12)


@given(st.integers(2, 40), st.floats(0.1, 1e6))
def test_no_rival_would_rather_bid_otherwise(rivals, prize):
    bid = contest_bid(rivals, prize)
    others = (rivals - 1) * bid

    def loses(own):
        return own - prize * own / (own + others)

    searched = minimize_scalar(loses, bounds=(0, prize), method="bounded", options={"xatol": 1e-9 * prize})
    assert loses(bid) <= searched.fun + 1e-9 * prize
    assert searched.x == pytest.approx(bid, rel=1e-3)


@given(st.floats(0.1, 1e6))
def test_many_rivals_spend_nearly_the_whole_prize_and_one_alone_spends_nothing(prize):
    spent = [rivals * contest_bid(rivals, prize) for rivals in (1, 2, 4, 8, 1000)]
    assert spent == sorted(spent)
    assert spent[0] == 0
    assert spent[-1] == pytest.approx(prize, rel=2e-3)
    assert spent[-1] < prize


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: quit_probability(1, 1, 0), "an offer of 0 times own pay"),
        (lambda: quit_probability(1, 1, inf), "an offer of inf times own pay"),
        (lambda: quit_probability(701, 1, 1), "an attachment, less the offer, of 701"),
        (lambda: quit_probability(nan, 1, 1), "an attachment, less the offer, of nan"),
        (lambda: quit_probability(1, -1, 1), "pay_weight is -1"),
        (lambda: quit_probability(1, 1, 1, spread=6), "mission_spread is 6"),
        (lambda: inequity_loss(0.85, 10, 1, 1), "a group of 1"),
        (lambda: inequity_loss(0.85, 10, 100, 100), "100 matched of 100"),
        (lambda: inequity_loss(0.85, 10, -1, 100), "-1 matched of 100"),
        (lambda: inequity_loss(0.85, 0.5, 1, 100), "a multiple of 0.5"),
        (lambda: inequity_loss(-1, 10, 1, 100), "inequity_aversion is -1"),
        (lambda: contest_bid(0, 100), "0 rivals"),
        (lambda: contest_bid(2, -1), "a prize of -1"),
        (lambda: contest_bid(2, inf), "a prize of inf"),
        (lambda: cohort("interview_arithmetic"), "the scenario 'interview_arithmetic' does not model"),
    ],
)
def test_outside_its_domain_it_says_so(asked, told):
    with pytest.raises(OutsideDomain, match=told):
        asked()
