"""Price floors of tokens, tried by running a machine hour by hour, and the memory of a token, counted one by one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.price_floor import (
    Machine,
    Traffic,
    accelerators_needed,
    memory_of_a_token,
    price_floor,
    serving_cost,
)
from sixteenth.reproductions.price_floor import reproduce as compute
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.worlds import central_world
from tests.reproductions.rows import rows_of

MACHINES = st.builds(Machine, st.floats(0.1, 100), st.floats(0.01, 1), st.floats(0, 2))
SPEEDS = st.floats(1, 1e5)
TRAFFIC = st.lists(st.builds(Traffic, st.floats(0, 1e13), SPEEDS), min_size=1, max_size=4)


def test_what_was_published_comes_out():
    rows = rows_of("price_floor")
    assert len(rows) == 7
    assert [row for row in rows if row.is_miss] == []


@given(MACHINES, SPEEDS, st.integers(1, 500))
def test_at_the_floor_an_hour_of_serving_just_pays_for_itself(machine, speed, hours):
    """Serve for some hours: takings at the floor are the rent and what comes on top of it."""
    seconds_busy = hours * 3600 * machine.utilisation
    takings = speed * seconds_busy / 1e6 * price_floor(machine, speed)
    bill = sum(machine.rent + machine.rent * machine.overhead for _ in range(hours))
    assert takings == pytest.approx(bill, rel=1e-9)


@settings(max_examples=20)
@given(MACHINES, TRAFFIC, st.integers(0, 1000))
def test_traffic_costs_what_the_machines_cost_that_serve_it(machine, traffic, seed):
    """Hand out one batch after another, in any order, to a machine that is busy for a part of the time."""
    batches = np.repeat([each.tokens / 50 / each.tokens_a_second for each in traffic], 50)
    busy = np.cumsum(np.random.default_rng(seed).permutation(batches))[-1]
    hours = busy / machine.utilisation / 3600
    assert serving_cost(machine, traffic) == pytest.approx(hours * machine.rent * (1 + machine.overhead), rel=1e-9)
    assert accelerators_needed(traffic, 24, machine.utilisation) == pytest.approx(hours / 24, rel=1e-9)


@given(MACHINES, SPEEDS, st.floats(1.01, 10))
def test_the_floor_falls_with_speed_and_use_and_rises_with_rent_and_overhead(machine, speed, factor):
    floor = price_floor(machine, speed)
    assert price_floor(machine, factor * speed) == pytest.approx(floor / factor)
    assert price_floor(replace(machine, utilisation=machine.utilisation / factor), speed) == pytest.approx(
        factor * floor
    )
    assert price_floor(replace(machine, rent=factor * machine.rent), speed) == pytest.approx(factor * floor)
    assert price_floor(replace(machine, overhead=machine.overhead + 0.1), speed) > floor
    assert price_floor(replace(machine, rent=0), speed) == 0


@settings(max_examples=20)
@given(MACHINES, TRAFFIC, st.floats(0.01, 20))
def test_the_worlds_cost_of_serving_is_ours_at_its_markup(machine, traffic, markup):
    """What a lab takes at a markup on the floor leaves, without the markup, our cost."""
    cost = serving_cost(machine, traffic)
    inputs = {
        "lab_sales_wanted": [[cost * (1 + markup)]],
        "share_served": [1.0],
        "share_of_shelf": [[1.0]],
        "markup": [[markup]],
        "contract_relief": [1.0],
    }
    assert float(evaluate(central_world(), "shelf_serving_cost", inputs)[0, 0]) == pytest.approx(cost, rel=1e-9)


@given(st.integers(1, 16), st.integers(1, 64), st.integers(1, 12), st.sampled_from([1, 2, 4]))
def test_memory_of_a_token_is_counted_number_by_number(heads, head_size, layers, size):
    kinds = {1: np.int8, 2: np.float16, 4: np.float32}
    cache = np.zeros((layers, 2, heads, head_size), kinds[size])
    counted = memory_of_a_token(heads=heads, head_size=head_size, layers=layers, bytes_a_number=size)
    assert counted == cache.nbytes


def test_both_floors_of_a_day_are_told():
    case = read_publication("price_floor").cases[0]
    found = compute(**case.given)
    by_kind = {each["kind"]: found[f"floor of {each['kind']}, dollars a million"] for each in case.given["traffic"]}
    whole = sum(each["tokens"] / 1e6 * by_kind[each["kind"]] for each in case.given["traffic"])
    assert whole == pytest.approx(found["cost, dollars"])
    assert by_kind["input"] < by_kind["output"]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: price_floor(Machine(-1), 1), "a rent of -1"),
        (lambda: price_floor(Machine(np.inf), 1), "a rent of inf"),
        (lambda: price_floor(Machine(2, 0), 1), "a utilisation of 0"),
        (lambda: price_floor(Machine(2, 1.1), 1), "a utilisation of 1.1"),
        (lambda: price_floor(Machine(2, np.nan), 1), "a utilisation of nan"),
        (lambda: price_floor(Machine(2, 1, -0.1), 1), "an overhead of -0.1"),
        (lambda: price_floor(Machine(2), 0), "0 tokens a second"),
        (lambda: price_floor(Machine(2), np.inf), "inf tokens a second"),
        (lambda: serving_cost(Machine(2), [Traffic(-1, 1)]), "-1 tokens"),
        (lambda: serving_cost(Machine(2), [Traffic(1, -1)]), "-1 tokens a second"),
        (lambda: accelerators_needed([Traffic(1, 1)], 0), "0 hours"),
        (lambda: memory_of_a_token(heads=0, head_size=1, layers=1, bytes_a_number=2), "cache_heads is 0"),
        (lambda: memory_of_a_token(heads=8, head_size=1, layers=1, bytes_a_number=9), "cache_bytes is 9"),
    ],
)
def test_what_cannot_be_is_refused(ask, told):
    with pytest.raises(OutsideDomain, match=told):
        ask()
