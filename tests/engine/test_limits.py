"""Limits between values: every draw, every label, every month in which an event changes what they read."""

from dataclasses import replace

import numpy as np
import pytest

from sixteenth.arrays import sum_over
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Distribution, Limit, Relation, Settings
from sixteenth.engine.equation import Switched, read_equations
from sixteenth.engine.limits import DRAWS, SEED, Breach, CannotTell, Premises
from sixteenth.engine.reach import RUN_LENGTH, reach_of
from sixteenth.errors import Place
from sixteenth.units import USD, Months, Number, Share
from tests.engine.worlds import Stand, declare, event, make_job, make_settings, make_world, point

LABELS = {"stand": ("Ana", "Ben")}
CARDS = [
    declare("part", Share[Stand], (0, 1)),
    declare("most", Share, (0, 1)),
    declare("pace", Number),
    declare("cash", USD[Stand]),
    declare("heat", Number, shock="normal"),
]


def part_of_all(part: Share[Stand]) -> Share:
    """Sum over the stands."""
    return sum_over(part, Stand)


def warm_part(part: Share[Stand], heat: Number) -> Share[Stand]:
    """Depend on luck."""
    return part * heat


def next_cash(cash: USD[Stand], part: Share[Stand]) -> USD[Stand]:
    """Move the money in the box."""
    return cash * part


def next_debt(debt: USD[Stand]) -> USD[Stand]:
    """Carry over what is owed."""
    return debt


def opening_debt(cash: USD[Stand], part: Share[Stand]) -> USD[Stand]:
    """Owe a part of the cash at first."""
    return cash * part


WORLD = make_world(part_of_all, warm_part, next_cash, next_debt, opening_debt, declared=CARDS)
VALUES = {"part": {"Ana": 0.2, "Ben": 0.6}, "most": 0.5, "pace": 1.0, "cash": 100.0}


def limit(of: str, relation: Relation, bound: str | float, in_draws: float = 1.0) -> Limit:
    return Limit("rule", of, relation, bound, "So it is.", Place("limits.toml", 1), in_draws)


def breach(rule: Limit, settings: Settings | None = None, world: World = WORLD) -> Breach | None:
    return Premises(world, settings or make_settings(VALUES, LABELS)).breach(rule)


@pytest.mark.parametrize(
    ("relation", "bound", "holds"),
    [
        ("at_most", 0.6, True),
        ("at_most", 0.59, False),
        ("below", 0.6, False),
        ("below", 0.61, True),
        ("at_least", 0.2, True),
        ("at_least", 0.21, False),
        ("above", 0.2, False),
        ("above", 0.19, True),
    ],
)
def test_a_relation_holds_for_every_label_or_not_at_all(relation, bound, holds):
    assert (breach(limit("part", relation, bound)) is None) is holds


def test_what_fails_is_told_by_label_with_both_sides():
    found = breach(limit("part", "at_most", "most"))
    assert found is not None
    assert (found.draws_by_label, found.draws, found.worst, found.sides) == ({("Ben",): 1}, 1, ("Ben",), (0.6, 0.5))
    assert (found.month, found.fails_in_the_middle, found.most_draws) == (None, True, 1)


def test_equations_and_openings_are_followed():
    assert breach(limit("part_of_all", "at_most", 0.8)) is None
    assert breach(limit("part_of_all", "at_most", 0.79)) is not None
    assert breach(limit("debt", "at_most", 60.0)) is None
    found = breach(limit("debt", "below", 60.0))
    assert found is not None
    assert found.worst == ("Ben",)
    assert reach_of(WORLD, limit("debt", "at_most", "cash")).names == {"debt", "opening_debt", "cash", "part"}


def test_sums_that_differ_in_the_last_digit_are_the_same():
    values = {**VALUES, "part": {"Ana": 0.1, "Ben": 0.2}, "most": 0.3}
    assert 0.1 + 0.2 > 0.3
    assert breach(limit("part_of_all", "at_most", "most"), make_settings(values, LABELS)) is None


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_what_is_not_a_number_does_not_hold(number):
    values = {**VALUES, "pace": number}
    assert breach(limit("pace", "at_most", 1e300), make_settings(values, LABELS)) is not None


def test_the_draws_are_those_of_a_run():
    uncertain = {**VALUES, "part": Distribution("uniform", (0.0, 1.0)), "most": Distribution("normal", (0.5, 0.1))}
    settings = make_settings(uncertain, LABELS)
    premises = Premises(WORLD, settings)
    found = premises.breach(limit("part", "at_most", "most"))
    assert found is not None
    world = replace(
        WORLD, output_sets={"standard": replace(WORLD.output_sets["standard"], monthly=("part_of_all", "most"))}
    )
    job = make_job(world, settings, draws=DRAWS, chunk=DRAWS, seed=SEED)
    rows = job.table.sample(SEED, np.arange(DRAWS, dtype=np.uint32))
    slots = job.program.slots
    part, most = (rows[slice(*slots[name])] for name in ("part", "most"))
    counts = (part > most).sum(axis=1)
    assert found.draws_by_label == {("Ana",): counts[0], ("Ben",): counts[1]}
    assert found.draws == DRAWS
    assert not found.fails_in_the_middle
    np.testing.assert_array_equal(premises.drawn["part"][:, 1:], part)


def test_a_limit_may_fail_in_a_part_of_the_draws():
    settings = make_settings({**VALUES, "pace": Distribution("uniform", (0.0, 1.0))}, LABELS)
    assert breach(limit("pace", "at_most", 0.95, in_draws=0.9), settings) is None
    assert breach(limit("pace", "at_most", 0.95), settings) is not None
    assert breach(limit("pace", "at_most", 0.8, in_draws=0.9), settings) is not None


def test_events_are_looked_at_in_the_months_that_they_change():
    events = [event(1, "part", {"Ana": 0.2, "Ben": 0.4}), event(2, "most", 0.5, is_factor=True)]
    base = make_settings({**VALUES, "part": 0.1}, LABELS, months=4, events=events)
    found = breach(limit("part", "at_most", "most"), base)
    assert found is not None
    assert (found.month, found.worst, found.sides) == (2, ("Ben",), (0.4, 0.25))
    over = replace(base, events=(events[0], replace(events[1], until=3)))
    assert Premises(WORLD, over).months_of_change(reach_of(WORLD, limit("part", "at_most", "most"))) == [1, 2, 3]
    assert breach(limit("part", "at_most", "most"), replace(base, events=tuple(events), months=2)) is None


def test_a_balance_is_known_at_the_start_only():
    late = make_settings({**VALUES, "part": 0.2}, LABELS, events=[event(1, "part", {"Ana": 0.9, "Ben": 0.9})])
    assert breach(limit("debt", "at_most", 50.0), late) is None
    assert breach(limit("part", "at_most", 0.5), late) is not None


def test_rules_change_with_their_month():
    def strict(part: Share[Stand]) -> Share[Stand]:
        return part * 2

    def mild(part: Share[Stand]) -> Share[Stand]:
        return part

    (first, second), _ = read_equations([mild, strict])
    rule = Switched("felt", (first, second), (0,))
    world = replace(WORLD, equations={**WORLD.equations, "felt": rule})
    found = breach(limit("felt", "at_most", 1.0), make_settings(VALUES, LABELS, switch_months=[2]), world)
    assert found is not None
    assert (found.month, found.sides[0]) == (2, 1.2)


def test_the_length_of_the_run_may_be_read():
    def months_paid(pace: Number, month: Months) -> Months:
        return pace * month

    world = make_world(months_paid, declared=CARDS)
    settings = make_settings({"pace": 3.0}, months=3)
    rule = limit("months_paid", "at_least", RUN_LENGTH)
    assert breach(rule, settings, world) is None
    assert Premises(world, settings).with_months(4).breach(rule) is not None


@pytest.mark.parametrize(
    "values",
    [
        {name: value for name, value in VALUES.items() if name != "most"},
        {**VALUES, "part": {"Ana": 0.9}},
    ],
)
def test_nothing_is_said_where_a_value_is_missing(values):
    assert breach(limit("part", "at_most", "most"), make_settings(values, LABELS)) is None


def test_nothing_is_said_where_labels_are_missing_or_an_equation_fails():
    def broken(pace: Number) -> Number:
        raise TypeError(pace)

    def round_one(round_two: Number) -> Number:
        return round_two

    def round_two(round_one: Number) -> Number:
        return round_one

    assert breach(limit("part", "at_most", 0.0), make_settings(VALUES, {})) is None
    world = make_world(broken, round_one, round_two, declared=CARDS)
    for name in ("broken", "round_one", "heat", "nowhere"):
        assert breach(limit(name, "at_most", -9.0), world=world) is None


def test_a_factor_that_leads_out_of_bounds_is_found():
    events = [
        event(1, "part", 2.0, is_factor=True),
        event(2, "most", 1.5, is_factor=True),
        event(9, "most", 9.0, is_factor=True),
    ]
    settings = make_settings(VALUES, LABELS, events=events)
    (stray,) = Premises(WORLD, settings).strays()
    assert (stray.event, stray.labels, stray.number, stray.draws, stray.of_draws) == (0, ("Ben",), 1.2, 1, 1)
    unknown = make_settings({}, LABELS, events=events)
    assert Premises(WORLD, unknown).strays() == []


def test_an_event_that_cannot_be_told_hides_what_follows_until_another_value():
    events = [
        event(1, "most", 0.5),
        replace(event(2, "most", 2.0, is_factor=True), until=4),
        event(3, "most", 0.1),
        event(6, "most", 2.0, is_factor=True),
    ]
    events[0] = replace(events[0], values={})
    premises = Premises(WORLD, make_settings(VALUES, LABELS, events=events))
    for month in (1, 2):
        with pytest.raises(CannotTell):
            premises.changed("most", month)
    assert [float(premises.changed("most", month).data.max()) for month in (0, 3, 5, 6)] == [0.5, 0.1, 0.1, 0.2]


def test_other_premises_keep_what_has_been_drawn():
    premises = Premises(WORLD, make_settings(VALUES, LABELS, events=[event(1, "most", 0.1)]))
    rule = limit("part", "at_most", "most")
    assert premises.breach(rule) is not None
    other = premises.with_values("part", ("Ben",), point(0.3))
    found = other.breach(rule)
    assert found is not None
    assert found.month == 1
    assert other.drawn["most"] is premises.drawn["most"]
    assert other.with_event(0, (), point(0.4)).breach(rule) is None


# --- Sums ------------------------------------------------------------------------------------------------------------


def summed(relation: Relation, bound: str | float, of: str = "part") -> Limit:
    return replace(limit(of, relation, bound), sum_over=Stand)


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        (summed("at_most", 0.8), True),
        (summed("at_least", 0.8), True),
        (summed("at_most", 0.79), False),
        (summed("at_most", "most"), False),
        (replace(summed("at_most", 200.0), of="cash"), True),
        (replace(summed("at_most", 199.0), of="cash"), False),
    ],
)
def test_a_sum_over_an_axis_is_held_against_its_bound(rule, holds):
    found = breach(rule)
    assert (found is None) == holds
    if found is not None:
        assert found.worst == ()
        assert found.draws_by_label == {(): found.draws}


def test_a_value_for_all_labels_is_summed_once_for_each():
    settings = make_settings({**VALUES, "part": 0.6}, LABELS)
    found = breach(summed("at_most", 1.0), settings)
    assert found is not None
    assert found.sides == pytest.approx((1.2, 1.0))


def test_a_sum_may_be_of_an_equation_that_gives_a_plain_number():
    def half() -> Share[Stand]:
        return 0.5  # type: ignore[return-value]

    world = make_world(half, declared=CARDS)
    assert breach(summed("at_most", 1.0, "half"), world=world) is None
    found = breach(summed("at_most", 0.9, "half"), world=world)
    assert found is not None
    assert found.sides == (1.0, 0.9)


def test_nothing_is_said_of_a_sum_over_an_axis_without_labels():
    assert breach(summed("at_most", 0.1), make_settings(VALUES, {})) is None


def test_a_long_chain_of_equations_is_followed():
    steps = 3_000

    def link(number: int):
        def function(before: Share) -> Share:
            return before

        function.__name__ = f"step_{number}"
        function.__annotations__ = {f"step_{number - 1}" if number else "most": Share, "return": Share}
        code = function.__code__.replace(co_varnames=(next(iter(function.__annotations__)),))
        function.__code__ = code
        return function

    world = make_world(*(link(number) for number in range(steps)), declared=CARDS)
    found = breach(limit(f"step_{steps - 1}", "at_most", 0.4), world=world)
    assert found is not None
    assert found.sides == (0.5, 0.4)


def test_nothing_is_said_of_a_circle():
    def hen(egg: Share) -> Share:
        return egg

    def egg(hen: Share, most: Share) -> Share:
        return hen * most

    assert breach(limit("hen", "at_most", 0.0), world=make_world(hen, egg, declared=CARDS)) is None
