"""The exponential clock: how much of what doubles is visible before it arrives, steady or on the way of a variable."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.decide.clock import doubling_time_of, read_clock, steady_clock
from sixteenth.engine.declared import OutputSet
from sixteenth.errors import refuse
from sixteenth.measures.middle import number_of
from sixteenth.questions.bounds import bounded
from sixteenth.questions.clock.asked import check_clock, check_steady, labels_of, read_destination
from sixteenth.questions.clock.told import INTERVIEW, clock_findings, clock_table, steady_finding, steady_table
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions, recipe_without_a_run
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

CAPABILITY_AND_REVENUE = ("market_frontier", "company_revenue")
LOOKS_BACK = (48.0, 36.0, 24.0, 12.0, 6.0)  # months
STANDARD = "standard"


class ClockOptions(RunOptions):
    """A variable and where it is to go, or steady clocks by how fast they double or grow."""

    variable: str | None = None  # capability and revenue beside each other
    reach: str = "16x"  # four doublings
    doubling: list[float] = Field(default_factory=list[float])  # months
    growth: list[float] = Field(default_factory=list[float])  # times a year
    ahead: float | None = None  # months; what the scenario says
    lab: str | None = None  # the first
    segment: str | None = None
    vintage: str | None = None
    shelf: str | None = None
    at: list[str] = Field(default_factory=list[str])  # labels of any other axis: stand=Ana

    @property
    def labels(self) -> Mapping[str, str]:
        """Return the labels that were named, by axis."""
        given = {"lab": self.lab, "segment": self.segment, "vintage": self.vintage, "shelf": self.shelf}
        others = {axis: label for axis, _, label in (entry.partition("=") for entry in self.at)}
        return {axis: label for axis, label in given.items() if label is not None} | others


def answer(scenario: Scenario, options: ClockOptions, runs: Session) -> Answer:
    """Ask steady clocks in closed form where no variable is named, or run a scenario and read those of its variables.

    Raises:
        Refused: with every fault found, before anything runs.

    """
    check_clock(scenario)
    ahead = number_of(scenario, "months_to_arrival") if options.ahead is None else options.ahead
    if options.variable is None and (options.doubling or options.growth):
        return _steady(scenario, options, runs, ahead)
    return _on_the_way(scenario, options, runs, ahead)


def _steady(scenario: Scenario, options: ClockOptions, runs: Session, ahead: float) -> Answer:
    """Ask what steady clocks show, given by their doubling time, or by how many times a year they grow."""
    check_steady(scenario.world, options.doubling, options.growth, ahead)
    looks = tuple(sorted({*LOOKS_BACK, ahead}, reverse=True))
    grown = (*(None for _ in options.doubling), *options.growth)
    times = (*options.doubling, *map(doubling_time_of, options.growth))
    clocks = tuple(steady_clock(scenario.world, each, looks) for each in times)
    return Answer(
        question="clock",
        scenario=scenario.name,
        recipe=recipe_without_a_run(scenario, runs),
        findings=tuple(steady_finding(*each, ahead) for each in zip(clocks, grown, strict=True)),
        tables=(steady_table(clocks),),
        notes=(INTERVIEW,),
    )


def _on_the_way(scenario: Scenario, options: ClockOptions, runs: Session, ahead: float) -> Answer:
    """Run a scenario and read the clock of each variable on its way to a destination."""
    world = scenario.world
    refuse(bounded("ahead", ahead, *world.declared["months_to_arrival"].bounds, "months"))
    variables = CAPABILITY_AND_REVENUE if options.variable is None else (options.variable,)
    labels = [labels_of(scenario, variable, options.labels) for variable in variables]
    destinations = [read_destination(options.reach, world.kinds[variable].unit.__name__) for variable in variables]
    keep = _keeping(scenario, variables)
    given: dict[str, Any] = options.of_the_run if keep else {**options.of_the_run, "output_set": STANDARD}
    result = runs.run(scenario, keep, **given)
    clocks = tuple(
        read_clock(world, result, variable, own, destination, ahead)
        for variable, own, destination in zip(variables, labels, destinations, strict=True)
    )
    return Answer(
        question="clock",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, keep, **given),
        findings=clock_findings(clocks),
        tables=tuple(map(clock_table, clocks)),
        notes=(INTERVIEW,),
    )


def _keeping(scenario: Scenario, variables: tuple[str, ...]) -> OutputSet | None:
    """Return what a run has to keep; nothing where the standard set keeps it, whose program may be there already."""
    sets = scenario.world.output_sets
    if STANDARD in sets and all(variable in sets[STANDARD].monthly for variable in variables):
        return None
    return OutputSet(monthly=variables)


QUESTION = Question("central", ClockOptions, answer, first=("variable",))
