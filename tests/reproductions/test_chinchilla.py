"""The scaling law of losses: what was published comes out, and closed forms hold against search and brute force."""

from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, minimize_scalar
from scipy.special import huber, logsumexp

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.chinchilla import (
    GRID,
    Law,
    Runs,
    _Objective,
    bootstrap,
    fit,
    frontier_exponent,
    misfit,
    optimum,
    read_runs,
    reducible_left,
    size_power,
)
from sixteenth.reproductions.published import read_publication
from tests.data import DATA, needs
from tests.reproductions.rows import rows_of

FILE = DATA / "chinchilla_figure4.csv"
needs_runs = needs(FILE.name)

laws = st.builds(
    Law,
    size_scale=st.floats(50, 3e3),
    token_scale=st.floats(50, 3e3),
    floor=st.floats(0.5, 2.5),
    size_exponent=st.floats(0.2, 0.6),
    token_exponent=st.floats(0.2, 0.6),
)
# Laws whose three parts are all to be seen at a billion parameters and ten billion tokens.
visible_laws = st.builds(
    lambda by_size, by_token, floor, alpha, beta: Law(by_size * 1e9**alpha, by_token * 1e10**beta, floor, alpha, beta),
    st.floats(0.3, 1),
    st.floats(0.3, 1),
    st.floats(1, 2),
    st.floats(0.3, 0.5),
    st.floats(0.3, 0.5),
)
computes = st.floats(18, 28).map(lambda power: 10**power)


def runs_of(law: Law, count: int = 60, noise: float = 0.0, seed: int = 0) -> Runs:
    """Draw runs of many sizes whose losses follow a law, with luck in proportion."""
    generator = np.random.default_rng(seed)
    sizes, tokens = 10 ** generator.uniform(7.5, 10.5, count), 10 ** generator.uniform(8.5, 11.5, count)
    losses = (law.floor + law.reducible(sizes, tokens)) * np.exp(noise * generator.standard_normal(count))
    return Runs(sizes, tokens, losses)


def huber_misfit(law: Law, runs: Runs, threshold: float) -> float:
    """Add up Huber's losses with scipy's own functions, from the formula as it is printed."""
    parts = [
        np.log(law.size_scale) - law.size_exponent * np.log(runs.parameters),
        np.log(law.token_scale) - law.token_exponent * np.log(runs.tokens),
        np.full(len(runs.losses), np.log(law.floor)),
    ]
    return float(huber(threshold, logsumexp(parts, axis=0) - np.log(runs.losses)).sum())


@needs_runs
def test_what_was_published_comes_out():
    publication = read_publication("chinchilla")
    rows = rows_of("chinchilla")
    assert [row for row in rows if row.is_miss] == []
    assert {row.id for row in rows} == {case.id for case in publication.cases}


@needs_runs
def test_the_printed_refit_is_above_the_minimum_by_as_much_as_is_told():
    runs = read_runs(FILE, dropped=5)
    printed = misfit(Law(482.01, 2085.43, 1.8172, 0.3478, 0.3658), runs)
    assert printed == pytest.approx(0.0010228, abs=5e-8)
    assert misfit(Law(406.4, 410.7, 1.69, 0.34, 0.28), runs) == pytest.approx(0.0041, abs=5e-5)
    assert misfit(fit(runs), runs) < printed


@needs_runs
def test_the_one_most_promising_start_already_leads_to_the_minimum():
    runs = read_runs(FILE, dropped=5)
    assert misfit(fit(runs, starts=1), runs) == pytest.approx(misfit(fit(runs), runs), abs=1e-12)


@needs_runs
@pytest.mark.slow
def test_all_starts_of_the_grid_give_the_same_minimum():
    runs = read_runs(FILE, dropped=5)
    everywhere, default = fit(runs, starts=len(GRID)), fit(runs)
    assert misfit(default, runs) == pytest.approx(misfit(everywhere, runs), abs=1e-14)
    assert astuple(default) == pytest.approx(astuple(everywhere), rel=1e-6)


@needs_runs
def test_scales_and_exponents_move_together_over_draws_and_only_joint_draws_tell_the_optimum():
    drawn = bootstrap(read_runs(FILE, dropped=5), draws=60, seed=3)
    columns = np.array([astuple(law) for law in drawn])
    assert np.corrcoef(np.log(columns[:, 0]), columns[:, 3])[0, 1] > 0.99
    assert np.corrcoef(np.log(columns[:, 1]), columns[:, 4])[0, 1] > 0.99
    generator = np.random.default_rng(0)
    apart = [Law(*map(float, row)) for row in np.array([generator.permutation(column) for column in columns.T]).T]
    spreads = [np.std([np.log(optimum(law, 1e24).parameters) for law in each]) for each in (drawn, apart)]
    assert spreads[0] < spreads[1] / 3


@needs_runs
def test_runs_drawn_again_are_fitted_as_well_as_from_many_starts():
    runs = read_runs(FILE, dropped=5)
    rows = np.random.default_rng(11).integers(0, len(runs.losses), len(runs.losses))
    drawn = runs.take(rows)
    (law,) = bootstrap(runs, draws=1, seed=11)
    assert misfit(law, drawn) == pytest.approx(misfit(fit(drawn), drawn), abs=1e-12)


@needs_runs
def test_the_highest_losses_are_those_dropped():
    every, fewer = read_runs(FILE), read_runs(FILE, dropped=5)
    assert len(every.losses) == 245
    assert len(fewer.losses) == 240
    assert fewer.losses.max() < np.sort(every.losses)[-5]


@given(law=laws, compute=computes)
def test_the_optimum_is_where_a_search_finds_it(law, compute):
    found = optimum(law, compute)
    assert found.parameters * found.tokens * 6 == pytest.approx(compute)

    def loss(log_parameters: float) -> float:
        parameters = np.exp(log_parameters)
        return law.floor + float(law.reducible(parameters, compute / 6 / parameters))

    middle = np.log(found.parameters)
    search = minimize_scalar(loss, bounds=(middle - 5, middle + 4), method="bounded", options={"xatol": 1e-9})
    assert found.loss == pytest.approx(loss(middle), rel=1e-12)
    assert found.loss == pytest.approx(search.fun, rel=1e-9)
    assert middle == pytest.approx(search.x, abs=1e-3)


@given(law=laws, compute=computes, multiple=st.floats(0.01, 1e4))
def test_more_compute_takes_the_same_part_of_the_reducible_loss_from_anywhere(law, compute, multiple):
    before, after = optimum(law, compute), optimum(law, compute * multiple)
    left = (after.loss - law.floor) / (before.loss - law.floor)
    assert reducible_left(law, multiple) == pytest.approx(left, rel=1e-9, abs=1e-12)
    assert after.parameters / before.parameters == pytest.approx(multiple ** size_power(law))


@given(law=laws)
def test_the_frontier_is_no_steeper_than_half_its_steeper_part(law):
    exponents = (law.size_exponent, law.token_exponent)
    assert min(exponents) / 2 <= frontier_exponent(law) * (1 + 1e-12)
    assert frontier_exponent(law) <= max(exponents) / 2 * (1 + 1e-12)


@given(law=laws, seed=st.integers(0, 2**32 - 1), threshold=st.floats(1e-4, 1))
def test_the_objective_is_that_of_the_printed_formula(law, seed, threshold):
    runs = runs_of(law, noise=0.05, seed=seed)
    other = replace(law, floor=law.floor * 1.1)
    assert misfit(other, runs, threshold) == pytest.approx(huber_misfit(other, runs, threshold), rel=1e-9, abs=1e-15)


@given(law=laws, seed=st.integers(0, 2**32 - 1))
def test_the_gradient_is_that_of_finite_differences(law, seed):
    objective = _Objective(runs_of(law, noise=0.1, seed=seed), threshold=0.05)
    centred = objective.shifted(np.array([*np.log(astuple(law)[:3]), *astuple(law)[3:]]), -1) + 0.01
    value, gradient = objective.slope(centred)
    numeric = approx_fprime(centred, lambda point: objective.slope(point)[0], 1e-7)
    assert gradient == pytest.approx(numeric, rel=1e-3, abs=1e-3)
    assert objective.values(objective.shifted(centred, 1)[None])[0] == pytest.approx(value * 0.05)


@settings(max_examples=12)
@given(law=visible_laws, seed=st.integers(0, 2**32 - 1))
def test_a_law_comes_back_out_of_the_losses_it_gave(law, seed):
    found = fit(runs_of(law, seed=seed), starts=20)
    assert astuple(found) == pytest.approx(astuple(law), rel=1e-3)


@settings(max_examples=6)
@given(law=visible_laws, seed=st.integers(0, 2**32 - 1))
def test_no_law_nearby_fits_better_than_the_best(law, seed):
    runs = runs_of(law, noise=0.02, seed=seed)
    found = fit(runs, starts=20)
    generator = np.random.default_rng(seed)
    for _ in range(200):
        nearby = Law(*map(float, np.array(astuple(found)) * np.exp(1e-3 * generator.standard_normal(5))))
        assert misfit(nearby, runs) >= misfit(found, runs) - 1e-15


def test_the_same_seed_draws_the_same_laws():
    runs = runs_of(Law(400, 400, 1.7, 0.34, 0.28), noise=0.02)
    assert bootstrap(runs, draws=2, seed=5) == bootstrap(runs, draws=2, seed=5)
    assert bootstrap(runs, draws=2, seed=5) != bootstrap(runs, draws=2, seed=6)


def test_runs_that_show_no_part_of_the_law_have_no_fit():
    flat = Runs(np.geomspace(1e8, 1e10, 12), np.geomspace(1e10, 1e9, 12), np.full(12, 2.0))
    with pytest.raises(OutsideDomain, match="the law's"):
        fit(flat, starts=3)


LAW = Law(400, 400, 1.7, 0.34, 0.28)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: Law(0, 400, 1.7, 0.34, 0.28), "size scale is 0"),
        (lambda: Law(400, 400, 1.7, -0.34, 0.28), "size exponent is -0.34"),
        (lambda: Law(400, 400, float("inf"), 0.34, 0.28), "floor is inf"),
        (lambda: optimum(LAW, 0), "compute is 0"),
        (lambda: optimum(LAW, float("nan")), "compute is nan"),
        (lambda: reducible_left(LAW, -1), "multiple of compute is -1"),
        (lambda: misfit(LAW, runs_of(LAW), threshold=0), "threshold is 0"),
        (lambda: fit(runs_of(LAW), starts=0), "number of starts is 0"),
        (lambda: bootstrap(runs_of(LAW), draws=0, seed=0), "number of draws is 0"),
        (lambda: runs_of(LAW, count=5), r"\[5\] runs"),
        (lambda: Runs(np.ones(7), np.ones(7), np.ones(8)), r"\[7, 8\] runs"),
        (lambda: Runs(np.ones(7), np.ones(7), np.zeros(7)), "losses is 0"),
    ],
)
def test_outside_its_domain_it_refuses(call, named):
    with pytest.raises(OutsideDomain, match=named):
        call()


def test_too_few_runs_or_less_than_none_dropped_are_refused(tmp_path):
    file = tmp_path / "runs.csv"
    file.write_text("Model Size,Training FLOP,loss\n" + "1e9,6e19,3.0\n" * 8, encoding="utf-8")
    assert read_runs(file, dropped=2).tokens == pytest.approx(np.full(6, 1e10))
    with pytest.raises(OutsideDomain, match=r"\[0\] runs"):
        read_runs(file, dropped=9)
    with pytest.raises(OutsideDomain, match="-1 runs to drop"):
        read_runs(file, dropped=-1)
