"""The same seed gives the same numbers: for any workers, order, prefix and company (engine notes, bit-equality)."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet, Settings
from sixteenth.engine.history import Result, empty_result, fill
from sixteenth.units import USD, Flag, Months, Number, Share, USDPerMonth
from tests.engine.worlds import (
    BACK_ENDS,
    arrays_of,
    declare,
    differing,
    furthest,
    lemonade,
    make_job,
    run,
    weather_world,
    with_stands,
)

both_back_ends = pytest.mark.parametrize("back_end", BACK_ENDS)
DRAWS = 1_000


def weather(world: World | None = None, given_settings: Settings | None = None, **options: Any) -> Result:
    """Run two stands, their shocks kept."""
    options = {"draws": DRAWS, "chunk": 200, **options}
    return run(world or weather_world(), given_settings or lemonade().settings, **options)


# --- Within one world and one output set: every bit ------------------------------------------------------------------


@both_back_ends
@pytest.mark.parametrize(("few", "many"), [(400, 2_000), (137, 1_000), (1, 201), (199, 200), (601, 999)])
def test_fewer_draws_are_the_beginning_of_more(back_end, few, many):
    short, long = (arrays_of(weather(back_end=back_end, draws=draws)) for draws in (few, many))
    assert differing(short, {name: data[..., :few] for name, data in long.items()}) == []


@both_back_ends
def test_the_same_seed_twice_is_equal_and_another_seed_differs(back_end):
    first, again, other = (arrays_of(weather(back_end=back_end, draws=250, seed=seed)) for seed in (3, 3, 4))
    assert differing(first, again) == []
    assert set(differing(first, other)) >= {"monthly/heat", "monthly/footfall", "monthly/profit", "closing/cash"}


@both_back_ends
@settings(max_examples=10)
@given(order=st.permutations(range(5)), seed=st.integers(0, 2**32 - 1))
def test_chunks_can_run_in_any_order(back_end, order, seed):
    job = make_job(weather_world(), lemonade().settings, draws=930, chunk=200, seed=seed, back_end=back_end)
    results = []
    for numbers in (range(5), order):
        chunks = {number: job.run_chunk(number) for number in numbers}
        results.append(empty_result(job, chunks[1]))
        for number, chunk in chunks.items():
            fill(results[-1], number * 200, chunk)
    assert differing(arrays_of(results[0]), arrays_of(results[1])) == []


@both_back_ends
def test_a_chunk_run_alone_is_that_of_the_run(back_end):
    job = make_job(weather_world(), lemonade().settings, draws=DRAWS, chunk=200, back_end=back_end)
    alone = {f"{part}/{name}": data for part, arrays in job.run_chunk(3).items() for name, data in arrays.items()}
    whole = {name: data[..., 600:800] for name, data in arrays_of(weather(back_end=back_end)).items()}
    assert differing(alone, whole) == []


@both_back_ends
def test_asking_for_fewer_variables_changes_no_bit(back_end):
    whole = weather(back_end=back_end)
    fewer = arrays_of(whole.select("profit", "cash"))
    assert set(fewer) == {"monthly/profit", "monthly/cash", "closing/cash", "ended/ends_broke", "ended/not_finite"}
    assert differing(fewer, {name: data for name, data in arrays_of(whole).items() if name in fewer}) == []


@both_back_ends
def test_moving_a_lever_there_and_back_changes_no_bit(back_end):
    scenario = lemonade()
    options = {"back_end": back_end, "draws": 300}
    before = sixteenth.run(scenario, **options)
    dearer = sixteenth.run(scenario.with_(price={"Ana": 3.0}), **options)
    after = sixteenth.run(scenario.with_(price={"Ana": 3.0}).with_(price={"Ana": 2.0}), **options)
    assert differing(arrays_of(before), arrays_of(after)) == []
    assert "monthly/profit" in differing(arrays_of(before), arrays_of(dearer))
    assert np.array_equal(before["profit"][:, 1], dearer["profit"][:, 1])


# --- Between worlds: the same luck, the same values but for rounding -------------------------------------------------


def assert_same_luck(before: Result, after: Result, stands: list[int], kept: list[int], back_end: str) -> None:
    """Compare two runs entry by entry: luck bit by bit, values exactly on NumPy, within rounding on JAX."""
    assert differing({"heat": before["heat"]}, {"heat": after["heat"]}) == []
    footfall = (before["footfall"][:, stands], after["footfall"][:, kept])
    assert differing({"footfall": footfall[0]}, {"footfall": footfall[1]}) == []
    for name in ("cups_sold", "takings", "profit", "cash"):
        apart = furthest(before[name][:, stands], after[name][:, kept])
        assert apart == 0 if back_end == "numpy" else apart < 1e-5, name
    codes = (before.endings(("stand",))[1][stands], after.endings(("stand",))[1][kept])
    assert (codes[0] != codes[1]).any(axis=0).mean() <= (0 if back_end == "numpy" else 1 / 1_000)


@both_back_ends
@pytest.mark.parametrize("names", [("Ana", "Ben", "Cem"), ("Cem", "Ana", "Ben"), ("Ben", "Cem", "Ana", "Dora")])
def test_another_stand_leaves_the_luck_of_the_others(back_end, names):
    before = weather(back_end=back_end)
    after = weather(given_settings=with_stands(lemonade().settings, *names), back_end=back_end)
    assert_same_luck(before, after, [0, 1], [names.index("Ana"), names.index("Ben")], back_end)
    own = after["footfall"][:, names.index("Cem")].astype(float).ravel()
    assert abs(np.corrcoef(own, after["footfall"][:, names.index("Ana")].astype(float).ravel())[0, 1]) < 0.03


@both_back_ends
@pytest.mark.parametrize("name", ["Ana", "Ben"])
def test_a_stand_that_closes_leaves_the_luck_of_the_other(back_end, name):
    before = weather(back_end=back_end)
    after = weather(given_settings=with_stands(lemonade().settings, name), back_end=back_end)
    assert_same_luck(before, after, [("Ana", "Ben").index(name)], [0], back_end)


def gossip_heard(gossip: Number, rumour: Share) -> Number:
    return gossip + rumour


@both_back_ends
def test_an_added_shock_leaves_the_luck_of_the_others(back_end):
    gossip, rumour = declare("gossip", Number, shock="normal"), declare("rumour", Share, shock="uniform")
    world = weather_world()
    richer = replace(world, declared={**world.declared, "gossip": gossip, "rumour": rumour})
    changed = richer.with_(gossip_heard, outputs=("gossip_heard",))
    after = weather(changed, back_end=back_end)
    assert after["gossip_heard"].std() > 0.5
    assert_same_luck(weather(back_end=back_end), after, [0, 1], [0, 1], back_end)


def next_savings(savings: USD, profit_industry: USDPerMonth, month: Months) -> USD:
    return savings + profit_industry * month


def opening_savings() -> USD:
    return 0  # type: ignore[return-value]


def ends_rich(next_savings: USD) -> Flag:
    return next_savings > 0


@both_back_ends
def test_added_equations_leave_everything_else(back_end):
    changed = weather_world().with_(next_savings, opening_savings, ends_rich, outputs=("savings",))
    after = weather(changed, back_end=back_end)
    assert (after.endings()[1] > 0).any()
    assert_same_luck(weather(back_end=back_end), after, [0, 1], [0, 1], back_end)


@both_back_ends
def test_another_output_set_has_the_same_luck(back_end):
    before = weather(back_end=back_end)
    world = weather_world()
    kept = OutputSet(("cash", "heat", "footfall", "cups_sold", "takings", "profit", "rent"), ())
    after = weather(replace(world, output_sets={"standard": kept}), back_end=back_end)
    assert_same_luck(before, after, [0, 1], [0, 1], back_end)


@both_back_ends
def test_output_sets_agree_within_rounding(back_end):
    everything = weather(back_end=back_end, output_set="everything")
    for output_set in ("headline", "standard"):
        result = weather(back_end=back_end, output_set=output_set)
        for part in ("monthly", "closing"):
            kept, reference = getattr(result, part), getattr(everything, part)
            apart = {name: furthest(reference[name], kept[name]) for name in kept.keys() & reference.keys()}
            assert len(apart) >= 1
            assert {name: far for name, far in apart.items() if far >= 1e-5} == {}
        codes = [each.endings(("stand",))[1] for each in (result, everything)]
        assert (codes[0] != codes[1]).any(axis=0).mean() <= 1 / 1_000


@both_back_ends
def test_an_overridden_equation_shares_its_luck(back_end):
    def profit(takings: Any) -> Any:
        return takings

    kind = lemonade().world.kinds["profit"]
    annotation = kind.unit[kind.axes]  # type: ignore[index]
    profit.__annotations__ = {"takings": annotation, "return": annotation}
    changed = weather_world().with_(profit)
    before, after = weather(back_end=back_end), weather(changed, back_end=back_end)
    assert differing({"heat": before["heat"]}, {"heat": after["heat"]}) == []
    assert differing({"footfall": before["footfall"]}, {"footfall": after["footfall"]}) == []
    assert furthest(before["takings"], after["takings"]) < 1e-5
