"""The exponential clock in the terminal: what is asked of it, and what it shows, in words and in tables."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import by_unit, fraction, significant
from sixteenth.decide.clock import YEAR, Clock, Destination, SteadyClock, doubling_time_of, read_clock, steady_clock
from sixteenth.decide.middle import number_of
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.equation import axis_name
from sixteenth.errors import Fault, Place, Refused, UnknownLabel, UnknownName, WrongOption, WrongUnit, nearest, refuse
from sixteenth.interfaces.bounds import bounded
from sixteenth.interfaces.interview_data import points_under
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.interfaces.wrapping import tell
from sixteenth.scenarios.amount_text import Misread, read_amount_text
from sixteenth.scenarios.assemble import Scenario

HERE = Place("the options of the clock")
CAPABILITY_AND_REVENUE = ("market_frontier", "company_revenue")
FOUR_DOUBLINGS = "16x"
LOOKS_BACK = (48.0, 36.0, 24.0, 12.0, 6.0)  # months
OWN_SET = "clock"
BEYOND = "beyond the run"


@dataclass(frozen=True)
class ClockAnswer:
    """Steady clocks, or variables of a scenario on their way."""

    steady: tuple[SteadyClock, ...] = ()
    clocks: tuple[Clock, ...] = ()
    reach: str = ""
    sentences: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


def ask_steady(world: World, doublings: Sequence[float], growths: Sequence[float], ahead: float) -> ClockAnswer:
    """Ask what steady clocks show, given by their doubling time in months, or by how many times a year they grow.

    Raises:
        Refused: when a number is none, or outside what the clock's cards allow.

    """
    shortest, longest = world.declared["clock_doubling_time"].bounds
    growth = (2 ** (YEAR / longest), 2 ** (YEAR / shortest))
    refuse(
        [
            *bounded("--growth", growths, *growth, "times"),
            *bounded("--doubling", doublings, shortest, longest, "months"),
            *bounded("--ahead", ahead, *world.declared["months_to_arrival"].bounds, "months"),
        ]
    )
    times = (*doublings, *map(doubling_time_of, growths))
    looks = tuple(sorted({*LOOKS_BACK, ahead}, reverse=True))
    steady = tuple(steady_clock(world, each, looks) for each in times)
    grown = (*(None for _ in doublings), *growths)
    told = tuple(_steady_sentence(clock, growth, ahead) for clock, growth in zip(steady, grown, strict=True))
    return ClockAnswer(steady=steady, sentences=told)


def ask_scenario(
    scenario: Scenario,
    variables: Sequence[str],
    reach: str,
    labels: Mapping[str, str],
    ahead: float,
    progress: Any = None,
    **options: Any,
) -> ClockAnswer:
    """Run a scenario and read the clock of each variable on its way to a destination.

    Raises:
        Refused: with every fault found, before anything runs.

    """
    refuse(bounded("--ahead", ahead, *scenario.world.declared["months_to_arrival"].bounds, "months"))
    own = [_labels(scenario, variable, labels) for variable in variables]
    units = [scenario.world.kinds[variable].unit.__name__ for variable in variables]
    destinations = [read_destination(reach, unit) for unit in units]
    result = sixteenth.run(_job(scenario, variables, options), progress=progress)
    clocks = tuple(
        read_clock(scenario.world, result, variable, entry, destination, ahead)
        for variable, entry, destination in zip(variables, own, destinations, strict=True)
    )
    told = tuple(sentence for clock in clocks for sentence in clock_sentences(clock, reach))
    return ClockAnswer(clocks=clocks, reach=reach, sentences=(*told, *_not_one_rate(clocks)))


def default_ahead(scenario: Scenario) -> float:
    """Return how many months the scenario itself looks back from an arrival."""
    return number_of(scenario, "months_to_arrival")


def check_clock(scenario: Scenario) -> None:
    """See that the scenario's world has a clock.

    Raises:
        Refused: when it has none.

    """
    if "share_visible" not in scenario.world.equations:
        cure = "name a scenario that has the file growth/clock"
        refuse([UnknownName("'share_visible'", HERE, "a world without it", "the exponential clock", cure)])


def read_destination(text: str, unit: str) -> Destination:
    """Read an amount with its unit, such as `100 billion USD/year`, or how many times the start, such as `16x`.

    Raises:
        Refused: when there is no number, the unit is another, or what is to be reached is nothing.

    """
    is_multiple = text.rstrip().casefold().endswith("x")
    amount = read_amount_text(text, "Multiple" if is_multiple else unit)
    if isinstance(amount, Misread):
        kind, cure = (WrongUnit, amount.cure) if amount.is_unit else (WrongOption, f"write 16x, or 16 {unit}")
        raise Refused([kind("'--reach'", HERE, amount.got, amount.expected, cure)])
    if (is_multiple and amount <= 1) or amount <= 0:
        least = "more than 1x" if is_multiple else "more than 0"
        refuse([WrongOption("'--reach'", HERE, f"'{text}'", least, "name a place that is further than the start")])
    return Destination(amount, is_multiple)


def _labels(scenario: Scenario, name: str, given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the labels of a variable's axes, in the order of the scenario: the first lab where none is named."""
    world, all_labels = scenario.world, scenario.settings.labels
    known = {each for each in world.equations if not each.startswith("next_")} | set(world.stocks)
    if name not in known:
        cure = nearest(name, known, "ask for a name of this world")
        refuse([UnknownName(f"'{name}'", HERE, f"'{name}'", "a name that an equation of this world computes", cure)])
    own = {axis_name(axis) for axis in world.kinds[name].axes}
    chosen = {"lab": next(iter(all_labels.get("lab", ())), ""), **given}
    faults: list[Fault] = []
    for axis in (axis for axis in all_labels if axis in own):
        label = chosen.get(axis, "")
        if label not in all_labels[axis]:
            cure = nearest(label, all_labels[axis], f"give {axis} with one of them")
            got, expected = f"'{label}'" if label else "nothing", ", ".join(all_labels[axis])
            faults.append(UnknownLabel(f"'{axis}' of '{name}'", HERE, got, expected, cure))
    refuse(faults)
    return tuple(chosen[axis] for axis in all_labels if axis in own)


def _job(scenario: Scenario, variables: Sequence[str], options: Mapping[str, Any]) -> Any:
    """Prepare a run that keeps the variables every month: the standard one where it does, which may be compiled."""
    sets = scenario.world.output_sets
    if "standard" in sets and all(variable in sets["standard"].monthly for variable in variables):
        return sixteenth.prepare(scenario, **options, output_set="standard")
    world = scenario.world.keeping(OWN_SET, OutputSet(monthly=tuple(variables)))
    return sixteenth.prepare(scenario, **options, world=world, output_set=OWN_SET)


def _steady_sentence(clock: SteadyClock, growth: float | None, ahead: float) -> str:
    share = dict(clock.visible)[ahead]
    every = f"doubles every {significant(clock.doubling_time)} months"
    what = f"What {every}" if growth is None else f"What is {growth:g} times as much each year {every}, and"
    return f"{what} shows {fraction(share)} ({significant(100 * share)} %) of its destination {ahead:g} months before."


def clock_sentences(clock: Clock, reach: str) -> tuple[str, ...]:
    """Say when a variable arrives, and what was visible of it before."""
    where = f"{clock.destination.amount:g} times its start" if clock.destination.is_multiple else reach
    begin = " ".join(each for each in by_unit(clock.unit, clock.start[1], abs(clock.start[1])) if each)
    early, middle, late = (month or BEYOND for month in clock.reached)
    half = f", half of all by {middle} (5 to 95 of 100: {early} to {late})" if clock.reached[1] else ""
    told = (
        f"{clock_title(clock)} begins at {begin} and is to reach {where}. {100 - clock.never_of_100:.0f} of 100 futures"
        f" get there within the run{half}."
    )
    seen = (
        f"On the way there it {_doubles(clock.doubling_time[1])}. {clock.ahead:g} months before arrival"
        f" {fraction(clock.visible_before[1])} is visible, where a steady clock would show"
        f" {fraction(clock.steady[1])}: medians, the latter two over the {clock.looked_back_of_100:.0f} of 100 futures"
        " that arrive so long after the start."
    )
    return (told, seen) if clock.looked_back_of_100 else (told,)


def _not_one_rate(clocks: Sequence[Clock]) -> tuple[str, ...]:
    """Say of several variables that each has a clock of its own."""
    if len(clocks) < 2:  # noqa: PLR2004 - nothing to tell apart
        return ()
    rates = ", ".join(f"{clock_title(clock)} {_doubles(clock.doubling_time[1])}" for clock in clocks)
    return (f"Each has a clock of its own, and the rate of one says nothing of another: {rates}.",)


def clock_title(clock: Clock) -> str:
    """Name a variable with its labels."""
    return " ".join((clock.variable, *clock.labels))


def _months(length: float) -> str:
    return "never" if length == float("inf") else f"{significant(length)} months"


def _doubles(length: float) -> str:
    return "does not double" if length == float("inf") else f"doubles every {_months(length)}"


def show_clock(console: Console, answer: ClockAnswer, *, plain: bool) -> None:
    """Print the sentences, then a table for each clock."""
    steady = [_steady_table(answer.steady)] if answer.steady else []
    tables = (*steady, *(_clock_table(clock) for clock in answer.clocks))
    show_findings(console, answer.sentences, tables, plain=plain)
    for line in points_under(("clock",)):
        console.print()
        tell(console, line)


def _steady_table(clocks: Sequence[SteadyClock]) -> Table:
    looks = [f"{months:g} months" for months, _ in clocks[0].visible]
    table = make_table("Share of the destination that is visible so long before", "doubles every", looks)
    for clock in clocks:
        table.add_row(_months(clock.doubling_time), *(fraction(share) for _, share in clock.visible))
    return table


def _clock_table(clock: Clock) -> Table:
    early = f", there from the start in {clock.already_of_100:.0f}" if clock.already_of_100 else ""
    title = f"{clock_title(clock)}: not reached in the run in {clock.never_of_100:.0f} of 100 futures{early}"
    table = make_table(title, "", ["5 %", "median", "95 %"])
    table.add_row("reached in", *(month or BEYOND for month in clock.reached))
    table.add_row("doubles every", *map(_months, clock.doubling_time))
    table.add_row("visible at the start", *map(_share, clock.visible_at_start))
    before = f"{clock.ahead:g} months before arrival"
    table.add_row(f"visible {before}", *map(_share, clock.visible_before))
    table.add_row("what a steady clock would show then", *map(_share, clock.steady))
    return table


def _share(share: float) -> str:
    return "none" if math.isnan(share) else f"{significant(100 * share)} %"
