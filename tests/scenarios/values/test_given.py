"""One number for each future: what is refused of an array, by draw, and of arrays of other lengths."""

from typing import Any

import numpy as np
import pytest
import xarray
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.errors import BoundViolation, Place, Refused, WrongDistribution, WrongEntry, WrongOption, WrongUnit
from sixteenth.scenarios.assemble import restore_scenario
from sixteenth.scenarios.by_hand import set_alike
from sixteenth.scenarios.values.given import given_draws, is_array, numbers_of, shared_draws, wrong_array
from tests.scenarios.written_files import copy_of_lemonade, write

LEMONADE = sixteenth.read("tests/lemonade/lemonade.toml", allow_code=True)
HERE = Place("here")
NUMBERS = st.lists(st.floats(0.1, 3.0), min_size=1, max_size=12)


def faults(make: Any) -> tuple[Any, ...]:
    with pytest.raises(Refused) as refused:
        make()
    return refused.value.faults


def runs(scenario: Any, **options: Any) -> Any:
    return sixteenth.run(scenario, back_end="numpy", **options)


@pytest.mark.parametrize(
    ("what", "is_one"),
    [
        ([1, 2], True),
        ((1.0,), True),
        (np.ones(3), True),
        (xarray.DataArray(np.ones(3), dims="draw"), True),
        (np.float64(1), False),
        (np.array(1.0), False),
        (2, False),
        ("40bn USD", False),
        (None, False),
    ],
)
def test_what_has_an_axis_is_an_array(what, is_one):
    assert is_array(what) is is_one


def test_numbers_are_plain():
    assert numbers_of(np.array([1, 2], np.int8)) == [1.0, 2.0]
    assert numbers_of([True, False]) == [1.0, 0.0]


@pytest.mark.parametrize(
    ("array", "got"),
    [
        ([], "no numbers"),
        (np.ones((2, 2)), "an array of shape (2, 2)"),
        ([[1, 2], [3]], "no numbers"),
        ([1.0, float("nan"), float("inf")], "nan in draw 1"),
        ([1.0, 2.0, float("inf")], "inf in draw 2"),
        ([1, "2"], "'1' in draw 0"),
        (np.array([1j]), "1j in draw 0"),
    ],
)
def test_an_array_that_is_none_is_told_with_its_draw(array, got):
    (fault,) = wrong_array("'price'", array, HERE)
    assert isinstance(fault, WrongEntry)
    assert fault.got == got


def test_nothing_is_wrong_with_an_array():
    assert list(wrong_array("'price'", np.arange(3), HERE)) == []


@settings(max_examples=15, deadline=None)
@given(NUMBERS, st.data())
def test_a_draw_of_an_array_is_a_run_with_its_number(numbers, data):
    at = data.draw(st.integers(0, len(numbers) - 1))
    rents = [600 + 10 * number for number in numbers]
    arrays = runs(LEMONADE.with_(price={"Ana": np.array(numbers)}, elasticity=numbers, rent={"": rents}))
    assert arrays.draws == len(numbers)
    one = LEMONADE.with_(price={"Ana": numbers[at]}, elasticity=numbers[at], rent={"": rents[at]})
    alone = runs(one, draws=len(numbers))
    for part in ("monthly", "closing", "ended"):
        for name, array in getattr(arrays, part).items():
            assert array[..., at].tobytes() == getattr(alone, part)[name][..., at].tobytes(), name


def test_a_result_with_arrays_is_saved_opened_and_verified(tmp_path):
    numbers = np.linspace(0.5, 2.5, 300)
    scenario = LEMONADE.with_(elasticity=numbers)
    assert scenario.hash != LEMONADE.with_(elasticity=numbers[::-1]).hash
    result = sixteenth.load(sixteenth.save(runs(scenario), tmp_path / "arrays.nc"))
    assert sixteenth.verify(result, allow_code=True).differing == 0
    drawn = sixteenth.inputs(result, allow_code=True)["elasticity"]
    assert drawn.tobytes() == numbers.tobytes()
    again = restore_scenario(scenario.name, scenario.resolved, allow_code=True)
    assert again.hash == scenario.hash
    assert again.settings.values["elasticity"] == scenario.settings.values["elasticity"]


def test_fewer_futures_are_the_first_and_more_are_refused():
    scenario = LEMONADE.with_(elasticity=[1.0, 1.5, 2.0])
    assert given_draws(scenario.settings) == 3
    assert given_draws(LEMONADE.settings) is None
    two, all_of_them = runs(scenario, draws=2), runs(scenario)
    assert two["profit"].tobytes() == np.ascontiguousarray(all_of_them["profit"][..., :2]).tobytes()
    (fault,) = faults(lambda: runs(scenario, draws=4))
    assert isinstance(fault, WrongOption)
    assert fault.expected == "at most 3: 'elasticity' has no more numbers"
    assert faults(lambda: sixteenth.ask("outlook", scenario, draws=4, backend="numpy")) == (fault,)
    assert sixteenth.ask("outlook", scenario, backend="numpy").recipe["draws"] == 3


def test_where_a_question_runs_more_it_goes_through_the_numbers_again():
    scenario = LEMONADE.with_(elasticity=[1.0, 1.5, 2.0])
    job = sixteenth.prepare(scenario, back_end="numpy", draws=7)
    assert job.table.sample(7, np.arange(7))[[row.name for row in job.table.rows].index("elasticity")].tolist() == [
        *(1.0, 1.5, 2.0),
        *(1.0, 1.5, 2.0),
        1.0,
    ]
    assert shared_draws([LEMONADE.settings, scenario.settings, LEMONADE.with_(elasticity=[1.0, 2.0]).settings]) == 2
    assert shared_draws([LEMONADE.settings]) is None


def test_arrays_of_other_lengths_are_refused_together_or_one_after_the_other():
    for make in (
        lambda: LEMONADE.with_(elasticity=[1, 2], price={"Ana": [1, 2, 3]}),
        lambda: LEMONADE.with_(elasticity=[1, 2]).with_(price={"Ana": [1, 2, 3]}),
    ):
        (fault,) = faults(make)
        assert (fault.what, fault.got, fault.expected) == ("'price/Ana'", "3 numbers", "2, as 'elasticity' has")


def test_the_first_draw_out_of_bounds_is_named():
    (fault,) = faults(lambda: LEMONADE.with_(price={"Ana": [1, -2, -3]}))
    assert isinstance(fault, BoundViolation)
    assert (fault.got, fault.expected) == ("-2 in draw 1, and 1 more", "0.01 to 100")
    assert fault.where.file == "price/Ana = 3 numbers, set by hand"
    assert fault.cure.startswith("give each future a number from 0.01 to 100")


def test_small_dollars_are_refused_of_an_array_as_of_a_number():
    central = sixteenth.read("central")
    (fault,) = faults(lambda: central.with_(cash={"OpenAI": np.array([40.0, 50.0])}))
    assert isinstance(fault, WrongUnit)
    (fault,) = faults(lambda: central.with_(cash={"OpenAI": [40.0, float("nan")]}))
    assert fault.got == "nan in draw 1"


def test_an_array_is_multiplied_and_set_in_another_scenario_too():
    scenario = LEMONADE.with_(elasticity=[1.0, 1.5], price={"Ana": [2.0, 3.0]})
    twice = scenario.times(elasticity=0.5, price=2)
    assert twice.values["elasticity"].card.numbers == [0.5, 0.75]
    alike = set_alike(LEMONADE, scenario)
    assert alike.settings.values == scenario.settings.values


def test_an_array_takes_the_place_of_a_fitted_column_and_the_others_stay():
    central = sixteenth.read("central")
    name, entries = next(
        (name, entries)
        for name, entries in central.settings.values.items()
        for labels, each in entries.items()
        if each.shape == "joint" and not labels
    )
    middle = float(np.median(entries[()].numbers))
    made = central.with_(**{name: [middle, middle]})
    assert made.settings.values[name][()].shape == "given"
    others = {key: each for key, each in central.settings.values.items() if key != name}
    assert {key: each for key, each in made.settings.values.items() if key != name} == others


def test_a_file_gives_numbers_too(tmp_path):
    card = 'distribution = "given"\nnumbers = [{numbers}]\nunit = "Number"\nkind = "judgement"\nsource = "A list"\n'

    copy_of_lemonade(tmp_path)

    def read(numbers: str) -> Any:
        child = 'title = "Given"\nparent = "lemonade/lemonade.toml"\n[values.elasticity]\n'
        path = write(tmp_path, "given.toml", child + card.format(numbers=numbers))
        return sixteenth.read(path, allow_code=True)

    assert runs(read("1.0, 1.5, 2")).draws == 3
    (fault,) = faults(lambda: read(""))
    assert isinstance(fault, WrongDistribution)
    assert (fault.got, fault.expected) == ("no number", "one for each future")
