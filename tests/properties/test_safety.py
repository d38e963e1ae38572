"""What must hold of safety whatever is assumed, and what its levers do, on the same luck."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.worth.headline import make_headlines
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario
from tests.world.futures import central, shaken

DRAWS = 200  # in float64: each scenario here would be a program of its own, which takes longer to compile
HEADLINE_DRAWS = 400
SEEDS = range(3)
KEPT = OutputSet(
    monthly=(
        "breaks_word",
        "catastrophe_hazard",
        "company_revenue",
        "control",
        "control_gap",
        "is_paused",
        "lab_horizon",
        "launches",
        "probability_without_catastrophe",
        "policy_bars",
        "policy_held",
        "safety_effort",
        "safety_standing",
    ),
    closing=("is_alive", "wind_down_value"),
)


@cache
def world(name: str) -> Scenario:
    read = sixteenth.read(name)
    return read.keeping("safety", KEPT)


def run(scenario: Scenario) -> Result:
    return sixteenth.run(scenario, draws=DRAWS, output_set="safety", back_end="numpy")


@cache
def result(name: str, **values: float) -> Result:
    return run(world(name).with_(**values))


def odds(name: str, **values: float) -> Any:
    """Return each future's odds of a catastrophe within the run."""
    return 1 - np.asarray(result(name, **values)["probability_without_catastrophe"][-1], float)


def mean(found: Result, name: str, month: int = -1) -> float:
    return float(np.asarray(found[name][month], float).mean())


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_flags_and_odds_stay_what_they_are(seed):
    futures = shaken(seed)
    for name in ("safety_effort", "share_of_adopters", "probability_without_catastrophe", "imitation_probability"):
        if name in futures.result.monthly:
            assert 0 <= futures[name].min() <= futures[name].max() <= 1, name
    for name in ("policy_held", "policy_bars", "may_deploy", "is_spared", "breaks_word"):
        assert set(np.unique(futures[name])) <= {0, 1}, name
    assert (np.diff(futures["probability_without_catastrophe"], axis=0) <= 0).all()
    assert (np.diff(futures["control"], axis=0) >= 0).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_hazard_is_bounded_just_where_the_lead_over_control_is(seed):
    """No lab's lead above g keeps the hazard below n h0 exp(eta g), and a lead of g alone makes it h0 exp(eta g)."""
    futures = shaken(seed)
    labs = futures["control_gap"].shape[1]
    slope, edge = futures.drawn("hazard_per_doubling"), futures["hazard_at_the_edge"]
    alive = np.where(futures["is_alive"] > 0, futures["control_gap"], -np.inf).max(axis=1)
    one = edge * np.exp(slope * alive)
    assert (futures["catastrophe_hazard"] <= labs * one * (1 + 1e-9)).all()
    assert (futures["catastrophe_hazard"] >= one * (1 - 1e-9)).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_odds_are_the_product_of_what_each_month_leaves(seed):
    futures = shaken(seed)
    hazard = futures["catastrophe_hazard"]
    expected = np.exp(-np.cumsum(hazard, axis=0))[:-1]
    np.testing.assert_allclose(futures["probability_without_catastrophe"][1:], expected, rtol=1e-9, atol=1e-12)


odds_within = st.floats(0.001, 0.9)
ratios = st.floats(0.0, 0.95)
paces = st.floats(0.02, 0.5)


@given(odds_within, ratios, paces)
def test_at_todays_pace_a_window_has_the_odds_that_are_believed(believed, ratio, pace):
    """A closed form: a lab at the edge whose lead grows steadily comes to the odds that the hazard was made from."""
    values: Mapping[str, Any] = {
        "control_ratio": ratio,
        "capability_pace_today": pace,
        "hazard_per_doubling": 0.35,
        "least_hazard_growth": 1e-4,
        "catastrophe_probability_window": 120,
        "catastrophe_probability_today": believed,
        "weight_of_labs_today": 1.0,
    }
    edge = float(evaluate(central().world, "hazard_at_the_edge", values))
    growth = float(evaluate(central().world, "hazard_growth_today", dict(list(values.items())[:4])))
    steps = (np.arange(120_000) + 0.5) / 1000
    total = edge * np.exp(growth * steps).sum() / 1000
    assert 1 - np.exp(-total) == pytest.approx(believed, rel=1e-5)


gains = st.floats(-1, 1)


@given(gains, st.floats(0, 60))
def test_the_fermi_rule_is_fair_and_rises(gain, slope):
    ask = {"gain_from_a_policy": [gain, -gain, gain + 0.1], "intensity_of_choice": slope}
    up, down, more = np.ravel(evaluate(world("race_to_the_top").world, "imitation_probability", ask))
    assert up + down == pytest.approx(1)
    assert more >= up


best = st.floats(0.001, 2)


@given(best, best)
def test_the_best_reply_is_the_best(worth, cost):
    ask = {"worth_of_care": worth, "cost_of_lost_pace": cost, "urgency": [1.0]}
    (effort,) = np.ravel(evaluate(world("race_to_the_top").world, "effort_wanted", ask))
    others = np.linspace(0.0005, 0.9995, 2000)
    gain = worth * np.log(others) + cost * np.log1p(-others)
    assert worth * np.log(effort) + cost * np.log1p(-effort) >= gain.max() - 1e-9


def test_central_spans_the_survey_and_says_that_it_is_judgement():
    """AI researchers, AI Impacts 2023: a median of 5 %, a mean of 14 %; 2,000 futures agree, with .141 +/- .006."""
    own = odds("central")
    assert np.quantile(own, 0.05) < 0.05 < np.quantile(own, 0.9)
    assert np.median(own) < 0.14 < np.quantile(own, 0.95)
    assert own.mean() > 0.05
    assert own.mean() == pytest.approx(0.14, abs=2 * own.std(ddof=1) / np.sqrt(DRAWS))
    for name in ("catastrophe_probability_today", "control_ratio", "hazard_per_doubling", "control_today"):
        assert central().values[name].card.kind == "judgement"


def test_what_is_drawn_agrees_with_the_odds():
    found = result("central")
    drawn = (found.endings()[1] == 1).mean()
    assert drawn == pytest.approx(odds("central").mean(), abs=3 * np.sqrt(odds("central").mean() / DRAWS))


def test_catastrophes_count_as_not_back_and_leave_the_books_alone():
    heads = make_headlines(sixteenth.run("central", draws=HEADLINE_DRAWS, output_set="headline", back_end="numpy"))
    assert len({head.catastrophe_of_100 for head in heads}) == 1
    assert all(head.back_of_100 <= 100 - head.catastrophe_of_100 for head in heads)


def test_mechanisms_alone_tell_the_races_apart():
    bottom, top = result("race_to_the_bottom"), result("race_to_the_top")
    assert mean(bottom, "safety_effort") < 0.005
    assert mean(top, "safety_effort") > 0.2
    assert mean(bottom, "policy_held") < 0.2
    assert mean(top, "policy_held") > 0.8
    assert odds("race_to_the_top").mean() < odds("central").mean() / 3
    assert odds("race_to_the_bottom").mean() > 1.5 * odds("central").mean()


def test_a_norm_and_paying_customers_raise_effort_and_secrets_raise_odds():
    without, with_norm = result("race_to_the_bottom"), result("race_to_the_bottom", norm=0.15)
    assert mean(with_norm, "safety_effort") > mean(without, "safety_effort") + 0.05
    paid = result("race_to_the_bottom", trust_weight=0.3)
    assert mean(paid, "safety_effort") > mean(without, "safety_effort") + 0.03
    assert odds("race_to_the_top", safety_openness=0.0).mean() > 2 * odds("race_to_the_top").mean()


def test_shared_research_on_control_and_published_capability_are_two_choices():
    assert (
        odds("central", safety_openness=1.0).mean()
        < odds("central").mean()
        < odds("central", safety_openness=0.0).mean()
    )
    behind = [result("central", capability_published=each)["lab_horizon"] for each in (1.0, 4.0)]
    lead = [float((each.max(axis=1) - each.min(axis=1))[36].mean()) for each in behind]
    assert lead[1] < lead[0]


def test_a_policy_kept_holds_launches_to_what_is_controlled():
    found = result("policies_kept")
    assert not (found["launches"] * (found["policy_bars"] > 0)).any()
    assert not found["breaks_word"].any()
    bars = np.asarray(found["policy_bars"])
    assert bars.any()
    assert odds("policies_kept").mean() < odds("central").mean() / 2


def test_a_broken_word_is_broken_once_by_one_lab_and_costs_it_standing():
    found = result("broken_word")
    broken = np.asarray(found["breaks_word"], float)
    lab = found.labels["lab"].index("Anthropic")
    assert broken.sum(axis=0).max() == 1
    assert broken[:, [at for at in range(broken.shape[1]) if at != lab]].sum() == 0
    futures = broken[:, lab].any(axis=0)
    assert futures.mean() > 0.2
    standing = np.asarray(found["safety_standing"], float)[60, lab]
    assert standing[futures].mean() < standing[~futures].mean() - 0.1
    assert not (np.asarray(found["policy_held"])[-1, lab][futures]).any()


def test_an_agreed_pause_halts_all_and_lowers_the_odds():
    found, months = result("agreed_pause"), slice(18, 30)
    assert np.asarray(found["is_paused"])[months].all()
    assert not np.asarray(found["launches"])[months].any()
    assert odds("agreed_pause").mean() < odds("one_lab_pauses").mean() < odds("central").mean()


def test_a_pause_until_control_catches_up_bounds_the_lead():
    gap = np.asarray(result("pause_until_control")["lab_horizon"] - result("pause_until_control")["control"])
    most = np.asarray(result("central")["lab_horizon"] - result("central")["control"])
    assert np.quantile(gap[-1], 0.99) < 6 < np.quantile(most[-1], 0.99)
    assert odds("pause_until_control").mean() < odds("agreed_pause").mean() / 2


def test_one_labs_pause_is_its_rivals_gain():
    paused, base = result("one_lab_pauses"), result("central")
    share = [
        np.asarray(each["company_revenue"], float)[30] / np.asarray(each["company_revenue"], float)[30].sum(axis=0)
        for each in (paused, base)
    ]
    lab = base.labels["lab"].index("Anthropic")
    assert share[0][lab].mean() < share[1][lab].mean() - 0.05
    rivals = [at for at in range(len(base.labels["lab"])) if at != lab]
    assert (share[0][rivals].mean(axis=1) >= share[1][rivals].mean(axis=1)).all()


def test_without_safety_all_other_luck_and_the_books_are_the_same(tmp_path):
    """Central holds effort and bars nothing, so that only the count of catastrophes differs."""
    file = tmp_path / "without.toml"
    text = 'title = "Without"\nclaim = "Nobody models safety."\nparent = "central"\n\n[subjects]\nsafety = false\n'
    file.write_text(text, encoding="utf-8")
    own: dict[str, Any] = {"draws": 32, "output_set": "headline", "back_end": "numpy"}  # the other rounds by program
    modelled, without = (sixteenth.run(name, **own) for name in ("central", str(file)))
    for name, closing in without.closing.items():
        np.testing.assert_array_equal(modelled.closing[name], closing, err_msg=name)
    assert make_headlines(without)[0].catastrophe_of_100 == 0


def test_effort_that_is_ruled_lowers_the_odds_and_is_reached():
    ruled = world("central").choosing(safety_effort="ruled").keeping("safety", KEPT)
    lost = []
    for effort in (0.02, 0.1, 0.4):
        found = run(ruled.with_(effort_ruled=effort))
        np.testing.assert_allclose(found["safety_effort"][-1], effort, rtol=1e-3)
        lost.append(1 - mean(found, "probability_without_catastrophe"))
    assert lost[0] > mean_odds("central") > lost[1] > lost[2]


def mean_odds(name: str) -> float:
    return float(odds(name).mean())
