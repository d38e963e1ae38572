"""Operations are counted as they are written: whose, of which kind, on how many numbers, in every pass of a loop."""

from collections import Counter
from typing import Any

import jax
import jax.numpy as jnp

from benchmarks.central.operations import ENGINE, KINDS, SCOPE, counted, operations, with_scopes
from sixteenth.units import USDPerMonth
from tests.engine.worlds import Stand, declare, event, make_job, make_settings, make_world

MONTHS = 5


def counts_of(function: Any, *arrays: Any) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for name, kind, count in counted(jax.make_jaxpr(function)(*arrays).jaxpr):
        found[name, KINDS[kind]] += count
    return found


def test_each_kind_is_counted_under_the_name_of_its_equation():
    def function(x: Any) -> Any:
        with jax.named_scope(SCOPE + "demand"):
            bought = jax.jit(lambda price: jnp.exp(price) * 2 / price)(x)
        return bought + 1

    found = counts_of(function, jnp.ones((4, 2)))
    assert found == {
        ("demand", "exp, log, power"): 8,
        ("demand", "simple"): 8,
        ("demand", "divisions"): 8,
        (ENGINE, "simple"): 8,
    }


def test_a_loop_counts_as_often_as_it_turns_and_a_sum_by_what_it_adds_up():
    def function(x: Any) -> Any:
        return jax.lax.scan(lambda total, _: (total + (total * x).sum(), None), 0.0, None, length=MONTHS)[0]

    assert counts_of(function, jnp.ones((7,))) == {(ENGINE, "simple"): MONTHS * (7 + 7 + 1)}


def test_of_a_world_each_equation_has_its_own():
    def income(price: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
        return 2 * price

    def profit(income: USDPerMonth[Stand], rent: USDPerMonth) -> USDPerMonth[Stand]:
        return income - rent - rent

    world = make_world(
        income,
        profit,
        declared=(declare("price", USDPerMonth[Stand]), declare("rent", USDPerMonth)),
        monthly=("profit",),
    )
    settings = make_settings(
        {"price": 5, "rent": 3}, {"stand": ("Ana", "Ben", "Cem")}, MONTHS, events=(event(1, "rent", 9),)
    )
    found = operations(make_job(with_scopes(world), settings, back_end="jax"))
    assert {name: sum(each) for name, each in found.items() if name != ENGINE} == {
        "income": 3 / MONTHS,  # once for all months
        "profit": 6,  # each month, as a rent that rises makes it
    }
