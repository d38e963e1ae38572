"""What moves an answer: rank correlations that are known beforehand, and shares that add up."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.spread import MONTHLY_LUCK, Movers, what_moves
from tests.engine.worlds import LEMONADE

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
    return dict(movers.by_kind).get(kind, 0.0)


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
    beyond = [max(mover.correlation**2 - 1 / DRAWS, 0) for mover in movers.inputs]
    assert shares == pytest.approx([each / max(sum(beyond), 1) for each in beyond])
    for kind, share in movers.by_kind[:-1]:
        assert share == pytest.approx(sum(mover.share for mover in movers.inputs if mover.kind == kind))


def test_a_label_with_a_source_of_its_own_has_its_kind(job, scenario):
    movers = what_moves(job, scenario, drawn(job, "rent", "Ben"))
    assert (movers.inputs[0].name, movers.inputs[0].kind) == ("rent", "judgement")
    assert movers.inputs[0].correlation == pytest.approx(1)
    assert movers.judgement_share > 0.95


def test_labels_that_share_their_luck_count_once():
    scenario = sixteenth.read("central")
    job = sixteenth.prepare(scenario, draws=100, months=12, back_end="numpy")
    keys = {row.key for row in job.table.rows if row.distribution.shape != "point"}
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
    assert sum(share for _, share in movers.by_kind) == pytest.approx(1)
    assert all(-1e-12 <= share <= 1 + 1e-12 for _, share in movers.by_kind)
    assert movers.by_kind[-1][0] == MONTHLY_LUCK
    assert 0 <= movers.judgement_share <= 1


def test_chance_alone_is_told_as_luck(job, scenario):
    movers = what_moves(job, scenario, np.random.default_rng(1).normal(size=DRAWS))
    assert share_of(movers, MONTHLY_LUCK) > 0.97


def test_judgement_is_what_moves_with_judgement(job, scenario):
    half = np.argsort(np.argsort(drawn(job, "elasticity"))) + np.argsort(np.argsort(drawn(job, "cup_cost")))
    movers = what_moves(job, scenario, half)
    assert movers.judgement_share == pytest.approx(0.5, abs=0.06)
    assert share_of(movers, "measured") == pytest.approx(0.5, abs=0.06)
    assert share_of(movers, "estimated") < 0.02


def test_an_outcome_that_never_moves_is_moved_by_nothing(job, scenario):
    movers = what_moves(job, scenario, np.zeros(DRAWS))
    assert {mover.share for mover in movers.inputs} == {0.0}
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
