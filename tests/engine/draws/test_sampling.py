"""Uniforms for what is drawn once: by counter, or Sobol points that fill space more evenly; both in any order."""

import math
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws import sampling
from sixteenth.engine.draws.chance import opening_uniforms
from sixteenth.engine.draws.draw import Row, Table
from sixteenth.engine.draws.sampling import PLANS as NAMES
from sixteenth.engine.draws.sampling import SCRAMBLES, sobol_faults, sobol_uniforms, uniforms
from sixteenth.engine.history import Result
from sixteenth.errors import Refused, WrongOption
from sixteenth.scale.local import run_here
from tests.engine.worlds import arrays_of, differing, lemonade, make_job, weather_world

KEYS = (11, 22, 33)
PLANS = pytest.mark.parametrize("plan", ["counter", "sobol"])
seeds = st.integers(0, 2**32 - 1)


def test_the_plain_plan_is_the_counter():
    draws = np.arange(100)
    assert np.array_equal(uniforms("counter", 7, KEYS, draws), opening_uniforms(7, KEYS, draws))


@PLANS
@given(seeds)
@settings(max_examples=10)
def test_uniforms_lie_strictly_between_zero_and_one(plan, seed):
    found = uniforms(plan, seed, KEYS, np.arange(512))
    assert found.shape == (3, 512)
    assert found.min() > 0
    assert found.max() < 1


@PLANS
@given(seeds, st.permutations(range(40)))
@settings(max_examples=20)
def test_a_draw_is_the_same_in_any_company(plan, seed, order):
    straight = uniforms(plan, seed, KEYS, np.arange(100))
    some = uniforms(plan, seed, KEYS, np.array(order[:17]))
    assert np.array_equal(some, straight[:, order[:17]])
    assert np.array_equal(uniforms(plan, seed, KEYS, np.arange(60, 100)), straight[:, 60:])


@PLANS
def test_another_seed_and_another_stream_are_other_luck(plan):
    one, other = (uniforms(plan, seed, KEYS, np.arange(4_096)) for seed in (7, 8))
    assert np.abs(np.corrcoef(one) - np.eye(3)).max() < 0.08
    assert (one != other).mean() > 0.99


@PLANS
def test_a_stream_that_occurs_twice_has_one_piece_of_luck(plan):
    first, second, third = uniforms(plan, 7, (11, 22, 11), np.arange(64))
    assert np.array_equal(first, third)
    assert not np.array_equal(first, second)


def test_each_scramble_fills_every_stretch_evenly():
    found = sobol_uniforms(7, KEYS, np.arange(SCRAMBLES * 64))
    for scramble in range(SCRAMBLES):
        for stream in found[:, scramble::SCRAMBLES]:
            assert np.bincount((stream * 64).astype(int), minlength=64).tolist() == [1] * 64


def test_scrambles_differ_so_that_their_spread_is_a_standard_error():
    found = sobol_uniforms(7, KEYS, np.arange(SCRAMBLES * 64)).reshape(3, 64, SCRAMBLES)
    assert len({found[..., scramble].tobytes() for scramble in range(SCRAMBLES)}) == SCRAMBLES


def test_points_are_the_same_wherever_a_kept_sequence_stands():
    stretches = [np.arange(first, first + 50) for first in (0, 50, 4_000, 4_000, 100, 0)]
    anew = []
    for stretch in stretches:
        sampling._sequence.cache_clear()
        anew.append(sobol_uniforms(7, (1, 2, 3), stretch))
    kept = [sobol_uniforms(7, (1, 2, 3), stretch) for stretch in stretches]
    assert all(np.array_equal(*pair) for pair in zip(kept, anew, strict=True))
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda each: sobol_uniforms(7, (1, 2, 3), each), stretches * 8))
    assert all(np.array_equal(*pair) for pair in zip(together, anew * 8, strict=True))


def test_means_of_smooth_things_are_nearer_than_by_chance():
    draws = np.arange(2_048)

    def misses(plan):
        smooth = [np.exp(uniforms(plan, seed, KEYS, draws).sum(axis=0)).mean() for seed in range(10)]
        return np.square(np.array(smooth) - (math.e - 1) ** 3).mean()

    assert misses("sobol") < misses("counter") / 3


SHAPES = {
    "a": Distribution("normal", (2.0, 0.5)),
    "b": Distribution("uniform", (1.0, 3.0)),
    "c": Distribution("point", (4.0,)),
    "d": Distribution("lognormal", (0.0, 0.4)),
    "e": Distribution("beta", (2.0, 3.0)),
    "f": Distribution("choice", (1.0, 0.5, 2.0, 0.5)),
    "g": Distribution("given", (1.0, 2.0, 3.0)),
}


def table_of_all_shapes() -> Table:
    rows = [Row(name, (), value, (0.0, 10.0)) for name, value in SHAPES.items()]
    shared = Distribution("uniform", (0.0, 1.0), shared=True)
    return Table((*rows, *(Row("h", (label,), shared, (0.0, 1.0)) for label in ("Ana", "Ben"))))


def test_every_uncertain_input_has_a_dimension_of_its_own_across_shapes():
    table = table_of_all_shapes()
    assert table.dimensions == ("a", "b", "d", "e", "f", "h")
    assert len(table.streams) == 7
    drawn = table.sample(7, np.arange(4_096), "sobol")
    moving = drawn[[0, 1, 3, 4, 7]]
    assert np.abs(np.corrcoef(moving) - np.eye(5)).max() < 0.03
    assert np.array_equal(drawn[7], drawn[8])


def test_the_counter_plan_gives_each_row_the_luck_of_its_stream():
    table, draws = table_of_all_shapes(), np.arange(50)
    together = table.sample(7, draws)
    for number, row in enumerate(table.rows):
        assert np.array_equal(Table((row,)).sample(7, draws)[0], together[number]), row.name
    ((luck,),) = (opening_uniforms(7, [table.rows[1].key], draws),)
    assert np.array_equal(together[1], 1 + 2 * luck)


def test_what_is_certain_needs_no_luck():
    table = Table((Row("c", (), SHAPES["c"], (0.0, 10.0)), Row("g", (), SHAPES["g"], (0.0, 10.0))))
    for plan in NAMES:
        assert table.sample(7, np.arange(4), plan).tolist() == [[4, 4, 4, 4], [1, 2, 3, 1]]
    assert table.dimensions == ()


def lemonade_job(**options: Any) -> Any:
    return sixteenth.prepare(lemonade(), **{"back_end": "numpy", "sampling": "sobol", **options})


def test_a_run_by_sobol_is_the_same_for_any_workers_and_prefix():
    whole = run_here(lemonade_job(draws=450, chunk=40), workers=2)
    fewer = run_here(lemonade_job(draws=101, chunk=40), workers=1)
    longer = arrays_of(whole)
    assert differing(arrays_of(fewer), {name: data[..., :101] for name, data in longer.items()}) == []
    other = run_here(lemonade_job(draws=101, chunk=40, sampling="counter"), workers=1)
    assert "monthly/cups_sold" in differing(arrays_of(fewer), arrays_of(other))


def test_months_keep_the_luck_they_have_by_counter():
    """Only what is drawn once moves: weather comes by counter in either plan."""
    weather = {
        plan: run_here(make_job(weather_world(), lemonade().settings, sampling=plan, draws=40)) for plan in NAMES
    }
    assert np.array_equal(weather["counter"]["heat"], weather["sobol"]["heat"])
    assert not np.array_equal(weather["counter"]["takings"], weather["sobol"]["takings"])


def test_the_recipe_says_which_input_has_which_dimension():
    recipe = lemonade_job(draws=8).recipe
    assert recipe["sampling"] == "sobol"
    assert recipe["scrambles"] == SCRAMBLES
    assert sorted(recipe["dimensions"]) == ["cup_cost", "elasticity", "rent/Ben", "thirst"]
    plain = lemonade_job(draws=8, sampling="counter").recipe
    assert plain["sampling"] == "counter"
    assert {"dimensions", "scrambles"} & plain.keys() == set()


def test_a_kept_run_by_sobol_comes_out_again(tmp_path):
    result = sixteenth.run(lemonade(), draws=300, back_end="numpy", sampling="sobol")
    again = sixteenth.load(sixteenth.save(result, tmp_path / "run.nc"))
    assert again.recipe["dimensions"] == result.recipe["dimensions"]
    assert sixteenth.verify(again, allow_code=True).is_equal


@pytest.mark.parametrize(("plan", "cure"), [("sobel", "did you mean 'sobol'?"), ("halton", "use 'counter'")])
def test_an_unknown_plan_is_refused(plan, cure):
    with pytest.raises(Refused) as told:
        lemonade_job(sampling=plan)
    (fault,) = told.value.faults
    assert type(fault) is WrongOption
    assert (fault.what, fault.got, fault.cure) == ("'sampling'", f"'{plan}'", cure)


@pytest.mark.parametrize(("inputs", "draws", "kind"), [(21_202, 8, "inputs"), (3, 2**33 + 1, "draws")])
def test_more_than_a_sobol_sequence_has_is_told(inputs, draws, kind):
    (fault,) = sobol_faults(inputs, draws)
    assert type(fault) is WrongOption
    assert kind in fault.got
    assert fault.cure == "use 'counter'"
    assert sobol_faults(21_201, 2**33) == []
    with pytest.raises(Refused, match=kind):
        sobol_uniforms(7, range(inputs), np.array([draws - 1]))


def test_a_job_asks_for_as_many_dimensions_as_it_has(monkeypatch):
    monkeypatch.setattr(sampling, "MOST_DIMENSIONS", 3)
    with pytest.raises(Refused, match="'sobol' with 4 uncertain inputs, expected at most 3"):
        lemonade_job(draws=8)
    assert lemonade_job(draws=8, sampling="counter").options.sampling == "counter"


def made(values: Any, not_finite: Any = 24) -> Result:
    values = np.asarray(values, np.float64)
    draws = values.shape[-1]
    ended = {"not_finite": np.broadcast_to(np.asarray(not_finite), draws)}
    return Result({}, {"worth": values}, ended, {}, {}, {"months": 24, "draws": draws})


def mean(values: Any) -> Any:
    return values.mean(axis=-1)


def test_the_standard_error_is_the_spread_of_eight_groups():
    groups = np.arange(8.0)
    result = made(np.stack([np.tile(groups, 100), np.tile(10 * groups, 100)]))
    expected = groups.std(ddof=1) / np.sqrt(8)
    assert result.standard_error(mean, "worth").tolist() == pytest.approx([expected, 10 * expected])


def test_the_standard_error_of_a_mean_is_the_usual_one_by_counter():
    values = np.random.default_rng(3).normal(size=(400, 800))
    errors = made(values).standard_error(mean, "worth")
    assert np.sqrt(np.mean(errors**2)) == pytest.approx(1 / np.sqrt(800), rel=0.1)


def test_draws_that_stopped_being_numbers_have_no_part_in_the_standard_error():
    values = np.where(np.arange(80) < 8, np.nan, np.arange(80) % 8)
    result = made(values, np.where(np.isnan(values), 3, 24))
    assert result.standard_error(mean, "worth") == pytest.approx(np.arange(8).std(ddof=1) / np.sqrt(8))


@pytest.mark.parametrize("draws", [1, 7])
def test_a_standard_error_needs_a_draw_in_each_group(draws):
    with pytest.raises(ValueError, match="each of 8 groups"):
        made(np.ones(draws)).standard_error(mean, "worth")


def test_means_by_sobol_have_the_smaller_standard_error():
    errors = {
        plan: np.mean(
            [
                sixteenth.run(
                    lemonade(), draws=512, months=1, seed=seed, back_end="numpy", sampling=plan
                ).standard_error(lambda values: values[0].mean(axis=-1), "profit_industry")
                for seed in range(8)
            ]
        )
        for plan in NAMES
    }
    assert errors["sobol"] < errors["counter"]
