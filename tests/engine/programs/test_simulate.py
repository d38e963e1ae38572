"""Months in turn, by hand: openings, stocks, endings, events, rules by date; and one month alike on both back ends."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.arrays import entry_at, log, previous, sum_over, where
from sixteenth.engine.check import check_world
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Distribution, OutputSet, Settings
from sixteenth.engine.equation import Switched, read_equation, rules_of
from sixteenth.engine.programs.simulate import NOT_FINITE
from sixteenth.units import USD, Axis, Flag, Months, Number, Share, USDPerMonth
from tests.engine.worlds import (
    BACK_ENDS,
    Stand,
    Street,
    declare,
    event,
    lemonade,
    make_job,
    make_settings,
    make_world,
    run,
)

both_back_ends = pytest.mark.parametrize("back_end", BACK_ENDS)


def flow(income: USDPerMonth[Stand], rent: USDPerMonth) -> USDPerMonth[Stand]:
    return income - rent


def next_cash(cash: USD[Stand], flow: USDPerMonth[Stand], month: Months) -> USD[Stand]:
    return cash + flow * month


def ends_broke(next_cash: USD[Stand]) -> Flag[Stand]:
    return next_cash < 0


def ends_quiet(rent: USDPerMonth, limit: USDPerMonth) -> Flag:
    return rent > limit


CARDS = (
    declare("income", USDPerMonth[Stand]),
    declare("rent", USDPerMonth),
    declare("limit", USDPerMonth),
    declare("cash", USD[Stand]),
)
LABELS = {"stand": ("Ana", "Ben")}
VALUES = {"income": {"Ana": 5, "Ben": 1}, "rent": 3, "limit": 10, "cash": 4}


def stands(*more: Any) -> World:
    return make_world(
        flow,
        next_cash,
        ends_broke,
        ends_quiet,
        *more,
        declared=CARDS,
        monthly=("cash", "flow", "rent"),
        closing=("cash",),
    )


def books(events: tuple[Any, ...] = (), months: int = 4, **values: Any) -> Settings:
    return make_settings({**VALUES, **values}, LABELS, months=months, events=events)


@both_back_ends
def test_a_stock_is_its_opening_balance_and_closes_after_the_last_month(back_end):
    result = run(stands(), books(), back_end=back_end, draws=8, chunk=8)
    assert result["cash"].shape == (4, 2, 8)
    assert result["cash"][:, :, 0].tolist() == [[4, 4], [6, 2], [8, 0], [10, -2]]
    assert result.closing["cash"][:, 0].tolist() == [12, -4]
    assert (result["cash"] == result["cash"][..., :1]).all()


@both_back_ends
def test_an_ending_is_the_first_month_it_holds(back_end):
    result = run(stands(), books(), back_end=back_end, draws=8, chunk=8)
    assert result.ended["ends_broke"][:, 0].tolist() == [4, 2]
    assert result.ended["ends_quiet"].tolist() == [4] * 8
    assert result.ended[NOT_FINITE].tolist() == [4] * 8
    assert {data.dtype for data in result.ended.values()} == {np.dtype(np.int32)}


def test_an_ending_stays_where_it_was_first():
    result = run(stands(), books((event(3, "rent", -90),)), draws=1)
    assert result.closing["cash"][:, 0].tolist() == [105, 89]
    assert result.ended["ends_broke"][:, 0].tolist() == [4, 2]


# --- Events ----------------------------------------------------------------------------------------------------------


@both_back_ends
@pytest.mark.parametrize(
    ("events", "rents"),
    [
        ((event(0, "rent", 2),), [2, 2, 2, 2]),
        ((event(2, "rent", 2),), [3, 3, 2, 2]),
        ((event(3, "rent", 2),), [3, 3, 3, 2]),
    ],
)
def test_a_parameter_has_another_value_from_a_month_on(back_end, events, rents):
    result = run(stands(), books(events), back_end=back_end, draws=8, chunk=8)
    assert result["rent"][:, 0].tolist() == rents


@both_back_ends
@pytest.mark.parametrize(
    ("events", "rents"),
    [
        ((event(1, "rent", 2, is_factor=True), event(2, "rent", 2, is_factor=True)), [3, 6, 12, 12]),
        ((event(1, "rent", 5), event(2, "rent", 2, is_factor=True)), [3, 5, 10, 10]),
        ((event(1, "rent", 2, is_factor=True), event(3, "rent", 1)), [3, 6, 6, 1]),
    ],
)
def test_events_follow_each_other(back_end, events, rents):
    result = run(stands(), books(events), back_end=back_end, draws=8, chunk=8)
    assert result["rent"][:, 0].tolist() == rents


def test_an_event_can_change_each_label_in_its_own_way():
    result = run(stands(), books((event(1, "income", {"Ana": 0, "Ben": 7}),)), draws=1)
    assert result["flow"][:, :, 0].tolist() == [[2, -2], [-3, 4], [-3, 4], [-3, 4]]


@both_back_ends
@pytest.mark.parametrize(
    ("events", "rents"),
    [
        ((replace(event(1, "rent", 9), until=3),), [3, 9, 9, 3]),
        ((replace(event(0, "rent", 2, is_factor=True), until=2), event(1, "rent", 5)), [6, 5, 5, 5]),
        ((replace(event(0, "rent", 9), until=2), replace(event(2, "rent", 4), until=3)), [9, 9, 4, 3]),
        ((event(1, "rent", 5), replace(event(2, "rent", 2, is_factor=True), until=3)), [3, 5, 10, 5]),
    ],
)
def test_what_an_event_brought_is_gone_when_it_is_over(back_end, events, rents):
    result = run(stands(), books(events), back_end=back_end, draws=8, chunk=8)
    assert result["rent"][:, 0].tolist() == rents


def test_what_an_event_moves_is_computed_every_month():
    result = run(stands(), books((event(2, "limit", 1),)), draws=1)
    assert result.ended["ends_quiet"].tolist() == [2]


def opening_cash(rent: USDPerMonth, month: Months) -> USD[Stand]:
    return 10 * rent * month


@both_back_ends
def test_an_opening_is_computed_from_values_before_any_event(back_end):
    settings = books((event(0, "rent", 1),))
    result = run(stands(opening_cash), settings, back_end=back_end, draws=8, chunk=8)
    assert result["cash"][:2, :, 0].tolist() == [[30, 30], [34, 30]]


def test_an_opening_that_an_event_moves_can_be_kept():
    settings = books((event(1, "rent", 1),))
    result = run(stands(opening_cash), settings, output_set="everything", draws=1)
    assert result["opening_cash"][0, :, 0].tolist() == [30, 30]


def test_events_of_a_scenario_come_on_their_dates():
    before, after = (
        run(each.world, each.settings, draws=50)["cups_sold"] for each in (lemonade(), lemonade("hot_summer"))
    )
    factors = np.array([1] * 2 + [1.4] * 2 + [1.4 * 0.71] * 8)
    assert after[:12] == pytest.approx(before[:12] * factors[:, None, None], rel=1e-12)
    assert np.array_equal(after[:2], before[:2])
    # Ana asks the usual price, 2, which moves no thirst under the first rule, and the highest price is 6.
    assert after[12:, 0] == pytest.approx(before[12:, 0] * 1.4 * 0.71 * (1 - 2 / 6), rel=1e-12)


# --- Rules that change on dates --------------------------------------------------------------------------------------


def usual() -> USDPerMonth:
    return 1  # type: ignore[return-value]


def doubled(rent: USDPerMonth) -> USDPerMonth:
    return 2 * rent


def by_cash(cash: USD[Stand], month: Months) -> USDPerMonth:
    return sum_over(cash, Stand) / month


def switched_world() -> World:
    rules = []
    for rule in (usual, doubled, by_cash):
        equation, _ = read_equation(rule)
        assert equation is not None
        rules.append(equation)
    world = stands()
    equations = {**world.equations, "tax": Switched("tax", tuple(rules), (0, 1))}
    return replace(world, equations=equations, output_sets={"standard": OutputSet(("tax", "cash"))})


@both_back_ends
@pytest.mark.parametrize(
    ("switch_months", "taxes"),
    [((1, 3), [1, 6, 6, 8]), ((0, 1), [6, 8, 8, 8]), ((3, 3), [1, 1, 1, 8])],
)
def test_a_rule_holds_until_the_month_of_the_next(back_end, switch_months, taxes):
    settings = replace(books(), switch_months=switch_months)
    result = run(switched_world(), settings, back_end=back_end, draws=8, chunk=8)
    assert result["tax"][:, 0].tolist() == taxes


def opening_cash_by_rule(tax: USDPerMonth, month: Months) -> USD[Stand]:
    return 100 * tax * month


def test_an_opening_follows_the_first_rule_whatever_the_dates():
    world = switched_world()
    first, second, _ = rules_of(world.equations["tax"])
    opening, _ = read_equation(opening_cash_by_rule)
    assert opening is not None
    equations = {
        **world.equations,
        "tax": Switched("tax", (first, second), (0,)),
        "opening_cash": replace(opening, name="opening_cash"),
    }
    result = run(replace(world, equations=equations), replace(books(), switch_months=(0,)), draws=1)
    assert result["tax"][0].tolist() == [6]
    assert result["cash"][0, :, 0].tolist() == [100, 100]


# --- Draws that stop being numbers -----------------------------------------------------------------------------------


def growth(luck: Number) -> Number:
    return log(luck)


def next_size(size: Number, growth: Number) -> Number:
    return size * (1 + growth)


def broken_world() -> World:
    cards = [declare("size", Number), declare("luck", Number)]
    return make_world(growth, next_size, declared=cards, monthly=("size",), closing=("size",))


@both_back_ends
def test_a_draw_that_stops_being_a_number_ends_and_harms_no_other(back_end):
    luck = np.array([1.0, -1.0, 0.0, 2.0])
    settings = make_settings({"size": 1, "luck": Distribution("given", tuple(luck))})
    result = run(broken_world(), settings, back_end=back_end, draws=8, chunk=8)
    assert result.ended[NOT_FINITE].tolist() == [3, 0, 0, 3] * 2
    assert np.isfinite(result["size"][..., result.finite]).all()
    assert result["size"][:, 0].tolist() == [1, 1, 1]
    assert result["size"][2, 3] == pytest.approx((1 + np.log(2)) ** 2, rel=1e-6)


def test_a_number_too_large_ends_the_draw_in_its_month():
    def next_size(size: Number) -> Number:
        return size * size

    world = make_world(next_size, declared=[declare("size", Number)], monthly=("size",))
    result = run(world, make_settings({"size": 1e100}, months=4), draws=1)
    assert result.ended[NOT_FINITE].tolist() == [1]


# --- Shocks ----------------------------------------------------------------------------------------------------------


def noted(wave: Number[Street, Stand], dice: Share) -> Number[Street, Stand]:
    return wave + dice


SHOCKS = (
    declare("wave", Number[Street, Stand], shock="normal"),
    declare("dice", Share, shock="uniform"),
)
STREETS = {"street": ("high", "low", "side"), "stand": ("Ana", "Ben")}


@both_back_ends
def test_shocks_have_their_shape_and_are_new_every_month(back_end):
    world = make_world(noted, declared=SHOCKS, monthly=("wave", "dice", "noted"))
    result = run(world, make_settings({}, STREETS, months=5), back_end=back_end, draws=1_000, chunk=1_000)
    wave, dice = np.asarray(result["wave"], float), np.asarray(result["dice"], float)
    assert wave.shape == (5, 3, 2, 1_000)
    assert dice.shape == (5, 1_000)
    assert ((dice > 0) & (dice < 1)).all()
    assert wave.mean() == pytest.approx(0, abs=4 / np.sqrt(wave.size))
    assert wave.std() == pytest.approx(1, abs=0.02)
    assert len({row.tobytes() for row in wave.reshape(-1, 1_000)}) == 30
    assert np.abs(np.corrcoef(wave.reshape(-1, 1_000)) - np.eye(30)).max() < 0.15
    assert np.allclose(result["noted"], wave + dice[:, None, None], atol=1e-6)


# --- Axes ------------------------------------------------------------------------------------------------------------


def crowd(near: Number[Stand, Street], town: Number[Street]) -> Number[Street, Stand]:
    return near * town


def queue(crowd: Number[Street, Stand]) -> Number[Stand]:
    return sum_over(previous(crowd, Street), Street)


@pytest.mark.parametrize("order", [("street", "stand"), ("stand", "street")])
def test_the_order_in_which_axes_are_written_changes_no_number(order):
    cards = [declare("near", Number[Stand, Street]), declare("town", Number[Street])]
    world = make_world(crowd, queue, declared=cards, monthly=("crowd", "queue"))
    labels = {axis: STREETS[axis] for axis in order}
    rank = {axis: at for at, axis in enumerate(order)}
    near = {("Ana", "high"): 1, ("Ana", "low"): 2, ("Ana", "side"): 3, ("Ben", "high"): 4, ("Ben", "low"): 5}
    near[("Ben", "side")] = 6
    keyed = {tuple(key[::-1] if rank["street"] == 0 else key): value for key, value in near.items()}
    settings = make_settings({"near": keyed, "town": {"high": 1, "low": 10, "side": 100}}, labels, months=1)
    result = run(world, settings, draws=1)
    assert result.variables["crowd"].axes == order
    made = np.moveaxis(result["crowd"][0, ..., 0], rank["street"], 0)
    assert made.tolist() == [[1, 4], [20, 50], [300, 600]]
    assert result["queue"][0, :, 0].tolist() == [1 + 20, 4 + 50]


# --- One month on both back ends -------------------------------------------------------------------------------------

values = st.fixed_dictionaries(
    {
        "thirst": st.floats(50, 5_000),
        "price": st.tuples(st.floats(0.5, 20), st.floats(0.5, 20)),
        "usual_price": st.floats(0.5, 20),
        "elasticity": st.floats(0, 5),
        "cup_cost": st.floats(0, 5),
        "rent": st.tuples(st.floats(0, 5_000), st.floats(0, 5_000)),
        "cash": st.tuples(st.floats(-5_000, 50_000), st.floats(-5_000, 50_000)),
        "weather_spread": st.floats(0, 1),
    }
)


@given(values, st.integers(0, 2**32 - 1))
def test_one_month_agrees_on_both_back_ends(numbers, seed):
    scenario = lemonade()
    by_stand = {
        name: {"Ana": value[0], "Ben": value[1]} if isinstance(value, tuple) else value
        for name, value in numbers.items()
    }
    settings = make_settings(by_stand, scenario.settings.labels, months=1)
    options = {"output_set": "everything", "seed": seed, "draws": 200, "chunk": 200}
    slow, fast = (make_job(scenario.world, settings, back_end=name, **options).run_chunk(0) for name in BACK_ENDS)
    for part in ("monthly", "closing"):
        for name in slow[part].keys() - {"ends_broke"}:
            apart = np.abs(fast[part][name] - slow[part][name]).max()
            assert apart <= 1e-5 * scale_of(slow, name), name
    is_clear = np.abs(slow["closing"]["cash"]) > 1e-5 * scale_of(slow, "cash")
    assert (slow["ended"]["ends_broke"] == fast["ended"]["ends_broke"])[is_clear].all()


def scale_of(chunk: Any, name: str) -> float:
    """Return the largest number of a quantity, or of the terms of a sum, which may cancel."""
    terms = {
        "profit": ("takings", "profit"),
        "profit_industry": ("takings", "profit"),
        "cash": ("takings", "profit", "cash"),
    }
    return max(float(np.abs(chunk["monthly"][each]).max()) for each in terms.get(name, (name,)))


def test_a_month_times_a_flow_may_be_written_either_way_round():
    def after(flow_given: USDPerMonth, month: Months) -> USD:
        return flow_given * month

    def before(flow_given: USDPerMonth, month: Months) -> USD:
        return month * flow_given

    world = make_world(after, before, declared=[declare("flow_given", USDPerMonth)], monthly=("after", "before"))
    for back_end in BACK_ENDS:
        result = run(world, make_settings({"flow_given": 3}), back_end=back_end, draws=8, chunk=8)
        assert (result["after"] == 3).all()
        assert (result["before"] == 3).all()


def one_over(size: Number) -> Number:
    return where(size > 0, 2, 1) ** -1


def eight_billion(size: Number) -> Number:
    return where(size > 0, 2_000_000_000, 1) * where(size > 0, 4, 1)


@pytest.mark.parametrize(
    ("function", "back_end", "wanted"),
    [(one_over, "numpy", 0.5), (one_over, "jax", 0.5), (eight_billion, "jax", 8e9)],
)
def test_a_whole_number_written_in_an_equation_is_a_number_like_any_other(function, back_end, wanted):
    world = make_world(function, declared=[declare("size", Number)], monthly=(function.__name__,))
    result = run(world, make_settings({"size": 1}), back_end=back_end, draws=8, chunk=8)
    assert (result[function.__name__] == wanted).all()


# --- What equations give ---------------------------------------------------------------------------------------------


def says_so() -> Flag:
    return 1  # type: ignore[return-value]


def says_the_truth() -> Flag:
    return True  # type: ignore[return-value]


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_a_flag_that_is_a_plain_number_can_be_negated(back_end):
    def neither(says_so: Flag, says_the_truth: Flag) -> Flag:
        return ~says_so | ~says_the_truth

    world = make_world(says_so, says_the_truth, neither, monthly=("neither", "says_so"))
    result = run(world, make_settings(), back_end=back_end)
    assert (result["neither"] == 0).all()  # where 0.2.0 gave -2
    assert (result["says_so"] == 1).all()


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_numbers_of_fewer_axes_than_their_name_can_be_looked_along(back_end):
    def plain() -> Number[Stand]:
        return 3  # type: ignore[return-value]

    def same_for_all(pace: Number) -> Number[Stand]:
        return pace

    def together(plain: Number[Stand], same_for_all: Number[Stand]) -> Number:
        return sum_over(plain, Stand) + sum_over(same_for_all, Stand)

    def before(same_for_all: Number[Stand]) -> Number[Stand]:
        return previous(same_for_all, Stand)

    def second(same_for_all: Number[Stand]) -> Number:
        return entry_at(same_for_all, Stand, 1)

    functions = (plain, same_for_all, together, before, second)
    world = make_world(*functions, declared=[declare("pace", Number)], monthly=("together", "before", "second"))
    result = run(world, make_settings({"pace": 0.5}, {"stand": ("Ana", "Ben")}), back_end=back_end)
    assert (result["together"] == 7).all()
    assert (result["before"][:, 0] == 0).all()
    assert (result["before"][:, 1] == 0.5).all()
    assert (result["second"] == 0.5).all()


def test_an_opening_may_follow_from_a_long_chain_of_equations():
    def chain(number: int):
        def step(first: Number) -> Number:
            return first

        step.__name__ = f"step_{number}"
        before = f"step_{number - 1}" if number else "pace"
        step.__code__ = step.__code__.replace(co_varnames=(before,))
        step.__annotations__ = {before: Number, "return": Number}
        return step

    def opening_level(step_1999: Number) -> Number:
        return step_1999

    def next_level(level: Number) -> Number:
        return level

    world = make_world(
        *map(chain, range(2000)), opening_level, next_level, declared=[declare("pace", Number)], monthly=("level",)
    )
    settings = make_settings({"pace": 0.5}, events=[event(1, "pace", 2.0)])
    assert (run(world, settings)["level"] == 0.5).all()


@pytest.mark.parametrize("name", ["Draw", "Month", "Lab", "Axis"])
def test_an_axis_may_have_any_name(name):
    own = type(name, (Axis,), {})

    def part(taste: Number[own]) -> Number[own]:  # type: ignore[valid-type]
        return taste

    def whole(part: Number[own]) -> Number:  # type: ignore[valid-type]
        return sum_over(part, own)

    taste = declare("taste", Number[own])  # type: ignore[valid-type]
    world = make_world(part, whole, declared=[taste], monthly=("part", "whole"))
    assert check_world(world) == []
    result = run(world, make_settings({"taste": 2.0}, {name.lower(): ("x", "y", "z")}), back_end="numpy")
    assert result["part"].shape == (3, 3, 40)
    assert (result["whole"] == 6).all()
