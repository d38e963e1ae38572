"""When a lab should stop, what the right to is worth, and until when it is there: one run of each plan on one luck."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.stopping.known import READ, Known, read_known
from sixteenth.decide.stopping.last_calls import AS_IT_IS, LAST_CALL, LastCalls, circumstances, last_calls
from sixteenth.decide.stopping.option import Choices, Option, by_regression, option_of
from sixteenth.decide.stopping.plain_rule import InWords, in_words
from sixteenth.decide.worth.going_on import models_today, outputs_of_going_on, stopping_after, worth_as_concern
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.errors import Interrupted
from sixteenth.measures.over_futures import kept_of, refuse_missing
from sixteenth.scenarios.assemble import Scenario

FEW = 0.1  # of futures: a model that fewer launch is no date to decide on
CALLED = OutputSet((), (LAST_CALL,))

Run = Callable[[Scenario], Result]


@dataclass(frozen=True)
class RightToStop:
    """What was found for one lab."""

    lab: str
    option: Option
    in_words: InWords
    calls: tuple[LastCalls, ...]  # as it is first
    start: str  # the first month of the run
    is_stopped: bool  # on request, before all of it was found


def kept_in(world: World) -> OutputSet:
    """Return the outputs of a world that all of it is read from."""
    return kept_of(world, outputs_of_going_on(world), READ, CALLED)


def right_to_stop(scenario: Scenario, lab: str, run: Run, models: int) -> RightToStop:
    """Find when a lab should stop, what the right to is worth, and until when it is there.

    Args:
        scenario: What is assumed.
        lab: The lab that may stop.
        run: Runs a scenario, keeping the outputs of `kept_in` its world, always on the same luck.
        models: After how many models from today's on one may stop, today's not counted.

    Raises:
        Refused: when the world lacks what is known at a decision.
        Interrupted: when stopped before anything is found; later, what was found by then is returned.

    """
    refuse_missing(scenario.world, (*READ.monthly, LAST_CALL), "when to stop")
    goes_on = run(scenario)
    choices, is_stopped = _choices(scenario, lab, run, goes_on, models)
    option, rule = option_of(choices, by_regression(choices)), in_words(choices)
    calls = [last_calls(AS_IT_IS, goes_on, lab, goes_on)]
    try:
        for name, changed in circumstances(scenario, lab).items() if not is_stopped else ():
            if name != AS_IT_IS:
                calls.append(last_calls(name, run(changed), lab, goes_on))
    except Interrupted:
        is_stopped = True
    return RightToStop(lab, option, rule, tuple(calls), str(goes_on.months[0]), is_stopped)


def _choices(scenario: Scenario, lab: str, run: Run, goes_on: Result, models: int) -> tuple[Choices, bool]:
    """Run the lab stopped after each model that enough futures launch; say whether that was stopped on request."""
    at, today = goes_on.labels["lab"].index(lab), models_today(scenario, lab)
    known = read_known(goes_on, lab, range(today, today + models + 1))
    enough = sum(known.reached.mean(axis=1) >= FEW)
    kept, worths, is_stopped = goes_on.finite, list[np.ndarray](), False
    for model in known.models[: max(enough, 1)]:
        try:
            stops = run(stopping_after(scenario, lab, model))
        except Interrupted:
            if not worths:
                raise
            is_stopped = True
            break
        kept = kept & stops.finite
        worths.append(worth_as_concern(stops, at).total)
    return Choices(_those(known, len(worths), kept), np.stack(worths)[:, kept], _worth(goes_on, at)[kept]), is_stopped


def _worth(result: Result, at: int) -> np.ndarray:
    return np.asarray(worth_as_concern(result, at).total)


def _those(known: Known, dates: int, kept: np.ndarray) -> Known:
    """Return the first dates of what is known, in the futures that stayed numbers."""
    states = {name: values[:dates, kept] for name, values in known.states.items()}
    return Known(known.models[:dates], known.reached[:dates, kept], known.months[:dates, kept], states)
