"""Until when a lab can stop and pay all that it owes: as it is, and where one thing that makes it late is taken away.

Every circumstance is run on the same luck. Contracts, severance and rivals are numbers of the same program; a floor
under prices is another rule, and so another program, whose futures agree with the others' to rounding.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.orders.order import own_contracts
from sixteenth.decide.worth.going_on import STOP, models_today
from sixteenth.decide.worth.headline import LAST_CALL_ODDS, last_call
from sixteenth.engine.history import Result
from sixteenth.measures.arrivals import error_of_100, of_100
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.mix import with_rules_throughout

FIRM, SEVERANCE = "contract_take_or_pay", "months_of_severance"
PRICE, FLOOR = "price", "floor"
AS_IT_IS, ALL = "as_it_is", "all_of_these"
LAST_CALL = "months_to_last_call"
RESAMPLED, SEED = 200, 0
Change = Mapping[str, float | Mapping[str, float]]


@dataclass(frozen=True)
class LastCalls:
    """Until when a lab can stop in some circumstance, and how far that is from what it is without it."""

    circumstance: str
    months: tuple[tuple[int, str | None], ...]  # odds of 100, last safe month; None: all of the run
    moved: tuple[Estimate, ...]  # months by which each is later than as it is; beyond the run counts as its end
    never: Estimate  # futures of 100 in which it is never too late
    more: Estimate  # of 100, against as it is


def circumstances(scenario: Scenario, lab: str) -> dict[str, Scenario]:
    """Return the scenario as it is, with each thing that makes it late taken away, and with all; those it has."""
    changes = _changes(scenario, lab)
    found = {AS_IT_IS: scenario, **{name: scenario.with_cards(change) for name, change in changes.items()}}
    together = {name: amount for change in changes.values() for name, amount in change.items()}
    if PRICE in scenario.assumptions.theory:
        floored = with_floor(scenario)
        return {**found, "price_floor": floored, ALL: floored.with_cards(together)}
    return {**found, ALL: scenario.with_cards(together)} if len(changes) > 1 else found


def with_floor(scenario: Scenario) -> Scenario:
    """Return a scenario in which no lab asks less, on average, than it did at the start; its events on prices go."""
    return with_rules_throughout(scenario, {PRICE: FLOOR})


def last_calls(name: str, result: Result, lab: str, as_it_is: Result) -> LastCalls:
    """Read until when a lab can stop off a run, beside the run of the scenario as it is."""
    at, length = result.labels["lab"].index(lab), result.recipe["months"]
    kept = result.finite & as_it_is.finite
    own, base = (_months(each, at, length)[kept] for each in (result, as_it_is))
    never, before = (each >= length for each in (own, base))
    count = of_100(never)
    return LastCalls(
        circumstance=name,
        months=tuple((odds, last_call(result, at, odds)) for odds in LAST_CALL_ODDS),
        moved=tuple(_moved(own, base, odds) for odds in LAST_CALL_ODDS),
        never=Estimate(count, error_of_100(count, int(kept.sum()))),
        more=mean_of(100.0 * never - 100.0 * before),
    )


def _changes(scenario: Scenario, lab: str) -> dict[str, Change]:
    world, labs = scenario.world, scenario.settings.labels["lab"]
    contracts = own_contracts(scenario, lab) if FIRM in world.names_read else ()
    rivals = {each: float(models_today(scenario, each)) for each in labs if each != lab}
    every: dict[str, Change] = {
        "no_take_or_pay": {FIRM: dict.fromkeys(contracts, 0.0)} if contracts else {},
        "no_severance": {SEVERANCE: 0.0} if SEVERANCE in world.names_read else {},
        "rivals_stop": {STOP: rivals} if rivals else {},
    }
    return {name: change for name, change in every.items() if change}


def _months(result: Result, at: int, length: int) -> Any:
    return np.minimum(np.asarray(result.closing[LAST_CALL][at], np.float64), length)


def _moved(own: Any, base: Any, odds: int) -> Estimate:
    """Return by how many months the last safe month moves, its error from futures that are drawn anew in pairs."""
    count = len(own)
    if not count:
        return Estimate(float("nan"), float("nan"))
    place = count * (100 - odds) // 100
    drawn = np.random.default_rng(SEED).integers(count, size=(RESAMPLED, count))
    shifts = [np.partition(own[each], place)[place] - np.partition(base[each], place)[place] for each in drawn]
    return Estimate(float(np.sort(own)[place] - np.sort(base)[place]), float(np.std(shifts, ddof=1)))
