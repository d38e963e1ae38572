"""What moves an answer: rank correlations that are known beforehand, and shares that add up."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import sixteenth
from sixteenth.measures.ranked import scores_of_fit
from sixteenth.measures.spread import MONTHLY_LUCK, Movers, what_moves
from tests.engine.worlds import LEMONADE
from tests.scenarios.fitted_lemonade import RANK, copied_to, joint_draws, with_fit

DRAWS = 800


@pytest.fixture(scope="module")
def scenario() -> Any:
    return sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)


@pytest.fixture(scope="module")
def job(scenario) -> Any:
    return sixteenth.prepare(scenario, draws=DRAWS, back_end="numpy")


def drawn(job: Any, name: str, *labels: str) -> Any:
    at = [(row.name, row.labels) for row in job.table.rows].index((name, labels))
    return job.table.sample(job.options.seed, np.arange(DRAWS))[at]


def share_of(movers: Movers, kind: str) -> float:
    return dict(movers.by_kind)[kind].share


@pytest.mark.parametrize(
    ("name", "kind"), [("thirst", "estimated"), ("elasticity", "judgement"), ("cup_cost", "measured")]
)
@pytest.mark.parametrize("direction", [1, -1])
def test_what_rises_with_one_input_is_moved_by_it_alone(job, scenario, name, kind, direction):
    first, *others = what_moves(
        job, scenario, np.exp(3 * direction * drawn(job, name) / drawn(job, name).mean())
    ).inputs
    assert (first.name, first.labels, first.kind) == (name, (), kind)
    assert first.correlation == pytest.approx(direction)
    assert first.share == pytest.approx(1, abs=0.02)
    assert all(other.share < 0.02 for other in others)


def test_every_uncertain_input_is_told_once_the_strongest_first(job, scenario):
    movers = what_moves(job, scenario, drawn(job, "elasticity") - drawn(job, "thirst") / 1e4)
    told = [(mover.name, mover.labels) for mover in movers.inputs]
    assert sorted(told) == [("cup_cost", ()), ("elasticity", ()), ("rent", ("Ben",)), ("thirst", ())]
    shares = [mover.share for mover in movers.inputs]
    assert shares == sorted(shares, reverse=True)
    beyond = [1 - (1 - mover.correlation**2) * (DRAWS - 1) / (DRAWS - 2) for mover in movers.inputs]
    assert shares == pytest.approx(beyond)
    for kind, part in movers.by_kind[:-1]:
        assert part.share == pytest.approx(sum(mover.share for mover in movers.inputs if mover.kind == kind))


def test_a_label_with_a_source_of_its_own_has_its_kind(job, scenario):
    movers = what_moves(job, scenario, drawn(job, "rent", "Ben"))
    assert (movers.inputs[0].name, movers.inputs[0].kind) == ("rent", "judgement")
    assert movers.inputs[0].correlation == pytest.approx(1)
    assert movers.judgement.share > 0.95
    assert movers.inputs[0].is_clear


def test_labels_that_share_their_luck_count_once():
    scenario = sixteenth.read("central")
    job = sixteenth.prepare(scenario, draws=100, months=12, back_end="numpy")
    keys = {row.own_key for row in job.table.rows if row.distribution.shape != "point"}
    rows = [row for row in job.table.rows if row.distribution.shape != "point"]
    movers = what_moves(job, scenario, np.arange(100.0))
    told = [(mover.name, mover.labels) for mover in movers.inputs]
    assert len(told) == len(set(told)) == len(keys)
    assert len(keys) <= len(rows)
    assert {name for name, labels in told if labels == ()} >= {row.name for row in rows if row.distribution.shared}


@given(st.integers(0, 2**32 - 1), st.sampled_from([2, 10, 60, DRAWS]))
def test_kinds_and_luck_share_all_of_the_spread(seed, draws):
    made = sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)
    own = sixteenth.prepare(made, draws=draws, back_end="numpy")
    movers = what_moves(own, made, np.random.default_rng(seed).normal(size=draws))
    assert sum(part.share for _, part in movers.by_kind) == pytest.approx(1)
    assert movers.by_kind[-1][0] == MONTHLY_LUCK
    assert movers.judgement.is_known == (draws > 50)


def test_chance_alone_is_told_as_luck(job, scenario):
    movers = what_moves(job, scenario, np.random.default_rng(1).normal(size=DRAWS))
    assert share_of(movers, MONTHLY_LUCK) > 0.97
    assert not any(mover.is_clear for mover in movers.inputs)


@pytest.fixture(scope="module")
def central() -> Any:
    return sixteenth.read("central")


@pytest.mark.parametrize("draws", [50, 100, 400, 2000])
def test_inputs_explain_nothing_of_noise_at_any_number_of_draws(central, draws):
    """With 110 inputs, 0.2.0 explained 89 % of noise at 50 draws and 13 % at 400."""
    job = sixteenth.prepare(central, draws=draws, back_end="numpy")
    found = [what_moves(job, central, np.random.default_rng(seed).normal(size=draws)) for seed in range(6)]
    luck = [dict(movers.by_kind)[MONTHLY_LUCK] for movers in found]
    error = np.mean([part.standard_error for part in luck]) / np.sqrt(len(luck))
    assert abs(np.mean([part.share for part in luck]) - 1) < 3 * error
    assert sum(mover.is_clear for movers in found for mover in movers.inputs) <= 1
    assert all(part.is_known == (draws >= 400) for part in luck)


@pytest.mark.parametrize("draws", [100, 400, 2000])
def test_known_shares_are_found_at_any_number_of_draws_within_their_errors(central, draws):
    """A sum of ranks of two inputs and of luck: 50, 30 and 20 % of the spread."""
    job = sixteenth.prepare(central, draws=draws, back_end="numpy")
    rows = {(row.name, row.labels): number for number, row in enumerate(job.table.rows)}
    sampled = job.table.sample(job.options.seed, np.arange(draws))
    movers = what_moves(job, central, np.arange(float(draws)))
    kinds = {mover.kind: (mover.name, mover.labels) for mover in movers.inputs if (mover.name, mover.labels) in rows}
    judged, other = kinds["judgement"], kinds[next(kind for kind in kinds if kind != "judgement")]
    one, two = (np.argsort(np.argsort(sampled[rows[each]])) / draws for each in (judged, other))
    errors, found, named = [], [], []
    for seed in range(6):
        luck = np.argsort(np.random.default_rng(seed).normal(size=draws)) / draws
        movers = what_moves(job, central, np.sqrt(0.5) * one + np.sqrt(0.3) * two + np.sqrt(0.2) * luck)
        errors.append(movers.judgement.standard_error)
        found.append(movers.judgement.share)
        named.append({(mover.name, mover.labels) for mover in movers.inputs if mover.is_clear})
    assert abs(np.mean(found) - 0.5) < 3 * np.mean(errors)  # the inputs are the same in all six
    assert all(judged in each for each in named)
    assert all(len(each - {judged, other}) <= 1 for each in named)  # one of 20 runs names a stranger


def test_the_error_of_a_share_is_that_of_runs_over_again(scenario):
    found, errors = [], []
    for seed in range(60):
        job = sixteenth.prepare(scenario, draws=200, seed=seed, back_end="numpy")
        at = [(row.name, row.labels) for row in job.table.rows].index(("elasticity", ()))
        own = job.table.sample(seed, np.arange(200))[at]
        luck = np.random.default_rng(seed).normal(size=200)
        part = what_moves(job, scenario, own / own.std() + luck).judgement
        found.append(part.share)
        errors.append(part.standard_error)
    assert np.mean(errors) == pytest.approx(np.std(found), rel=0.3)
    assert np.mean(found) == pytest.approx(0.48, abs=0.03)


def test_few_draws_tell_no_share(scenario):
    for draws in (1, 2, 3):
        movers = what_moves(sixteenth.prepare(scenario, draws=draws, back_end="numpy"), scenario, np.arange(draws))
        assert not movers.judgement.is_known
        assert not any(mover.is_clear for mover in movers.inputs)


def test_judgement_is_what_moves_with_judgement(job, scenario):
    half = np.argsort(np.argsort(drawn(job, "elasticity"))) + np.argsort(np.argsort(drawn(job, "cup_cost")))
    movers = what_moves(job, scenario, half)
    assert movers.judgement.share == pytest.approx(0.5, abs=0.06)
    assert share_of(movers, "measured") == pytest.approx(0.5, abs=0.06)
    assert share_of(movers, "estimated") < 0.02


def test_an_outcome_that_never_moves_is_moved_by_nothing(job, scenario):
    movers = what_moves(job, scenario, np.zeros(DRAWS))
    assert {mover.share for mover in movers.inputs} == {0.0}
    assert not any(mover.is_clear for mover in movers.inputs)
    assert share_of(movers, MONTHLY_LUCK) == 1


def test_draws_that_stopped_being_numbers_are_left_out(job, scenario):
    outcome = np.where(np.arange(DRAWS) % 5 == 0, np.nan, drawn(job, "thirst"))
    assert what_moves(job, scenario, outcome).inputs[0].correlation == pytest.approx(1)
    assert share_of(what_moves(job, scenario, np.full(DRAWS, np.nan)), MONTHLY_LUCK) == 1


def test_the_inputs_are_those_of_the_plan_of_the_run(scenario):
    job = sixteenth.prepare(scenario, draws=DRAWS, back_end="numpy", sampling="sobol")
    at = [row.name for row in job.table.rows].index("thirst")
    outcome = job.table.sample(job.options.seed, np.arange(DRAWS), "sobol")[at]
    assert what_moves(job, scenario, outcome).inputs[0].correlation == pytest.approx(1)


def test_shares_of_correlated_inputs_add_up_to_what_they_explain_together(scenario):
    together = scenario.correlating({"thirst ~ elasticity": 0.9})
    job = sixteenth.prepare(together, draws=DRAWS, back_end="numpy")
    thirst, elasticity = (stats.rankdata(drawn(job, name)) for name in ("thirst", "elasticity"))
    movers = what_moves(job, together, thirst + elasticity)
    shares = {mover.name: mover.share for mover in movers.inputs}
    assert shares["thirst"] == pytest.approx(0.5, abs=0.05)
    assert shares["elasticity"] == pytest.approx(0.5, abs=0.05)
    together_only = 1 - 12 / np.pi * np.arcsin(1 / 4)  # ranks of a sum of two normals: 2 x (6 / pi) asin(1 / 4) apart
    assert share_of(movers, MONTHLY_LUCK) == pytest.approx(together_only, abs=0.04)
    by_one = what_moves(job, together, thirst)
    assert {mover.name: round(mover.correlation, 1) for mover in by_one.inputs[:2]} == {"thirst": 1, "elasticity": 0.9}
    assert sum(mover.share for mover in by_one.inputs) == pytest.approx(1, abs=0.05)


def test_shares_of_fitted_inputs_add_up_likewise_and_keep_their_kinds(tmp_path):
    together = with_fit(copied_to(tmp_path))  # two columns whose scores are correlated by RANK
    job = sixteenth.prepare(together, draws=DRAWS, back_end="numpy")
    thirst, elasticity = (stats.rankdata(drawn(job, name)) for name in ("thirst", "elasticity"))
    movers = what_moves(job, together, thirst + elasticity)
    own = {mover.name: mover for mover in movers.inputs}
    assert (own["thirst"].kind, own["elasticity"].kind) == ("estimated", "judgement")
    assert [own[name].share for name in ("thirst", "elasticity")] == pytest.approx([0.5, 0.5], abs=0.05)
    assert sum(mover.share for mover in what_moves(job, together, thirst).inputs) == pytest.approx(1, abs=0.05)


def test_scores_of_a_fit_are_correlated_as_its_rows_are_and_can_be_told_apart(tmp_path):
    draws = joint_draws()[1]
    copied = np.array([draws[0], draws[1], draws[1] / 1000])  # cup_cost says the same as thirst
    read = with_fit(copied_to(tmp_path), ["elasticity", "thirst", "cup_cost"], copied)
    rows = sixteenth.prepare(read, draws=DRAWS, back_end="numpy").table.rows
    found = scores_of_fit(rows)
    assert found is not None
    keys, scores = found
    order = [next(row.name for row in rows if row.own_key == key) for key in keys]
    at = [order.index(name) for name in ("elasticity", "thirst", "cup_cost")]
    assert scores[np.ix_(at, at)] == pytest.approx(np.array([[1, RANK, RANK], [RANK, 1, 1], [RANK, 1, 1]]), abs=0.02)
    assert np.linalg.eigvalsh(scores)[0] > 0
    assert scores_of_fit(rows[:1]) is None
