"""An equation is a plain function whose annotations can be read; all that keeps one from it is told."""

from typing import Any

import pytest

from sixteenth.engine.equation import (
    Equation,
    Kind,
    Switched,
    place_of,
    read_equation,
    read_equations,
    read_kind,
    rules_of,
)
from sixteenth.errors import Place, UnreadableEquation
from sixteenth.units import USD, Lab, Months, Quantity, Share, USDPerMonth, Vintage


def next_cash(cash: USD[Lab], flow: USDPerMonth[Lab], month: Months) -> USD[Lab]:
    return cash + flow * month


def total(cash: USD[Lab]) -> USD:
    return cash


def read(function: Any) -> Equation:
    equation, faults = read_equation(function)
    assert equation is not None
    assert faults == []
    return equation


def test_a_function_is_read_into_names_units_and_axes():
    equation = read(next_cash)
    assert equation.name == "next_cash"
    assert equation.inputs == {"cash": Kind(USD, (Lab,)), "flow": Kind(USDPerMonth, (Lab,)), "month": Kind(Months)}
    assert equation.output == Kind(USD, (Lab,))
    assert equation.where == Place(__file__, next_cash.__code__.co_firstlineno)


@pytest.mark.parametrize(("function", "stock"), [(next_cash, "cash"), (total, None)])
def test_only_next_moves_a_stock(function, stock):
    assert read(function).stock == stock


@pytest.mark.parametrize(
    ("annotation", "kind", "written"),
    [
        (Share, Kind(Share), "Share"),
        (USD[Lab], Kind(USD, (Lab,)), "USD[Lab]"),
        (USDPerMonth[Lab, Vintage], Kind(USDPerMonth, (Lab, Vintage)), "USDPerMonth[Lab, Vintage]"),
        (USDPerMonth[Vintage, Lab], Kind(USDPerMonth, (Vintage, Lab)), "USDPerMonth[Vintage, Lab]"),
    ],
)
def test_an_annotation_is_read_and_written_alike(annotation, kind, written):
    assert read_kind(annotation) == kind
    assert str(kind) == written


@pytest.mark.parametrize("annotation", [None, float, "USD", Quantity, USD[float], list[USD], Lab, 3])
def test_anything_else_is_no_kind(annotation):
    assert read_kind(annotation) is None


@pytest.mark.parametrize("dimension", [3, {"USD": "one"}, {1: 1}, {"USD": float("nan")}, ["USD"]])
def test_a_unit_whose_dimension_cannot_be_read_is_no_kind(dimension):
    assert read_kind(type("Odd", (Quantity,), {"dimension": dimension})) is None


def test_a_default_is_mended_by_leaving_it_out():
    _, (fault,) = read_equation(with_default)
    assert fault.cure == "write 'rate: ...' alone, with a unit"


CALLS = 0


def without_annotation(flow) -> USD:
    return flow


def without_result(flow: USD):
    return flow


def with_default(flow: USD, rate: Share = 0) -> USD:  # type: ignore[assignment]
    return flow * rate


def with_star(*flows: USD) -> USD:
    return flows[0]


def with_keyword(*, flow: USD) -> USD:
    return flow


def with_plain_float(flow: float) -> USD:
    return flow  # type: ignore[return-value]


def with_an_axis_twice(flow: USD[Lab, Lab]) -> USD:
    return flow


def that_yields(flow: USD) -> USD:  # type: ignore[misc]
    yield flow


async def that_waits(flow: USD) -> USD:
    return flow


def that_keeps_count(flow: USD) -> USD:
    global CALLS  # noqa: PLW0603 - what is to be refused
    CALLS = flow  # type: ignore[assignment]
    return flow


def with_unknown_name(flow: "Dollars") -> USD:  # type: ignore[name-defined]  # noqa: F821
    return flow


@pytest.mark.parametrize(
    ("function", "got"),
    [
        (without_annotation, "'flow: nothing'"),
        (without_result, "'-> nothing'"),
        (with_default, "argument 'rate: sixteenth.units.Share = 0'"),
        (with_star, "argument '*flows: sixteenth.units.USD'"),
        (with_keyword, "argument 'flow: sixteenth.units.USD'"),
        (with_plain_float, "'flow: float'"),
        (with_an_axis_twice, "'flow: USD'"),
        (that_yields, "a generator, which yields"),
        (that_waits, "a coroutine, which waits"),
        (that_keeps_count, "an assignment outside the function"),
        (with_unknown_name, "name 'Dollars' is not defined"),
    ],
)
def test_what_keeps_a_function_from_being_an_equation_is_told(function, got):
    equation, (fault,) = read_equation(function)
    assert equation is None
    assert isinstance(fault, UnreadableEquation)
    assert fault.what == f"'{function.__name__}'"
    assert fault.where == place_of(function)
    assert fault.got == got


def test_all_faults_of_a_function_are_told_together():
    def hopeless(first, second=1, *third):
        return first, second, third

    equation, faults = read_equation(hopeless)
    assert equation is None
    assert [fault.got for fault in faults] == [
        "'first: nothing'",
        "argument 'second=1'",
        "argument '*third'",
        "'-> nothing'",
    ]


def test_good_functions_are_kept_beside_bad_ones():
    equations, faults = read_equations([next_cash, without_result, total, without_annotation])
    assert [each.name for each in equations] == ["next_cash", "total"]
    assert [fault.what for fault in faults] == ["'without_result'", "'without_annotation'"]


def test_what_is_built_in_has_no_line():
    assert place_of(abs) == Place("<built in>")


def test_a_switched_equation_needs_what_any_of_its_rules_needs():
    def first(cash: USD[Lab]) -> USD[Lab]:
        return cash

    def second(flow: USDPerMonth[Lab], month: Months) -> USD[Lab]:
        return flow * month

    rules = (read(first), read(second))
    switched = Switched("cost", rules, (0,))
    assert set(switched.inputs) == {"cash", "flow", "month"}
    assert (switched.output, switched.where, switched.stock) == (rules[0].output, rules[0].where, None)
    assert rules_of(switched) == rules
    assert rules_of(rules[0]) == rules[:1]


def test_a_switched_stock_is_a_stock():
    assert Switched("next_cash", (read(next_cash), read(next_cash)), (0,)).stock == "cash"
