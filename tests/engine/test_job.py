"""A job is checked before it runs; its chunks can run anywhere, in any order, and fewer draws are the first of more."""

import dataclasses
import json
from importlib.metadata import version
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.engine.declared import Correlation
from sixteenth.engine.job import EVERYTHING, Options, choose_outputs, prepare, too_large, wrong_options
from sixteenth.engine.programs.jax_back_end import JaxBackEnd
from sixteenth.engine.programs.machine import processor
from sixteenth.errors import (
    BoundViolation,
    OutsideTheRun,
    Refused,
    StreamCollision,
    UnknownOutput,
    UnlabelledAxis,
    UnvaluedParameter,
    WrongCorrelation,
    WrongOption,
)
from sixteenth.units import USD, Months, Number, USDPerMonth
from tests.engine.worlds import (
    CARDS,
    Stand,
    Street,
    declare,
    event,
    lemonade,
    make_job,
    make_settings,
    make_world,
)


def flow(income: USDPerMonth[Stand, Street], rent: USDPerMonth) -> USDPerMonth[Stand, Street]:
    return income - rent


def next_cash(cash: USD, rent: USDPerMonth, month: Months) -> USD:
    return cash - rent * month


CARDS_OF_WORLD = (
    declare("income", USDPerMonth[Stand, Street]),
    declare("rent", USDPerMonth),
    declare("cash", USD),
    declare("never_read", USD),
)
LABELS = {"stand": ("Ana", "Ben"), "street": ("high", "low")}
WORLD = make_world(flow, next_cash, declared=CARDS_OF_WORLD, monthly=("flow", "cash"))
VALUES = {"income": 5, "rent": 1, "cash": 0}


def refused(world: Any, settings: Any, **options: Any) -> tuple[Any, ...]:
    with pytest.raises(Refused) as told:
        prepare(world, settings, Options(**options))
    return told.value.faults


# --- What is refused -------------------------------------------------------------------------------------------------


def test_correlations_that_no_numbers_have_together_are_refused():
    rent, cash, income = ("rent", ()), ("cash", ()), ("income", ("Ana", "high"))
    ranks = {(rent, cash): 0.9, (cash, income): 0.9, (rent, income): -0.9}
    together = tuple(Correlation(*pair, rank) for pair, rank in ranks.items())
    settings = dataclasses.replace(make_settings(VALUES, LABELS), correlations=together)
    (fault,) = refused(WORLD, settings)
    assert type(fault) is WrongCorrelation
    assert fault.what == "the correlations of cash, income, rent"


@pytest.mark.parametrize(
    ("options", "got", "expected", "cure"),
    [
        ({"draws": 0}, "0", "1 to 2147483648", "use 1"),
        ({"draws": 2**31 + 1}, "2147483649", "1 to 2147483648", "use 2147483648"),
        ({"seed": -1}, "-1", "0 to 4294967295", "use 0"),
        ({"seed": 2**32}, "4294967296", "0 to 4294967295", "use 4294967295"),
        ({"chunk": 0}, "0", "1 to 100000", "use 1"),
        ({"draws": 1.5}, "1.5", "a whole number, 1 to 2147483648", "use 2"),
        ({"draws": 2.0}, "2.0", "a whole number, 1 to 2147483648", "use 2"),
        ({"draws": True}, "True", "a whole number, 1 to 2147483648", "give one, or leave the option out"),
        ({"draws": "7"}, "the text '7'", "a whole number, 1 to 2147483648", "give one, or leave the option out"),
        ({"draws": np.inf}, "inf", "a whole number, 1 to 2147483648", "use 2147483648"),
        ({"seed": np.nan}, "the number nan", "a whole number, 0 to 4294967295", "give one, or leave the option out"),
        ({"seed": 10**5000}, "a number of many digits", "0 to 4294967295", "use 4294967295"),
        ({"chunk": [208]}, "a list", "a whole number, 1 to 100000", "give one, or leave the option out"),
        ({"back_end": "torch"}, "'torch'", "'jax' or 'numpy'", "use 'jax'"),
        ({"sampling": "sobel"}, "'sobel'", "'counter' or 'sobol'", "did you mean 'sobol'?"),
    ],
)
def test_an_option_that_cannot_be_used_is_refused(options, got, expected, cure):
    (fault,) = refused(WORLD, make_settings(VALUES, LABELS), **options)
    assert isinstance(fault, WrongOption)
    assert (fault.what, fault.got, fault.expected, fault.cure) == (f"'{next(iter(options))}'", got, expected, cure)


@pytest.mark.parametrize(
    ("months", "got", "cure"),
    [
        (0, "0", "use 1"),
        (-3, "-3", "use 1"),
        (1201, "1201", "use 1200"),
        (10**6, "1000000", "use 1200"),
        (1.5, "1.5", "use 2"),
        ("12", "the text '12'", "give one, or leave the option out"),
    ],
)
def test_months_that_no_run_can_have_are_refused(months, got, cure):
    settings = dataclasses.replace(make_settings(VALUES, LABELS), months=months)
    (fault,) = refused(WORLD, settings)
    assert isinstance(fault, WrongOption)
    assert (fault.what, fault.got, fault.cure) == ("'months'", got, cure)


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_values_and_events_that_are_no_numbers_are_refused(number):
    values = {**VALUES, "income": {("Ana", "high"): number, (): 1}}
    settings = make_settings(values, LABELS, events=(event(1, "rent", number, is_factor=True),))
    faults = refused(WORLD, settings)
    assert [type(fault) for fault in faults] == [BoundViolation, BoundViolation]
    assert [fault.what for fault in faults] == ["'income' for Ana/high", "an event on 'rent'"]
    assert {(fault.got, fault.expected) for fault in faults} == {(f"{number:g}", "a finite number")}


def test_whole_numbers_of_numpy_are_whole_numbers():
    months: Any = np.int64(3)
    settings = dataclasses.replace(make_settings(VALUES, LABELS), months=months)
    job = make_job(WORLD, settings, draws=np.int32(3), seed=np.uint32(7))
    assert json.loads(json.dumps(job.recipe))["months"] == 3
    assert {type(job.recipe[name]) for name in ("draws", "seed", "months")} == {int}


def test_options_of_a_run_by_name():
    given = {"darws": 5, "seed": 1.5, "months": 0, "output_set": "zeal", "sampling": "sobel"}
    faults = {fault.what: fault for fault in wrong_options(given, WORLD)}
    assert faults.keys() == {"'darws'", "'seed'", "'months'", "the output set", "'sampling'"}
    assert faults["'darws'"].cure == "did you mean 'draws'?"
    assert wrong_options({"draws": 5, "months": 3, "output_set": "standard"}, WORLD) == []


def test_an_option_that_is_given_already_is_not_what_was_meant():
    (fault,) = wrong_options({"darws": 5, "draws": 5}, WORLD)
    assert "'draws'" not in fault.cure


def test_a_world_that_is_none_is_refused():
    (fault,) = wrong_options({"world": "lemonade"}, "lemonade")
    assert (fault.what, fault.got) == ("'world'", "the text 'lemonade'")


def test_a_result_that_does_not_fit_is_refused_with_what_would():
    job = make_job(WORLD, make_settings(VALUES, LABELS), draws=1000)
    one = 3 * (4 + 1) * 8 + 4  # three months of flow, by stand and street, and of cash, in float64; the ending's month
    assert job.bytes_of_result == 1000 * one
    assert list(too_large(job, 1000 * one)) == []
    assert list(too_large(job, None)) == []
    (fault,) = too_large(job, 999 * one + 1)
    assert fault.got == "1000, which take 0.0 GiB"
    assert fault.cure.startswith("use at most 999, or keep the run in a folder")


@pytest.mark.parametrize("back_end", ["numpy", "jax"])
def test_the_memory_of_a_result_is_known_before_it_runs(back_end):
    job = make_job(WORLD, make_settings(VALUES, LABELS), draws=7, back_end=back_end, output_set="everything")
    arrays = [data for part in job.run_chunk(0).values() for data in part.values()]
    assert job.bytes_of_result == sum(data.nbytes for data in arrays)


@pytest.mark.parametrize(("asked", "cure"), [("standrad", "did you mean 'standard'?"), ("zeal", "use 'everything'")])
def test_an_output_set_that_the_world_has_not_is_refused(asked, cure):
    (fault,) = refused(WORLD, make_settings(VALUES, LABELS), output_set=asked)
    assert isinstance(fault, UnknownOutput)
    assert (fault.got, fault.expected, fault.cure) == (f"'{asked}'", "everything or standard", cure)


@pytest.mark.parametrize("labels", [{}, {"stand": ("Ana",), "street": ()}])
def test_an_axis_without_labels_is_refused(labels):
    faults = refused(WORLD, make_settings(VALUES, labels))
    assert [type(fault) for fault in faults] == [UnlabelledAxis] * (2 - len(labels.get("stand", ())))
    assert [fault.what for fault in faults][-1:] == ["'street'"]


def test_a_parameter_without_a_value_is_refused_at_its_card():
    (fault,) = refused(WORLD, make_settings({"income": 5, "cash": 0}, LABELS))
    assert isinstance(fault, UnvaluedParameter)
    assert (fault.what, fault.where) == ("'rent'", CARDS)
    assert 'unit = "USDPerMonth"' in fault.cure


def test_entries_without_a_value_are_named():
    values = {**VALUES, "income": {("Ana", "high"): 1, ("Ben", "low"): 2}}
    (fault,) = refused(WORLD, make_settings(values, LABELS))
    assert fault.what == "'income' for Ana/low, Ben/high"


def test_what_no_output_needs_may_go_without_value():
    def cost(rent: USDPerMonth) -> USDPerMonth:
        return rent

    world = make_world(flow, cost, declared=CARDS_OF_WORLD, monthly=("cost",))
    assert make_job(world, make_settings({"rent": 1}, LABELS)).program.valued == ("rent",)


@pytest.mark.parametrize("month", [-1, 3, 400])
def test_events_and_switches_outside_the_run_are_refused(month):
    settings = make_settings(VALUES, LABELS, months=3, events=(event(month, "rent", 2),), switch_months=(month, 2))
    faults = refused(WORLD, settings)
    assert {type(fault) for fault in faults} == {OutsideTheRun}
    assert faults[0].got == f"month {month} of the run"
    assert faults[0].expected == "2026-05 to 2026-07"


@pytest.mark.parametrize("month", [0, 2])
def test_events_in_the_first_and_the_last_month_are_within(month):
    settings = make_settings(VALUES, LABELS, months=3, events=(event(month, "rent", 2),), switch_months=(month,))
    assert make_job(WORLD, settings).chunks == 1


def test_names_with_one_hash_are_refused():
    def rain(luck_14805: Number, luck_145915: Number) -> Number:  # two names with one hash, see test_chance
        return luck_14805 * luck_145915

    cards = [declare(name, Number, shock="normal") for name in ("luck_14805", "luck_145915")]
    (fault,) = refused(make_world(rain, declared=cards, monthly=("rain",)), make_settings())
    assert isinstance(fault, StreamCollision)


def test_faults_of_a_kind_are_told_together():
    settings = make_settings({}, LABELS, events=(event(9, "rent", 2),))
    assert [type(fault) for fault in refused(WORLD, settings, draws=1)].count(UnvaluedParameter) == 3
    faults = refused(WORLD, make_settings({}, {}), draws=0, seed=-1, output_set="zeal")
    assert {type(fault) for fault in faults} == {WrongOption, UnknownOutput, UnlabelledAxis}


# --- What is kept ----------------------------------------------------------------------------------------------------


def test_everything_is_every_equation_and_every_balance():
    kept = choose_outputs(WORLD, EVERYTHING)
    assert kept.monthly == ("flow", "cash")
    assert kept.closing == ("cash",)
    assert choose_outputs(WORLD, "standard") == WORLD.output_sets["standard"]


def test_the_usual_chunk_fills_vectors_and_shares_no_cache_line():
    assert Options().chunk % 8 == 0
    assert Options().chunk % 512 != 0


# --- Chunks ----------------------------------------------------------------------------------------------------------


@given(st.integers(1, 1_000), st.integers(1, 300))
def test_chunks_cover_the_draws_and_no_more(draws, chunk):
    job = make_job(WORLD, make_settings(VALUES, LABELS, months=1), draws=draws, chunk=chunk)
    sizes = [job.run_chunk(number)["monthly"]["cash"].shape[-1] for number in (0, job.chunks - 1)]
    assert sizes[0] == min(draws, chunk)
    assert (job.chunks - 1) * chunk + sizes[1] == draws


def lemonade_job(**options: Any) -> Any:
    return make_job(lemonade().world, lemonade().settings, **options)


@given(st.integers(0, 2**32 - 1), st.integers(7, 40))
def test_draws_are_the_same_in_chunks_of_any_size(seed, chunk):
    one, other = (
        np.concatenate([job.run_chunk(number)["closing"]["cash"] for number in range(job.chunks)], axis=-1)
        for job in (lemonade_job(seed=seed, draws=40, chunk=size) for size in (chunk, 40))
    )
    assert np.array_equal(one, other)


@pytest.mark.parametrize("back_end", ["numpy", "jax"])
def test_sobol_draws_are_the_beginning_of_more_in_any_order(back_end):
    options = {"sampling": "sobol", "back_end": back_end, "chunk": 200}
    long, short = (lemonade_job(draws=draws, **options) for draws in (600, 330))
    assert long.recipe["sampling"] == "sobol"
    chunks = {number: long.run_chunk(number)["closing"]["cash"] for number in (2, 0, 1)}
    whole = np.concatenate([chunks[number] for number in range(3)], axis=-1)
    first = np.concatenate([short.run_chunk(number)["closing"]["cash"] for number in range(2)], axis=-1)
    assert np.array_equal(first, whole[..., :330])


# --- The recipe ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("back_end", "packages"), [("numpy", set()), ("jax", {"jax", "jaxlib"})])
def test_the_recipe_holds_what_decides_the_bits(back_end, packages):
    scenario = lemonade()
    options = Options(draws=90, seed=11, chunk=40, back_end=back_end, output_set="headline")
    job = prepare(scenario.world, scenario.settings, options, {"scenario": "lemonade"})
    recipe = job.recipe
    assert {name: recipe[name] for name in vars(options)} == vars(options)
    assert (recipe["start"], recipe["months"], recipe["sampling"]) == ("2026-05", 24, "counter")
    assert recipe["versions"] == {n: version(n) for n in {"sixteenth", "numpy", "scipy"} | packages}
    assert recipe["world_hash"] == job.program.world_hash
    assert recipe["processor"] == processor()
    assert recipe["scenario"] == "lemonade"
    assert bool(recipe["compiler_options"]) == (back_end == "jax")


def test_the_recipe_names_a_device_that_is_not_the_processor(monkeypatch):
    job = lemonade_job(back_end="jax")
    assert "device" not in job.recipe
    monkeypatch.setattr(JaxBackEnd, "device", property(lambda _: "gpu of some kind"))
    assert job.recipe["device"] == "gpu of some kind"


def test_the_recipe_can_be_written_as_text():
    recipe = lemonade_job().recipe
    assert json.loads(json.dumps(recipe)) == recipe
