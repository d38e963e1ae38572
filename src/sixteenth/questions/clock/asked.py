"""What is asked of the clock: a variable and its labels, and where it is to go."""

from collections.abc import Mapping

from sixteenth.decide.clock import YEAR, Destination
from sixteenth.engine.compose import World
from sixteenth.engine.equation import axis_name
from sixteenth.errors import Fault, Place, Refused, UnknownLabel, UnknownName, WrongOption, WrongUnit, nearest, refuse
from sixteenth.questions.bounds import bounded
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text

HERE = Place(said("the options of the clock"))


def check_clock(scenario: Scenario) -> None:
    """See that the scenario's world has a clock.

    Raises:
        Refused: when it has none.

    """
    if "share_visible" not in scenario.world.equations:
        cure = said("name a scenario that has the file growth/clock")
        refuse([UnknownName("'share_visible'", HERE, said("a world without it"), said("the exponential clock"), cure)])


def check_steady(world: World, doublings: list[float], growths: list[float], ahead: float) -> None:
    """See that steady clocks lie within what the cards of the world's own clock allow.

    Raises:
        Refused: with every number that is none, or lies outside.

    """
    shortest, longest = world.declared["clock_doubling_time"].bounds
    growth = (2 ** (YEAR / longest), 2 ** (YEAR / shortest))
    refuse(
        [
            *bounded("growth", growths, *growth, "times"),
            *bounded("doubling", doublings, shortest, longest, "months"),
            *bounded("ahead", ahead, *world.declared["months_to_arrival"].bounds, "months"),
        ]
    )


def read_destination(text: str, unit: str) -> Destination:
    """Read an amount with its unit, such as `100 billion USD/year`, or how many times the start, such as `16x`.

    Raises:
        Refused: when there is no number, the unit is another, or what is to be reached is nothing.

    """
    is_multiple = text.rstrip().casefold().endswith("x")
    amount = read_amount_text(text, "Multiple" if is_multiple else unit)
    if isinstance(amount, Misread):
        kind, cure = (
            (WrongUnit, amount.cure) if amount.is_unit else (WrongOption, said("write 16x, or 16 {unit}", unit=unit))
        )
        raise Refused([kind("'reach'", HERE, amount.got, amount.expected, cure)])
    if (is_multiple and amount <= 1) or amount <= 0:
        least = said("more than 1x") if is_multiple else said("more than 0")
        refuse([WrongOption("'reach'", HERE, f"'{text}'", least, said("name a place that is further than the start"))])
    return Destination(amount, is_multiple)


def labels_of(scenario: Scenario, name: str, given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the labels of a variable's axes, in the order of the scenario: the first lab where none is named.

    Raises:
        Refused: when the world computes no such variable, or a label is none of its axes.

    """
    world, all_labels = scenario.world, scenario.settings.labels
    known = {each for each in world.equations if not each.startswith("next_")} | set(world.stocks)
    if name not in known:
        cure = nearest(name, known, said("ask for a name of this world"))
        refuse(
            [UnknownName(f"'{name}'", HERE, f"'{name}'", said("a name that an equation of this world computes"), cure)]
        )
    own = {axis_name(axis) for axis in world.kinds[name].axes}
    chosen = {"lab": next(iter(all_labels.get("lab", ())), ""), **given}
    faults: list[Fault] = []
    for axis in (axis for axis in all_labels if axis in own):
        label = chosen.get(axis, "")
        if label not in all_labels[axis]:
            cure = nearest(label, all_labels[axis], said("give {axis} with one of them", axis=axis))
            got, expected = f"'{label}'" if label else said("nothing"), ", ".join(all_labels[axis])
            faults.append(UnknownLabel(said("'{axis}' of '{name}'", axis=axis, name=name), HERE, got, expected, cure))
    refuse(faults)
    return tuple(chosen[axis] for axis in all_labels if axis in own)
