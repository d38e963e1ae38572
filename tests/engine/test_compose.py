"""Equations find each other by name; a changed world is checked as a whole."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.arrays import sum_over
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.equation import Equation, Kind, Switched, read_equation
from sixteenth.errors import Place, Refused, TwoProviders, UnitError, UnknownName, UnreadableEquation, UnusedOverride
from sixteenth.units import USD, Flag, Months, Number, Share, USDPerMonth
from tests.engine.worlds import Stand, declare, kind, make_settings, make_world, run


def takings(sales: USDPerMonth[Stand], surprise: Number) -> USDPerMonth[Stand]:
    return sales * (1 + surprise)


def rent_in_all(rent: USDPerMonth[Stand]) -> USDPerMonth:
    return sum_over(rent, Stand)


def profit(takings: USDPerMonth[Stand], rent: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
    return takings - rent


def next_cash(cash: USD[Stand], profit: USDPerMonth[Stand], month: Months) -> USD[Stand]:
    return cash + profit * month


def opening_cash(savings: USD, gift: USD[Stand]) -> USD[Stand]:
    return savings + gift


def ends_broke(next_cash: USD[Stand]) -> Flag[Stand]:
    return next_cash < 0


CARDS = (
    declare("sales", USDPerMonth[Stand]),
    declare("rent", USDPerMonth[Stand]),
    declare("savings", USD),
    declare("gift", USD[Stand]),
    declare("surprise", Number, shock="normal"),
)


def stands() -> World:
    return make_world(
        takings,
        rent_in_all,
        profit,
        next_cash,
        opening_cash,
        ends_broke,
        declared=CARDS,
        monthly=("profit",),
        closing=("cash",),
    )


def refused(world: World, *functions: Any, outputs: tuple[str, ...] = ()) -> tuple[Any, ...]:
    with pytest.raises(Refused) as told:
        world.with_(*functions, outputs=outputs)
    return told.value.faults


def test_a_world_knows_its_stocks_endings_and_shocks():
    world = stands()
    assert world.stocks == ("cash",)
    assert world.endings == ("ends_broke",)
    assert [shock.name for shock in world.shocks] == ["surprise"]


def test_every_name_has_a_kind():
    kinds = stands().kinds
    assert kinds["month"] == Kind(Months)
    assert kinds["cash"] == kinds["next_cash"] == kind(USD[Stand])
    assert kinds["sales"] == kind(USDPerMonth[Stand])
    assert kinds["rent_in_all"] == kind(USDPerMonth)


def test_needs_are_those_of_the_same_month():
    world = stands()
    assert world.needs("next_cash") == ("profit",)
    assert world.needs("ends_broke") == ("next_cash",)
    assert world.needs("cash") == ()


def test_order_takes_only_what_is_needed():
    world = stands()
    assert world.order(["profit"]) == ("takings", "profit")
    assert world.order(["cash", "sales"]) == ()


def test_reach_goes_through_the_months():
    equations, stocks = stands().reach(["cash"])
    assert set(equations) == {"takings", "profit", "next_cash", "opening_cash"}
    assert stocks == ("cash",)
    assert stands().reach(["rent_in_all"]) == (("rent_in_all",), ())


@pytest.mark.parametrize("name", ["central", "interview_arithmetic"])
def test_what_is_reached_is_all_that_one_month_after_another_asks_for(name):
    """Each round asks for what moves and opens the stocks that the last one read, until none is new."""
    world = sixteenth.read(name).world
    for kept in world.output_sets.values():
        wanted = {*kept.monthly, *(f"next_{stock}" for stock in kept.closing), *world.endings}
        targets, stocks = sorted(wanted), None
        while True:
            equations = world.order(wanted)
            read = {need for each in equations for need in world.equations[each].inputs} | wanted
            found = {stock for stock in world.stocks if stock in read or f"next_{stock}" in wanted}
            if found == stocks:
                break
            stocks = found
            due = {*(f"next_{stock}" for stock in stocks), *(f"opening_{stock}" for stock in stocks)}
            wanted |= due & world.equations.keys()
        assert world.reach(targets) == (equations, tuple(sorted(stocks)))


def test_what_can_change_from_month_to_month():
    world = stands()
    assert world.moving(world.stocks, ()) == {"takings", "profit", "next_cash", "ends_broke"}
    assert "rent_in_all" in world.moving(world.stocks, ["rent"])


def test_a_rule_that_switches_moves():
    equation, _ = read_equation(rent_in_all)
    assert equation is not None
    switched = Switched("rent_in_all", (equation, equation), (0,))
    assert World({"rent_in_all": switched}, {"rent": CARDS[1]}).moving((), ()) == {"rent_in_all"}


@given(st.data())
def test_order_puts_every_equation_after_those_it_needs(data):
    names = [f"name_{number}" for number in range(8)]
    needs = {name: data.draw(st.sets(st.sampled_from(names[:at]))) if at else set() for at, name in enumerate(names)}
    shuffled = data.draw(st.permutations(names))
    equations = {
        name: Equation(name, lambda: 0, dict.fromkeys(sorted(needs[name]), Kind(USD)), Kind(USD), Place("made"))
        for name in shuffled
    }
    targets = data.draw(st.lists(st.sampled_from(names), min_size=1))
    order = World(equations).order(targets)

    wanted, todo = set(targets), list(targets)
    while todo:
        new = needs[todo.pop()] - wanted
        wanted |= new
        todo += new
    assert set(order) == wanted
    assert all(order.index(need) < order.index(name) for name in order for need in needs[name])
    assert order == World(dict(reversed(equations.items()))).order(reversed(targets))


# --- Changing a world ------------------------------------------------------------------------------------------------

VALUES = {"sales": 100, "rent": {"Ana": 30, "Ben": 40}, "savings": 10, "gift": 0}


def settings() -> Any:
    return make_settings(VALUES, {"stand": ("Ana", "Ben")}, months=2)


def test_a_function_replaces_the_equation_of_its_name():
    def takings(sales: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
        return 2 * sales

    changed = run(stands().with_(takings), settings())
    assert changed["profit"][0, :, 0].tolist() == [170, 160]


def test_the_world_before_stays_as_it_was():
    def takings(sales: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
        return 2 * sales

    world = stands()
    world.with_(takings)
    assert world.equations["takings"].inputs.keys() == {"sales", "surprise"}


def test_an_added_output_is_kept_in_every_set():
    def margin(profit: USDPerMonth[Stand], sales: USDPerMonth[Stand]) -> Share[Stand]:
        return profit / sales

    world = stands().with_(margin, outputs=("margin",))
    assert world.output_sets["standard"] == OutputSet(("profit", "margin"), ("cash",))
    result = run(world, settings())
    assert (result["margin"] == result["profit"] / 100).all()


def test_outputs_alone_may_be_added():
    assert stands().with_(outputs=("rent", "surprise")).output_sets["standard"].monthly == (
        "profit",
        "rent",
        "surprise",
    )


def test_a_parameter_becomes_an_equation():
    def rent(sales: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
        return sales / 10

    assert run(stands().with_(rent, outputs=("rent",)), settings())["rent"][0, :, 0].tolist() == [10, 10]


def test_a_new_stock_brings_its_own_opening():
    def next_debt(debt: USD, rent_in_all: USDPerMonth, month: Months) -> USD:
        return debt + rent_in_all * month

    def opening_debt(savings: USD) -> USD:
        return 2 * savings

    world = stands().with_(next_debt, opening_debt, outputs=("debt",))
    assert run(world, settings())["debt"][:, 0].tolist() == [20, 90]


def test_a_new_ending_needs_no_reader():
    def ends_rich(next_cash: USD[Stand]) -> Flag[Stand]:
        return next_cash > 0

    assert stands().with_(ends_rich).endings == ("ends_broke", "ends_rich")


def test_an_override_that_changes_nothing_is_refused_with_the_nearest_name():
    def taking(sales: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
        return 2 * sales

    (fault,) = refused(stands(), taking)
    assert isinstance(fault, UnusedOverride)
    assert fault.cure == "did you mean 'takings'?"
    assert fault.where == Place(__file__, taking.__code__.co_firstlineno)


def test_a_new_name_that_nobody_reads_is_told_how_to_be_seen():
    def zeal(savings: USD) -> USD:
        return savings

    (fault,) = refused(stands(), zeal)
    assert fault.cure == "list it in outputs=('zeal',) to see it"


def test_every_fault_of_a_change_is_told_at_once():
    def takings(sales: USDPerMonth[Stand], suprise: Number) -> USDPerMonth[Stand]:
        return sales * suprise

    def profit(takings: USDPerMonth[Stand], rent: USDPerMonth[Stand], month: Months) -> USDPerMonth[Stand]:
        return takings - rent * month

    def unread(savings) -> USD:
        return savings

    faults = refused(stands(), takings, profit, unread)
    assert [type(fault) for fault in faults] == [UnknownName, UnitError, UnreadableEquation]
    assert faults[0].cure == "did you mean 'surprise'?"


def test_two_functions_of_one_name_are_two_providers():
    def first() -> Any:
        def profit(rent: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
            return rent

        return profit

    def second() -> Any:
        def profit(takings: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
            return takings

        return profit

    (fault,) = refused(stands(), first(), second())
    assert isinstance(fault, TwoProviders)
    assert fault.what == "'profit'"


def test_a_world_keeps_one_more_set_and_stays_as_it_was():
    world = make_world(next_cash, profit, takings, rent_in_all)
    kept = world.keeping("books", OutputSet(monthly=("takings",)))
    assert set(kept.output_sets) == {*world.output_sets, "books"}
    assert kept.output_sets["books"].monthly == ("takings",)
    assert kept.keeping("books", OutputSet()).output_sets["books"] == OutputSet()
    assert "books" not in world.output_sets


def test_a_world_that_keeps_other_outputs_computes_the_same():
    world = make_world(takings, rent_in_all)
    assert world.keeping("cash", OutputSet(closing=("cash",))).computes_as(world)
    assert not replace(world, equations=dict(world.equations)).computes_as(world)
