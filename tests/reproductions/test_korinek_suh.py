"""Korinek and Suh: the world's output against the best division of work, its wages against what a worker adds."""

from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.korinek_suh import Economy, produce, wage_collapse
from tests.reproductions.rows import rows_of

economies = st.builds(
    Economy,
    st.floats(0.02, 0.98),
    st.floats(0.1, 50),
    st.floats(0.1, 50),
    st.floats(0.1, 0.95),
    st.floats(0.1, 10),
)


def test_every_published_number_comes_out():
    rows = rows_of("korinek_suh")
    assert {"J2.0.4", "J2.0.5", "J2.0.75"} == {row.id for row in rows}
    assert [row for row in rows if not row.is_ok] == []


def output_of(economy, helping):
    """Make output from tasks alone, where so many workers do automated tasks beside the machines."""
    power = (economy.substitution - 1) / economy.substitution
    by_task = [  # what is done of each task, and how many tasks there are of the kind
        ((economy.capital + helping) / economy.automated, economy.automated),
        ((economy.labour - helping) / (1 - economy.automated), 1 - economy.automated),
    ]
    least = min(done for done, _ in by_task)
    together = sum(weight * (done / least) ** power for done, weight in by_task)
    return economy.productivity * least * together ** (1 / power)


@given(economies)
def test_output_is_the_most_that_any_division_of_work_makes(economy):
    """Brute force over how many workers do what machines can do, from the production function of tasks."""
    searched = minimize_scalar(
        lambda share: -output_of(economy, share * economy.labour),
        bounds=(0, 1 - 1e-9),
        method="bounded",
        options={"xatol": 1e-9},
    )
    best = max(-searched.fun, output_of(economy, 0.0))
    assert produce(economy).output == pytest.approx(best, rel=1e-6)


@given(economies)
def test_wage_and_return_are_what_one_more_unit_adds(economy):
    assume(abs(economy.automated - wage_collapse(economy)) > 1e-3)
    found, step = produce(economy), 1e-6

    def slope(what):
        amount = getattr(economy, what)
        more, less = (produce(replace(economy, **{what: amount * (1 + sign * step)})).output for sign in (1, -1))
        return (more - less) / (2 * step * amount)

    assert found.wage * economy.labour == pytest.approx(slope("labour") * economy.labour, abs=1e-7 * found.output)
    assert found.return_on_capital * economy.capital == pytest.approx(
        slope("capital") * economy.capital, abs=1e-7 * found.output
    )


@given(economies)
def test_income_exhausts_output(economy):
    found = produce(economy)
    paid = found.wage * economy.labour + found.return_on_capital * economy.capital
    assert paid == pytest.approx(found.output, rel=1e-9)


@given(economies, st.floats(0.1, 10), st.floats(0.1, 5))
def test_twice_of_all_makes_twice_and_productivity_raises_all_alike(economy, times, better):
    found = produce(economy)
    larger = produce(replace(economy, capital=economy.capital * times, labour=economy.labour * times))
    assert larger.output == pytest.approx(times * found.output, rel=1e-9)
    assert larger.wage == pytest.approx(found.wage, rel=1e-9)
    improved = produce(replace(economy, productivity=economy.productivity * better))
    for what in ("output", "wage", "return_on_capital"):
        assert getattr(improved, what) == pytest.approx(better * getattr(found, what), rel=1e-9)


@settings(max_examples=30)
@given(st.floats(1, 50), st.floats(0.1, 0.8))
def test_wages_rise_with_automation_and_then_collapse_to_what_a_machine_makes(capital, substitution):
    end = wage_collapse(Economy(0.5, capital))
    shares = np.concatenate([np.linspace(0.01, end - 1e-9, 40), np.linspace(end, 0.99, 5)])
    found = [produce(Economy(share, capital, 1, substitution)) for share in shares]
    wages = np.array([each.wage for each in found])
    top = int(np.argmax(wages))
    assert 0 < top < 39  # neither at first nor at the end
    assert (np.diff(wages[: top + 1]) > 0).all()
    assert (np.diff(wages[top:40]) < 0).all()
    assert wages[40:] == pytest.approx(1)
    assert wages[39] == pytest.approx(1, abs=1e-5)  # no jump
    outputs = np.array([each.output for each in found])
    assert (np.diff(outputs) > -1e-9).all()
    assert outputs[-1] == pytest.approx(capital + 1)
    shares_of_labour = wages / outputs
    assert (np.diff(shares_of_labour) < 1e-9).all()


@given(economies)
def test_more_capital_raises_wages_until_machines_do_the_same(economy):
    richer = produce(replace(economy, capital=2 * economy.capital))
    found = produce(economy)
    assert richer.wage >= found.wage * (1 - 1e-9)
    assert richer.return_on_capital <= found.return_on_capital * (1 + 1e-9)
    assert found.wage >= economy.productivity * (1 - 1e-9)
    assert found.return_on_capital <= economy.productivity * (1 + 1e-9)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: Economy(0, 3), "an automated share of 0"),
        (lambda: Economy(1, 3), "an automated share of 1"),
        (lambda: Economy(nan, 3), "an automated share of nan"),
        (lambda: Economy(0.5, 0), "a capital of 0"),
        (lambda: Economy(0.5, inf), "a capital of inf"),
        (lambda: Economy(0.5, 3, -1), "a labour of -1"),
        (lambda: produce(Economy(0.5, 3, substitution=1)), "substitution is 1"),
        (lambda: produce(Economy(0.5, 3, substitution=0.01)), "substitution is 0.01"),
        (lambda: produce(Economy(0.5, 3, productivity=0)), "productivity is 0"),
    ],
)
def test_outside_its_domain_it_says_so(asked, told):
    with pytest.raises(OutsideDomain, match=told):
        asked()
