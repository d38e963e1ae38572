"""A program holds what is compiled: equal where only numbers differ, different where an equation does."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import numpy as np
import pytest

from sixteenth.arrays import exp, sum_over
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Distribution, OutputSet
from sixteenth.engine.draws.chance import stream_key
from sixteenth.engine.equation import Switched, axis_name, read_equation
from sixteenth.engine.programs.program import Program, computes, hash_world, hashes_of, make_program
from sixteenth.units import USD, Flag, Months, Number, USDPerMonth, Vintage
from tests.engine.worlds import CARDS, Stand, Street, declare, event, lemonade, make_settings, make_world

LABELS = {"street": ("high", "low", "side"), "stand": ("Ana", "Ben"), "unused": ("x",)}


def takings(price: USDPerMonth[Stand], footfall: Number[Stand, Street]) -> USDPerMonth[Stand]:
    return price * (1 + sum_over(footfall, Street))


def next_cash(cash: USD[Stand], takings: USDPerMonth[Stand], rent: USDPerMonth, month: Months) -> USD[Stand]:
    return cash + (takings - rent) * month


def opening_cash(savings: USD[Stand]) -> USD[Stand]:
    return 2 * savings


def ends_broke(next_cash: USD[Stand]) -> Flag[Stand]:
    return next_cash < 0


def unread(unread_value: USD) -> USD:
    return unread_value


CARDS_OF_WORLD = (
    declare("price", USDPerMonth[Stand]),
    declare("rent", USDPerMonth),
    declare("savings", USD[Stand]),
    declare("unread_value", USD),
    declare("footfall", Number[Stand, Street], shock="normal"),
    declare("never_read", Number, shock="uniform"),
)
VALUES = {"price": {"Ana": 1, "Ben": 2}, "rent": 3, "savings": 4}


def world() -> World:
    return make_world(
        takings, next_cash, opening_cash, ends_broke, unread, declared=CARDS_OF_WORLD, monthly=("takings",)
    )


def program(kept: OutputSet | None = None, **changes: Any) -> Program:
    settings = replace(make_settings(VALUES, LABELS), **changes)
    return make_program(world(), settings, kept or OutputSet(("takings",), ("cash",)))


def test_targets_are_outputs_closing_balances_and_endings():
    assert program().targets == ("takings", "next_cash", "ends_broke")


def test_only_what_the_targets_need_is_reached():
    equations, stocks = program().reached
    assert set(equations) == {"takings", "next_cash", "opening_cash", "ends_broke"}
    assert stocks == program().stocks == ("cash",)


def test_axes_are_those_of_the_world_in_the_order_of_the_scenario():
    assert list(program().sizes.items()) == [(Street, 3), (Stand, 2)]
    assert axis_name(Stand) == "stand"


def test_only_declared_names_that_are_read_need_a_value():
    assert program().valued == ("price", "rent", "savings")


def test_slots_lie_side_by_side_in_order_of_names_then_events():
    made = program(events=(event(1, "savings", 1), event(1, "rent", 2)))
    assert made.slots == {"price": (0, 2), "rent": (2, 3), "savings": (3, 5), "event 0": (5, 7), "event 1": (7, 8)}


def test_streams_of_shocks_are_keyed_by_label_in_the_order_of_the_arrays():
    made = program()
    assert made.shock_streams == {"footfall": (0, 6)}
    wanted = [
        stream_key("shock", "footfall", (street, stand)) for street in LABELS["street"] for stand in ("Ana", "Ben")
    ]
    assert made.keys.tolist() == wanted
    assert made.keys.dtype == np.uint32


def test_the_table_has_a_row_for_each_entry_in_the_order_of_the_slots():
    made = program(events=(event(2, "rent", 9), event(1, "price", {"Ana": 5, "Ben": 6})))
    table = made.table(made.settings)
    assert table.sample(7, np.arange(1))[:, 0].tolist() == [1, 2, 3, 4, 4, 9, 5, 6]
    assert [row.labels for row in table.rows[:3]] == [("Ana",), ("Ben",), ()]


def test_bounds_hold_for_values_and_new_values_and_not_for_factors():
    cards = [declare("rent", USDPerMonth, bounds=(0, 5))]

    def cost(rent: USDPerMonth) -> USDPerMonth:
        return rent

    events = (event(1, "rent", 1), event(2, "rent", 2, is_factor=True))
    settings = make_settings({"rent": 1}, events=events)
    made = make_program(make_world(cost, declared=cards), settings, OutputSet(("cost",)))
    assert [row.bounds for row in made.table(settings).rows] == [(0, 5), (0, 5), (-np.inf, np.inf)]


# --- What shares an executable ---------------------------------------------------------------------------------------

UNCERTAIN = Distribution("normal", (0, 1))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"values": make_settings({"price": 8, "rent": UNCERTAIN, "savings": 1}).values}),
        ({}, {"start": "2030-01"}),
        ({}, {"labels": {**LABELS, "stand": ("Cem", "Dora")}}),
        ({"events": (event(1, "rent", 2),)}, {"events": (event(2, "rent", 3),)}),
        ({"switch_months": (1,)}, {"switch_months": (2,)}),
    ],
    ids=["values", "start", "labels", "an event's month and value", "a switch's month"],
)
def test_numbers_and_names_make_no_new_program(first, second):
    assert program(**first) == program(**second)
    assert hash(program(**first)) == hash(program(**second))


@pytest.mark.parametrize(
    "changes",
    [
        {"months": 4},
        {"labels": {**LABELS, "stand": ("Ana", "Ben", "Cem")}},
        {"events": (event(1, "rent", 2),)},
        {"events": (event(1, "rent", 2, is_factor=True),)},
        {"switch_months": (1,)},
        {"kept": OutputSet(("takings",))},
    ],
    ids=["months", "a stand more", "an event", "a factor", "a switch", "outputs"],
)
def test_what_changes_the_arithmetic_makes_a_new_program(changes):
    assert program(**changes) != program()


RATE = 2.0
OTHER_RATE = 3.0


def helper(x: Any) -> Any:
    return 2 * x


def other_helper(x: Any) -> Any:
    return 3 * x


def hash_of(function: Callable[..., Any]) -> str:
    equation, _ = read_equation(function)
    assert equation is not None
    return hash_world(World({"cost": replace(equation, name="cost")}))


def made(source: str, **reads: Any) -> Callable[..., Any]:
    """Compile an equation from its body, as a user's file would be, with names of the file it can read."""
    names = {
        "USD": USD,
        "Number": Number,
        "exp": exp,
        "sum_over": sum_over,
        "Stand": Stand,
        "Vintage": Vintage,
        **reads,
    }
    exec(compile(f"def cost(a: USD, b: Number) -> USD:\n    {source}\n", "made.py", "exec"), names)  # noqa: S102
    return names["cost"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (made("return a * 2"), made("return a * 3")),
        (made("return a * 2"), made("return a * 2.0")),
        (made("return a * b"), made("return a / b")),
        (made("return a * rate", rate=RATE), made("return a * rate", rate=OTHER_RATE)),
        (made("return help(a)", help=helper), made("return help(a)", help=other_helper)),
        (made("return sum_over(a, Stand)"), made("return sum_over(a, Vintage)")),
        (
            made("scale = 2\n    return (lambda x: x * scale)(a)"),
            made("scale = 3\n    return (lambda x: x * scale)(a)"),
        ),
        (made("return sum(x * b for x in (a, a))"), made("return sum(x / b for x in (a, a))")),
    ],
    ids=["a constant", "its type", "an operator", "a global", "a helper", "an axis", "a closure", "inside a generator"],
)
def test_another_computation_has_another_hash(first, second):
    assert hash_of(first) != hash_of(second)


def test_a_number_inside_a_nested_function_changes_the_hash():
    first, second = made("return (lambda x: x * 2)(a)"), made("return (lambda x: x * 3)(a)")
    assert hash_of(first) != hash_of(second)


def test_what_a_nested_function_reads_changes_the_hash():
    source = "return (lambda x: x * rate)(a)"
    assert hash_of(made(source, rate=RATE)) != hash_of(made(source, rate=OTHER_RATE))


def repeated(x: Any, times: int = 2) -> Any:
    return x if times == 0 else repeated(2 * x, times - 1)


def test_a_helper_that_calls_itself_has_a_hash():
    assert hash_of(made("return help(a)", help=repeated)) == hash_of(made("return help(a)", help=repeated))


def enclosing(scale: float) -> Callable[..., Any]:
    def cost(a: USD) -> USD:
        return a * scale

    return cost


def test_what_a_function_encloses_changes_the_hash():
    assert hash_of(enclosing(2)) == hash_of(enclosing(2))
    assert hash_of(enclosing(2)) != hash_of(enclosing(3))


def test_a_docstring_and_a_place_change_no_hash():
    first = made("'What it costs.'\n    return a * b")
    second = made("'Another sentence.'\n\n\n    return a * b")
    assert hash_of(first) == hash_of(second)


def test_units_of_arguments_and_bounds_of_cards_change_the_hash():
    def cost(a: USD) -> USD:
        return a

    def cost_a_month(a: USDPerMonth) -> USD:
        return a  # type: ignore[return-value]

    assert hash_of(cost) != hash_of(cost_a_month)
    plain, bounded = (make_world(declared=[declare("a", USD, bounds=(0, high))]) for high in (1, 2))
    assert hash_world(plain) != hash_world(bounded)
    luck = [make_world(declared=[declare("a", Number, shock=shape)]) for shape in ("normal", "uniform")]
    assert hash_world(luck[0]) != hash_world(luck[1])


def test_rules_and_their_order_change_the_hash():
    rules = [read_equation(made(f"return a * {number}"))[0] for number in (2, 3)]
    assert rules[0] is not None
    assert rules[1] is not None
    first, second = Switched("cost", (rules[0], rules[1]), (0,)), Switched("cost", (rules[1], rules[0]), (0,))
    other = Switched("cost", (rules[0], rules[1]), (1,))
    assert len({hash_world(World({"cost": each})) for each in (first, second, other)}) == 3


def test_the_order_in_which_a_world_was_written_changes_no_hash():
    straight = world()
    turned = World(dict(reversed([*straight.equations.items()])), dict(reversed([*straight.declared.items()])))
    assert hash_world(turned) == hash_world(straight)


def test_a_scenario_read_twice_has_one_program():
    kept = lemonade().world.output_sets["standard"]
    lemonade.cache_clear()
    again = lemonade()
    lemonade.cache_clear()
    assert make_program(lemonade().world, lemonade().settings, kept) == make_program(again.world, again.settings, kept)


def test_cards_are_where_they_were_written():
    assert world().declared["price"].where == CARDS


@pytest.mark.parametrize(("readers", "once"), [(2, set()), (3, {"grown"})])
def test_what_is_slow_is_computed_once_for_three_readers(readers, once):
    def grown(footfall: Number[Stand, Street]) -> Number[Stand]:
        return sum_over(footfall, Street)

    def reader(number: int) -> Callable[..., Any]:
        def read(grown: Number[Stand]) -> Number[Stand]:
            return 2 * grown

        read.__name__ = f"read_{number}"
        return read

    names = tuple(f"read_{number}" for number in range(readers))
    own = make_world(grown, *map(reader, range(readers)), declared=CARDS_OF_WORLD, monthly=names)
    made = make_program(own, make_settings(VALUES, LABELS), OutputSet(names, ()))
    assert made.computed_once == once


def test_other_numbers_of_the_same_world_give_the_very_same_program():
    own = world()
    settings = make_settings(VALUES, LABELS)
    kept = OutputSet(monthly=("takings",))
    first = make_program(own, settings, kept)
    assert make_program(own, make_settings({**VALUES, "rent": 5}, LABELS), kept) is first
    renamed = {**LABELS, "stand": ("Ana", "Cy")}
    other = make_program(own, make_settings({**VALUES, "price": {"Ana": 1, "Cy": 2}}, renamed), kept)
    assert other is not first
    assert other.settings.labels["stand"] == ("Ana", "Cy")


def test_the_hash_of_a_world_is_that_of_the_texts_whose_short_hashes_it_has_by_name():
    own = lemonade().world
    texts = {name: "".join(computes(own.equations[name])) for name in sorted(own.equations)}
    cards = [repr((each.name, str(each.kind), each.bounds, each.shock)) for _, each in sorted(own.declared.items())]
    whole, made_of = hashes_of(own)
    assert whole == hash_world(own) == sha256("".join((*texts.values(), *cards)).encode()).hexdigest()
    assert made_of.equations == {name: sha256(text.encode()).hexdigest()[:8] for name, text in texts.items()}
    assert list(made_of.cards.values()) == [sha256(text.encode()).hexdigest()[:8] for text in cards]


def test_hashes_by_name_are_made_with_the_program_and_go_to_no_other_process():
    own = lemonade()
    first = make_program(own.world, own.settings, own.world.output_sets["standard"])
    assert vars(first)["made_of"] == hashes_of(own.world)[1]
    sent = pickle.dumps(first)
    assert b"made_of" not in sent
    assert pickle.loads(sent).made_of == first.made_of  # noqa: S301 - made by the line above
