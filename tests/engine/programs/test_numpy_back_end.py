"""The reference back end: float64, quiet, and equal to the lemonade world written out in plain NumPy."""

import warnings

import numpy as np
import pytest
from scipy.special import ndtri

from sixteenth.engine.draws.chance import monthly_words, open_uniform, stream_key
from sixteenth.engine.draws.draw import Table, rows_for
from sixteenth.engine.programs.numpy_back_end import NumpyBackEnd
from sixteenth.units import Number
from tests.engine.worlds import arrays_of, declare, differing, lemonade, make_job, make_settings, make_world, run

DRAWS = np.arange(300, dtype=np.uint32)


def plain_lemonade() -> dict[str, np.ndarray]:
    """Run two stands for two years by hand, from the words of the counter upwards."""
    scenario = lemonade()
    cards, values = scenario.world.declared, scenario.settings.values

    def drawn(name: str, *labels: tuple[str, ...]) -> np.ndarray:
        return Table(tuple(rows_for(name, labels, values[name], cards[name].bounds))).sample(7, DRAWS)

    def shock(name: str, *labels: str) -> np.ndarray:
        key = np.array([stream_key("shock", name, labels)], np.uint32)
        return ndtri(open_uniform(monthly_words(np.uint32(7), key, DRAWS, 24, np), np.float64))[:, 0]

    stands = (("Ana",), ("Ben",))
    price, rent, cash = drawn("price", *stands), drawn("rent", *stands), drawn("cash", *stands)
    once = {name: drawn(name, ())[0] for name in ("thirst", "usual_price", "elasticity", "cup_cost", "weather_spread")}
    footfall = np.stack([shock("footfall", *stand) for stand in stands], axis=1)
    luck = np.exp(once["weather_spread"] * (shock("heat")[:, None] + footfall))
    cups_sold = once["thirst"] * luck * (price / once["usual_price"]) ** -once["elasticity"]
    profit = price * cups_sold - once["cup_cost"] * cups_sold - rent
    closing = cash + np.cumsum(profit, axis=0)
    broke = np.where((closing < 0).any(axis=0), (closing < 0).argmax(axis=0), 24)
    return {"cups_sold": cups_sold, "profit": profit, "closing": closing[-1], "broke": broke}


def test_lemonade_is_what_it_is_by_hand():
    scenario, wanted = lemonade(), plain_lemonade()
    result = run(scenario.world, scenario.settings, draws=len(DRAWS), chunk=200)
    assert result["cups_sold"] == pytest.approx(wanted["cups_sold"], rel=1e-12)
    assert result["profit"] == pytest.approx(wanted["profit"], rel=1e-9, abs=1e-9)
    assert result.closing["cash"] == pytest.approx(wanted["closing"], rel=1e-9, abs=1e-7)
    assert np.array_equal(result.ended["ends_broke"], wanted["broke"])


def test_every_number_is_float64():
    scenario = lemonade()
    result = run(scenario.world, scenario.settings, output_set="everything", draws=1)
    numbers = [data for name, data in arrays_of(result).items() if not name.startswith("ended/")]
    assert {data.dtype for data in numbers} == {np.dtype(np.float64)}


def test_what_stops_being_a_number_warns_of_nothing():
    def worse(size: Number) -> Number:
        return (size - 1) ** -1 + (size - 2) ** 0.5

    world = make_world(worse, declared=[declare("size", Number)], monthly=("worse",))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = run(world, make_settings({"size": 1}), draws=4)
    assert result.ended["not_finite"].tolist() == [0] * 4


def test_months_are_walked_in_order_and_what_each_returns_is_kept():
    def step(state, inputs):
        number, shocks = inputs
        return state + shocks["luck"], {"state": state, "number": number}

    months = (np.arange(4), {"luck": np.array([10.0, 20.0, 30.0, 40.0])})
    last, kept = NumpyBackEnd().loop(step, 1.0, months, 4)
    assert last == 101
    assert kept["state"].tolist() == [1, 11, 31, 61]
    assert kept["number"].tolist() == [0, 1, 2, 3]


def test_normals_have_the_exact_quantiles():
    assert NumpyBackEnd().normal_quantile(np.array([0.1, 0.5, 0.9])) == pytest.approx(
        [-1.2815515655446004, 0, 1.2815515655446004]
    )


@pytest.mark.parametrize("draws", [1, 15, 16, 17, 100, 208, 209, 300])
def test_few_draws_are_the_first_of_many_to_the_bit(draws):
    scenario = lemonade()
    many = run(scenario.world, scenario.settings, output_set="everything", draws=416, chunk=208)
    few = run(scenario.world, scenario.settings, output_set="everything", draws=draws, chunk=208)
    first = {name: data[..., :draws] for name, data in arrays_of(many).items()}
    assert differing(arrays_of(few), first) == []


def test_of_the_last_chunk_no_more_is_computed_than_whole_vectors_of_what_is_wanted():
    scenario = lemonade()
    job = make_job(scenario.world, scenario.settings, output_set="everything", draws=221, chunk=208)
    computed = [len(NumpyBackEnd().of_wanted(job.inputs(1), wanted).draws) for wanted in (1, 13, 16, 17, 207, 208)]
    assert computed == [16, 16, 16, 32, 208, 208]
