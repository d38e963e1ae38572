"""Every check, found by the smallest world that breaks it: its class, its line, and what its four lines say."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pytest

from sixteenth.arrays import exp, log, maximum, previous, sum_over, where
from sixteenth.engine.check import (
    check_override,
    check_world,
    classes_of_one_name,
    cycles_without_stock,
    kind_mismatches,
    moving_openings,
    stocks_without_opening,
    two_providers,
    unit_slips,
    unknown_names,
    unknown_outputs,
)
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, OutputSet
from sixteenth.engine.equation import AnyEquation, Equation, Switched, read_equation, read_equations
from sixteenth.errors import (
    AxisError,
    AxisMismatch,
    CycleWithoutStock,
    Fault,
    MovingOpening,
    Place,
    StockWithoutOpening,
    TwoProviders,
    UnitError,
    UnitMismatch,
    UnknownName,
    UnknownOutput,
    UnusedOverride,
    WrongResult,
)
from sixteenth.units import USD, Axis, Flag, Lab, Months, Multiple, Number, PerMonth, Share, USDPerMonth, Vintage
from tests.engine.worlds import CARDS, Stand, declare, make_world

PRICE = declare("price", USD)
PRICES = declare("prices", USD[Lab])
SHOCK = declare("surprise", Number, shock="normal")


def read(function: Callable[..., Any]) -> Equation:
    equation, faults = read_equation(function)
    assert equation is not None
    assert faults == []
    return equation


def line_of(function: Callable[..., Any], text: str = "def ") -> Place:
    """Return the place of the first line of a function that holds a text."""
    lines, first = inspect.getsourcelines(function)
    return Place(__file__, first + next(number for number, line in enumerate(lines) if text in line))


def only(faults: Iterable[Fault], kind: type[Fault]) -> Fault:
    """Return the one fault there is, of the expected class and told in four lines."""
    (fault,) = faults
    assert type(fault) is kind
    first, at, got, cure = fault.lines()
    assert first.startswith((kind.__doc__ or "?").rstrip("."))
    assert at == f"  at {fault.where}"
    assert got == f"  got {fault.got}, expected {fault.expected}"
    assert cure == f"  cure: {fault.cure}"
    return fault


# --- Names -----------------------------------------------------------------------------------------------------------


def test_an_unknown_name_offers_the_nearest():
    def cost(prise: USD) -> USD:
        return prise

    fault = only(unknown_names(make_world(cost, declared=[PRICE])), UnknownName)
    assert fault.what == "'prise', asked for by 'cost'"
    assert fault.where == line_of(cost)
    assert fault.cure == "did you mean 'price'?"


def test_an_unknown_name_far_from_any_is_to_be_written():
    def cost(zeal: USD) -> USD:
        return zeal

    fault = only(unknown_names(make_world(cost, declared=[PRICE])), UnknownName)
    assert fault.cure == "write that equation, or declare it in parameters.toml"


def test_the_bare_name_of_a_stock_and_the_month_are_known():
    def next_cash(cash: USD, month: Months) -> USD:
        return cash + 0 * month

    assert list(unknown_names(make_world(next_cash))) == []


def test_every_rule_that_dates_switch_to_is_looked_at():
    def first() -> USD:
        return 0  # type: ignore[return-value]

    def second(prise: USD) -> USD:
        return prise

    world = World({"cost": Switched("cost", (read(first), read(second)), (0,))}, {"price": PRICE})
    assert only(unknown_names(world), UnknownName).where == line_of(second)


def profit_by_lab(prices: USD[Lab]) -> USD[Lab]:
    return prices


def profit_of_another_file(prices: USD[Lab]) -> USD[Lab]:
    return 2 * prices


def named(name: str, function: Callable[..., Any]) -> Equation:
    equation = read(function)
    return Equation(name, equation.function, equation.inputs, equation.output, equation.where)


@pytest.mark.parametrize(
    ("equations", "declared", "what"),
    [
        ([named("profit", profit_by_lab), named("profit", profit_of_another_file)], [], "'profit'"),
        ([named("prices", profit_by_lab)], [PRICES], "'prices'"),
        ([named("prices", profit_by_lab), named("next_prices", profit_by_lab)], [], "'prices'"),
    ],
    ids=["two equations", "an equation and a card", "an equation and a stock"],
)
def test_a_name_with_two_providers_names_both(equations, declared, what):
    fault = only(two_providers(equations, declared), TwoProviders)
    assert fault.what == what
    assert " also at " in fault.got
    assert "[theory]" in fault.cure


def test_a_card_gives_a_stock_its_opening_and_is_no_second_provider():
    assert list(two_providers([named("next_prices", profit_by_lab)], [PRICES])) == []


# --- Units and axes between equations --------------------------------------------------------------------------------


def test_a_unit_that_differs_names_both_files():
    def cost(price: USDPerMonth) -> USDPerMonth:
        return price

    fault = only(kind_mismatches(make_world(cost, declared=[PRICE])), UnitMismatch)
    assert fault.what == "'price' in 'cost'"
    assert (fault.got, fault.expected) == ("USDPerMonth", f"USD from {CARDS}")
    assert fault.where == line_of(cost)
    assert "annotate price: USD" in fault.cure


def test_the_same_dimension_under_another_name_differs():
    def share_paid() -> Share:
        return 0.5  # type: ignore[return-value]

    def cost(share_paid: Multiple, price: USD) -> USD:
        return share_paid * price

    fault = only(kind_mismatches(make_world(share_paid, cost, declared=[PRICE])), UnitMismatch)
    assert (fault.got, fault.expected) == ("Multiple", f"Share from {line_of(share_paid)}")


def test_a_stock_is_provided_by_the_equation_that_moves_it():
    def next_cash(cash: USD) -> USD:
        return cash

    def wealth(cash: USDPerMonth) -> USDPerMonth:
        return cash

    world = make_world(next_cash, wealth, declared=[declare("cash", USD)])
    fault = only(kind_mismatches(world), UnitMismatch)
    assert fault.expected == f"USD from {line_of(next_cash)}"


@pytest.mark.parametrize("annotation", [USD, USD[Vintage], USD[Lab, Vintage]])
def test_axes_that_differ_ask_for_an_aggregate(annotation):
    def cost(prices: Any) -> USD:
        return prices

    cost.__annotations__["prices"] = annotation
    fault = only(kind_mismatches(make_world(cost, declared=[PRICES])), AxisMismatch)
    assert fault.expected == f"USD[Lab] from {CARDS}"
    assert "sum_over(prices, Lab)" in fault.cure


# --- Slips inside an equation ----------------------------------------------------------------------------------------


def adds_a_flow(price: USD, flow: USDPerMonth) -> USD:
    paid = flow
    return price + paid


def compares_a_flow(price: USD, flow: USDPerMonth) -> Share:
    return where(price > flow, 1, 0)


def chooses_between(price: USD, flow: USDPerMonth) -> USD:
    return where(price > 0, price, flow)


def raises_e_to_money(price: USD) -> Number:
    return exp(price)


def takes_the_logarithm(price: USD) -> Number:
    return log(price)


def raises_money_to_a_name(price: USD, power: Number) -> USD:
    return price**power


def raises_to_months(ratio: Number, month: Months) -> Number:
    return ratio**month


def adds_one_to_money(price: USD) -> USD:
    return price + 1


def takes_the_larger(price: USD, month: Months) -> USD:
    return maximum(price, month)


def asks_whether_money(price: USD) -> Number:
    return where(price, 1, 0)


def sums_over_nothing(price: USD) -> USD:
    return sum_over(price, Lab)


def steps_along_another_axis(prices: USD[Lab]) -> USD[Lab]:
    return previous(prices, Vintage)


@pytest.mark.parametrize(
    ("function", "text", "got", "expected"),
    [
        (adds_a_flow, "price + paid", "add of USD and USD/month", "one unit"),
        (compares_a_flow, "price > flow", "greater of USD and USD/month", "one unit"),
        (chooses_between, "where(", "where of USD and USD/month", "one unit"),
        (raises_e_to_money, "exp(", "exp of USD", "a pure number: divide by a reference first"),
        (takes_the_logarithm, "log(", "log of USD", "a pure number: divide by a reference first"),
        (raises_money_to_a_name, "**", "power of USD", "a pure number: divide by a reference first"),
        (raises_to_months, "**", "power of month", "a pure number: divide by a reference first"),
        (adds_one_to_money, "+ 1", "add of USD and a pure number", "one unit"),
        (takes_the_larger, "maximum", "maximum of USD and month", "one unit"),
        (asks_whether_money, "where(", "where of USD", "a pure number: divide by a reference first"),
        (sums_over_nothing, "sum_over", "a quantity with no axes", "one with the axis Lab"),
        (steps_along_another_axis, "previous", "a quantity with Lab", "one with the axis Vintage"),
    ],
)
def test_a_slip_is_told_at_its_line(function, text, got, expected):
    fault = only(unit_slips(read(function)), UnitError)
    assert fault.what == f"'{function.__name__}'"
    assert fault.where == line_of(function, text)
    assert (fault.got, fault.expected) == (got, expected)


def branches(price: USD) -> USD:
    if price > 0:
        return price
    return 0 * price


def chains(ratio: Share) -> Share:
    return where(0 < ratio < 1, ratio, 0)


def takes_the_greatest(price: USD, other: USD) -> USD:
    return max(price, other)


def reads_what_is_not_there(price: USD) -> USD:
    return price.amount  # type: ignore[attr-defined]


def raises_to_no_number(price: USD) -> USD:
    return price ** float("inf")


@pytest.mark.parametrize(
    ("function", "text", "got"),
    [
        (branches, "if price", "TypeError: an equation cannot branch on a value"),
        (chains, "0 < ratio", "TypeError: an equation cannot branch on a value"),
        (takes_the_greatest, "max(", "TypeError: an equation cannot branch on a value"),
        (reads_what_is_not_there, "price.amount", "AttributeError: "),
        (raises_to_no_number, "**", "OverflowError: "),
    ],
)
def test_an_equation_that_cannot_be_called_is_told_at_its_line(function, text, got):
    fault = only(unit_slips(read(function)), UnitError)
    assert fault.where == line_of(function, text)
    assert fault.got.startswith(got)
    assert fault.cure == "use arithmetic and the words of sixteenth.arrays only"


def returns_nothing(price: USD) -> USD:  # type: ignore[return]
    price * 2


def returns_text() -> Share:
    return "half"  # type: ignore[return-value]


def returns_two(price: USD) -> USD:
    return price, price  # type: ignore[return-value]


def returns_a_list(price: USD) -> USD:
    return [price]  # type: ignore[return-value]


def returns_an_array() -> Share:
    return np.ones(3)  # type: ignore[return-value]


def returns_a_truth() -> Share:
    return True  # type: ignore[return-value]


def returns_no_number() -> Share:
    return float("nan")  # type: ignore[return-value]


def returns_too_much() -> Share:
    return 10**400  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("function", "got", "cure"),
    [
        (returns_nothing, "nothing", "end it with 'return' and the formula"),
        (returns_text, "the text 'half'", "return a formula of its arguments"),
        (returns_two, "a tuple", "return a formula of its arguments"),
        (returns_a_list, "a list", "return a formula of its arguments"),
        (returns_an_array, "an array", "return a formula of its arguments"),
        (returns_a_truth, "True", "return a formula of its arguments"),
        (returns_no_number, "the number nan", "return a formula of its arguments"),
        (returns_too_much, "a number of many digits", "return a formula of its arguments"),
    ],
)
def test_a_result_that_is_no_quantity_is_told(function, got, cure):
    fault = only(unit_slips(read(function)), WrongResult)
    assert fault.what == f"'{function.__name__}'"
    assert fault.where == line_of(function)
    assert (fault.got, fault.cure) == (got, cure)
    assert fault.expected.startswith("a quantity, or a number: ")


def says_yes() -> Flag:
    return True  # type: ignore[return-value]


def asks_for_a_half() -> Share:
    return np.float64(0.5)  # type: ignore[return-value]


@pytest.mark.parametrize("function", [says_yes, asks_for_a_half])
def test_a_truth_is_a_flag_and_a_number_of_numpy_is_a_number(function):
    assert list(unit_slips(read(function))) == []


def adds_text(share: Share) -> Share:
    return share + "1"


def multiplies_nothing(share: Share) -> Share:
    return share * None


def chooses_a_list(share: Share) -> Share:
    return where(share > 0, share, [1])


def multiplies_an_array(share: Share) -> Share:
    return share * np.ones(3)


def multiplies_too_much(share: Share) -> Share:
    return share * 10**400


def moves_another(share: Share) -> Share:
    share.axes = frozenset()  # type: ignore[attr-defined]
    return share


@pytest.mark.parametrize(
    ("function", "text", "got", "expected"),
    [
        (adds_text, "+", "the text '1'", "a quantity or a number"),
        (multiplies_nothing, "*", "nothing", "a quantity or a number"),
        (chooses_a_list, "where", "a list", "a quantity or a number"),
        (multiplies_an_array, "*", "an array", "a quantity or a number"),
        (multiplies_too_much, "*", "a number of many digits", "a quantity or a number"),
        (moves_another, "share.axes", "an assignment to .axes of a value", "values that stay as they are"),
    ],
)
def test_what_is_no_quantity_inside_an_equation_is_told_at_its_line(function, text, got, expected):
    fault = only(unit_slips(read(function)), UnitError)
    assert fault.where == line_of(function, text)
    assert (fault.got, fault.expected) == (got, expected)


def leaves_the_program(price: USD) -> USD:
    raise SystemExit(price)


def test_an_equation_that_leaves_the_program_is_told():
    fault = only(unit_slips(read(leaves_the_program)), UnitError)
    assert fault.where == line_of(leaves_the_program, "raise")
    assert fault.got.startswith("SystemExit")


def money_for_a_rate(price: USD, month: Months) -> PerMonth:
    return price / month


def a_number_for_money() -> USD:
    return 3  # type: ignore[return-value]


def a_rate_for_a_number(price: USD, month: Months) -> Number:
    return price / month


@pytest.mark.parametrize(
    ("function", "got", "expected"),
    [
        (money_for_a_rate, "USD/month", "PerMonth (1/month)"),
        (a_number_for_money, "a pure number", "USD (USD)"),
        (a_rate_for_a_number, "USD/month", "Number (a pure number)"),
    ],
)
def test_a_result_of_another_unit_is_a_slip(function, got, expected):
    fault = only(unit_slips(read(function)), UnitError)
    assert fault.what == f"result of '{function.__name__}'"
    assert (fault.got, fault.expected) == (got, expected)
    assert fault.where == line_of(function)


def forgets_to_sum(prices: USD[Lab, Vintage]) -> USD[Lab]:
    return prices * 1


def test_a_result_with_an_axis_left_over_is_told():
    fault = only(unit_slips(read(forgets_to_sum)), AxisError)
    assert (fault.got, fault.expected) == ("the axis Vintage", "USD[Lab]")
    assert fault.cure == "sum_over(..., Vintage)"


def nothing_yet() -> USD[Lab]:
    return 0  # type: ignore[return-value]


def a_literal_power(price: USD, month: Months) -> USDPerMonth:
    return (price**2 / month**2) ** 0.5


def a_pure_power(price: USD, reference: USD, power: Number) -> Number:
    return (price / reference) ** power


def fewer_axes_than_said(price: USD) -> USD[Lab]:
    return price


def zero_beside_money(price: USD) -> USD:
    return maximum(price, 0) + where(price > 0, 0, price) - 0


@pytest.mark.parametrize(
    "function", [nothing_yet, a_literal_power, a_pure_power, fewer_axes_than_said, zero_beside_money]
)
def test_an_equation_as_it_should_be_passes(function):
    assert list(unit_slips(read(function))) == []


def test_a_slip_in_a_later_rule_is_found():
    def rate(price: USD) -> USD:
        return price

    world = World({"rate": Switched("rate", (read(rate), read(adds_one_to_money)), (0,))}, {"price": PRICE})
    assert only(check_world(world), UnitError).where == line_of(adds_one_to_money, "+ 1")


# --- Circles, stocks and openings ------------------------------------------------------------------------------------


def first(second: USD) -> USD:
    return second


def second(third: USD) -> USD:
    return third


def third(first: USD) -> USD:
    return first


def itself(itself: USD) -> USD:
    return itself


@pytest.mark.parametrize(
    ("functions", "circle", "where"),
    [
        ((first, second, third), "first needs second needs third needs first", first),
        ((third, first, second), "first needs second needs third needs first", first),
        ((itself,), "itself needs itself", itself),
    ],
)
def test_a_circle_is_printed_and_reads_the_same_in_any_order(functions, circle, where):
    fault = only(cycles_without_stock(make_world(*functions)), CycleWithoutStock)
    assert fault.what == circle
    assert fault.where == line_of(where)
    assert fault.got == f"{len(functions)} equations in a circle"
    assert fault.cure == f"let one of them be a stock: next_{where.__name__}"


def test_each_circle_is_told():
    told = cycles_without_stock(make_world(itself, first, second, third))
    assert sorted(fault.what for fault in told) == [
        "first needs second needs third needs first",
        "itself needs itself",
    ]


def test_a_circle_through_a_rule_of_later_is_found():
    def early() -> USD:
        return 0  # type: ignore[return-value]

    switched = Switched("itself", (read(early), read(itself)), (0,))
    assert only(cycles_without_stock(World({"itself": switched})), CycleWithoutStock).what == "itself needs itself"


def test_a_circle_through_a_stock_is_none():
    def next_cash(cash: USD, interest: USD) -> USD:
        return cash + interest

    def interest(cash: USD, rate: Share) -> USD:
        return cash * rate

    assert cycles_without_stock(make_world(next_cash, interest)) == []


def next_cash(cash: USD) -> USD:
    return cash


def test_a_stock_needs_an_opening():
    fault = only(stocks_without_opening(make_world(next_cash)), StockWithoutOpening)
    assert fault.what == "'cash'"
    assert fault.where == line_of(next_cash)
    assert fault.cure == "declare [cash] in parameters.toml, or write an equation opening_cash"


def opening_by_equation(price: USD) -> USD:
    return price


@pytest.mark.parametrize(
    ("functions", "declared"),
    [([read(next_cash)], [declare("cash", USD)]), ([read(next_cash), named("opening_cash", opening_by_equation)], [])],
    ids=["a card", "an equation"],
)
def test_a_card_or_an_equation_opens_a_stock(functions, declared):
    world = World({each.name: each for each in functions}, {card.name: card for card in declared})
    assert list(stocks_without_opening(world)) == []


def opening_by_lab(prices: USD[Lab]) -> USD[Lab]:
    return prices


@pytest.mark.parametrize(
    ("openings", "declared", "what", "got", "where"),
    [
        ([], [declare("cash", USDPerMonth)], "'cash'", "USDPerMonth", CARDS),
        ([], [declare("cash", USD[Stand])], "'cash'", "USD[Stand]", CARDS),
        ([named("opening_cash", opening_by_lab)], [], "'opening_cash'", "USD[Lab]", line_of(opening_by_lab)),
    ],
    ids=["a card's unit", "a card's axes", "an equation's axes"],
)
def test_an_opening_has_the_unit_and_axes_of_its_stock(openings, declared, what, got, where):
    world = World({each.name: each for each in (read(next_cash), *openings)}, {card.name: card for card in declared})
    fault = only(stocks_without_opening(world), UnitMismatch)
    assert (fault.what, fault.got, fault.where) == (what, got, where)
    assert fault.expected == "USD from 'next_cash'"


def opening_from_stock(debt: USD) -> USD:
    return debt


def opening_from_shock(price: USD, surprise: Number) -> USD:
    return price * surprise


def opening_from_moving(interest: USD) -> USD:
    return interest


def next_debt(debt: USD) -> USD:
    return debt


def interest(debt: USD) -> USD:
    return debt / 2


@pytest.mark.parametrize("function", [opening_from_stock, opening_from_shock, opening_from_moving])
def test_an_opening_from_what_happens_later_is_refused(function):
    equations = [*map(read, (next_cash, next_debt, interest)), named("opening_cash", function)]
    cards = {card.name: card for card in (declare("debt", USD), PRICE, SHOCK)}
    fault = only(check_world(World({each.name: each for each in equations}, cards)), MovingOpening)
    assert fault.what == "'opening_cash'"
    assert fault.where == line_of(function)


def test_an_opening_from_a_rule_that_dates_switch_is_the_first_rule_and_stands_still():
    switched = Switched("interest", (read(opening_by_equation), read(opening_by_equation)), (0,))
    equations: dict[str, AnyEquation] = {
        "next_cash": read(next_cash),
        "interest": switched,
        "opening_cash": named("opening_cash", opening_from_moving),
    }
    assert list(moving_openings(World(equations, {"price": PRICE}))) == []


def test_openings_are_judged_beside_a_circle():
    opening = named("opening_cash", opening_from_stock)
    equations = [*map(read, (itself, next_cash, next_debt)), opening]
    world = World({each.name: each for each in equations}, {"debt": declare("debt", USD)})
    assert [type(fault) for fault in check_world(world)] == [CycleWithoutStock, MovingOpening]


# --- Outputs and overrides -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kept", "what", "expected", "cure"),
    [
        (OutputSet(("prise",)), "'prise' in 'standard'", "a name of this world", "did you mean 'price'?"),
        (OutputSet(("zeal",)), "'zeal' in 'standard'", "a name of this world", "remove it"),
        (OutputSet((), ("cahs",)), "'cahs' in 'standard'", "a stock of this world", "did you mean 'cash'?"),
        (OutputSet((), ("price",)), "'price' in 'standard'", "a stock of this world", "keep it monthly"),
        (OutputSet(mean=("prise",)), "'prise' in 'standard'", "an output of this world", "did you mean 'price'?"),
    ],
)
def test_an_output_that_nothing_provides_is_told(kept, what, expected, cure):
    world = World({"next_cash": read(next_cash)}, {"cash": declare("cash", USD), "price": PRICE}, {"standard": kept})
    fault = only(unknown_outputs(world), UnknownOutput)
    assert (fault.what, fault.expected, fault.cure) == (what, expected, cure)


def test_equations_stocks_shocks_and_parameters_can_be_kept():
    world = make_world(
        next_cash, declared=[declare("cash", USD), PRICE, SHOCK], monthly=("next_cash", "cash", "price", "surprise")
    )
    assert list(unknown_outputs(world)) == []


def override_faults(before: World, *functions: Callable[..., Any], outputs: tuple[str, ...] = ()) -> list[Fault]:
    equations, faults = read_equations(functions)
    assert faults == []
    after = World({**before.equations, **{each.name: each for each in equations}}, before.declared)
    return list(check_override(before, after, equations, outputs))


def test_an_override_nobody_reads_is_refused():
    def next_cahs(cash: USD) -> USD:
        return cash

    fault = only(override_faults(make_world(next_cash, declared=[declare("cash", USD)]), next_cahs), UnusedOverride)
    assert fault.what == "'next_cahs'"
    assert fault.cure == "did you mean 'next_cash'?"


@pytest.mark.parametrize("outputs", [(), ("first",)])
def test_an_addition_is_used_when_it_is_read_or_kept(outputs):
    functions = (first,) if outputs else (first, second, third)
    assert [fault.what for fault in override_faults(World({}), *functions, outputs=outputs)] == []


def test_a_world_without_faults_passes():
    def declared(*names: str) -> list[Declared]:
        return [declare(name, USD) for name in names]

    assert check_world(make_world(next_cash, next_debt, interest, declared=declared("cash", "debt"))) == []


# --- Classes of one name ---------------------------------------------------------------------------------------------

LOUD: Any = type("LAB", (Axis,), {})
OTHER_STAND: Any = type("Stand", (Axis,), {})
OTHER_SHARE = type("Share", (Share,), {"dimension": {}})


def costs(price: USD[Lab]) -> USD[Lab]:
    return price


@pytest.mark.parametrize(
    ("card", "what", "got", "cure"),
    [
        (declare("loud", USD[LOUD]), "the axis 'lab'", "the class Lab, and another class LAB", "rename one of the two"),
        (declare("odd", OTHER_SHARE), "the unit 'Share'", "the class Share", "import it from one file in both"),
    ],
)
def test_two_classes_that_a_scenario_writes_alike_are_told_once(card, what, got, cure):
    def doubled(price: USD[Lab], half: Share) -> USD[Lab]:
        return price * half

    fault = only(classes_of_one_name(make_world(costs, doubled, declared=[card])), TwoProviders)
    assert fault.what == what
    assert fault.got.startswith(got)
    assert fault.got.endswith(f"at {CARDS}")
    assert fault.cure == cure


def test_a_class_that_is_defined_twice_is_told_in_place_of_units_that_read_alike():
    def visits(stands: Number[Stand]) -> Number[Stand]:
        return stands

    world = make_world(visits, declared=[declare("stands", Number[OTHER_STAND])])
    assert [type(fault) for fault in check_world(world)] == [TwoProviders]


def test_one_class_for_each_name_passes():
    assert list(classes_of_one_name(make_world(costs, declared=[PRICES, PRICE]))) == []
