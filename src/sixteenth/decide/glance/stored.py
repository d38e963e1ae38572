"""Stored futures of one lab: kept so small that they are read again, by other weights, in a few milliseconds.

Nothing is left out that the first screen says: what a lab is worth to its owners if it goes on and if it stops is put
together anew, since the hazard of ruin after the run is that of all futures, as they weigh.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.glance.curves import LEVELS, OUTCOMES, PATHS, Curves, Fan, Futures, futures_of, months_between
from sixteenth.decide.worth.continuation import (
    MIDDLE,
    YEAR,
    catastrophe_hazard,
    months_of_ruin,
    run_off_less_owed,
    taxed_ahead,
)
from sixteenth.decide.worth.going_on import (
    GoingOn,
    OwnersBooks,
    PartGoingOn,
    Value,
    Worth,
    is_on_the_edge,
    owners_books,
    verdict_of,
)
from sixteenth.decide.worth.headline import (
    LAST_CALL_ODDS,
    Headline,
    Unfinished,
    futures_by_stop,
    in_catastrophe,
    is_ruined,
    money_back,
)
from sixteenth.decide.worth.headline import verdict_of as verdict_of_count
from sixteenth.engine.history import Result
from sixteenth.measures.over_futures import of_lab

NAN = float("nan")
RULES: tuple[Unfinished, ...] = ("run_off", "spent")
UNTOLD = (NAN, NAN, NAN)  # spreads that no first screen tells


@dataclass(frozen=True)
class Side:
    """What a lab is worth in one of the two runs, as far as no hazard is in it [futures]."""

    books: OwnersBooks
    run_off: Any  # less what it owes, USD of the end
    ahead: Any  # [years, futures] USD of the end, weighed by all but the hazard of ruin
    lived: Any  # months of the last three years
    ruins: Any

    def worth(self, weights: Any) -> Worth:
        """Return what it is worth as a going concern, the hazard of ruin as futures weigh."""
        lived = float(weights @ self.lived)
        hazard = YEAR * float(weights @ self.ruins) / lived if lived > 0 else 0.0
        years = np.arange(1, len(self.ahead) + 1)
        ahead = np.exp(-hazard * (years - MIDDLE)) @ self.ahead
        return self.books.worth(np.maximum(self.run_off, ahead))


@dataclass(frozen=True)
class Stored:
    """Futures of one lab in which both runs stayed numbers, with what the first screen is told and drawn from."""

    lab: str
    model: int
    start: str
    horizon: str
    kept: Any  # [draws of the run] those that are here
    goes_on: Side
    stops: Side
    by_stop: dict[str, Any]  # flags by what progress does
    back: dict[Unfinished, Any]
    ruined: Any
    catastrophe: Any
    futures: dict[Unfinished, Futures]
    orders: dict[str, Any]  # of the numbers of each curve at each point [points, futures]


def store(goes_on: Result, stops: Result, lab: str, model: int) -> Stored:
    """Reduce two runs on the same luck to what the first screen is read from."""
    at, kept = goes_on.labels["lab"].index(lab), goes_on.finite & stops.finite
    futures: dict[Unfinished, Futures] = {
        rule: _of_kept(futures_of(goes_on, lab, rule), kept[goes_on.finite]) for rule in RULES
    }
    first = futures["run_off"]
    return Stored(
        lab=lab,
        model=model,
        start=str(goes_on.months[0]),
        horizon=str(goes_on.months[-1]),
        kept=kept,
        goes_on=_side(goes_on, at, kept),
        stops=_side(stops, at, kept),
        by_stop={name: own[kept] for name, own in futures_by_stop(goes_on).items()},
        back={rule: money_back(goes_on, at, rule)[kept] for rule in RULES},
        ruined=is_ruined(goes_on, at)[kept],
        catastrophe=in_catastrophe(goes_on)[kept],
        futures=futures,
        orders={name: np.argsort(getattr(first, name), axis=1).astype(np.int32) for name in ("running", "flow")},
    )


def _of_kept(futures: Futures, kept: Any) -> Futures:
    if kept.all():
        return futures
    return Futures(
        futures.lab,
        futures.months,
        futures.start,
        futures.length,
        futures.running[:, kept],
        futures.flow[:, kept],
        futures.back_since[kept],
        futures.last_call[kept],
    )


def _side(result: Result, lab: int, kept: Any) -> Side:
    rate = of_lab(result, "discount_rate", lab)[-1]
    lives = of_lab(result, "is_alive", lab)[-1]
    hazard = catastrophe_hazard(result)
    ahead = [
        (taxed * np.exp(-hazard * (year - MIDDLE)) * (1 + rate) ** (MIDDLE - year) * lives)[kept]
        for year, taxed in taxed_ahead(result, lab)
    ]
    books = owners_books(result, lab)
    lived, ruins = months_of_ruin(result, lab)
    own = OwnersBooks(**{name: np.broadcast_to(each, kept.shape)[kept] for name, each in vars(books).items()})
    return Side(own, run_off_less_owed(result, lab)[kept], np.array(ahead), lived[kept], ruins[kept])


@dataclass(frozen=True)
class Reading:
    """What stored futures say by weights: the answers, and what is drawn."""

    focus: Headline
    going_on: GoingOn
    curves: Curves


def read_stored(stored: Stored, weights: Any, unfinished: Unfinished) -> Reading:
    """Read stored futures by weights that sum to one [futures]."""
    return Reading(
        _headline(stored, weights, unfinished), _going_on(stored, weights), _curves(stored, weights, unfinished)
    )


def _headline(stored: Stored, weights: Any, unfinished: Unfinished) -> Headline:
    back, length = stored.back[unfinished], stored.futures[unfinished].length
    share, calls = float(back @ weights), stored.futures[unfinished].last_call
    of_100 = 100 * share
    return Headline(
        lab=stored.lab,
        horizon=stored.horizon,
        start=stored.start,
        futures=back.size,
        back_of_100=of_100,
        verdict=verdict_of_count(round(of_100)),
        ruined_of_100=100 * float(stored.ruined @ weights),
        worth=UNTOLD,
        deepest_hole=UNTOLD,
        owners_return=UNTOLD,
        owners_share=UNTOLD,
        by_stop=(),
        never_too_late_of_100=100 * float((calls >= length) @ weights),
        last_calls=tuple((odds, _last_call(stored, weights, calls, odds)) for odds in LAST_CALL_ODDS),
        catastrophe_of_100=100 * float(stored.catastrophe @ weights),
        standard_error=100 * float(np.sqrt((weights**2) @ (back - share) ** 2)),
    )


def _last_call(stored: Stored, weights: Any, calls: Any, odds: int) -> str | None:
    order = np.argsort(calls, kind="stable")
    sums = np.cumsum(weights[order])
    place = min(int(np.searchsorted(sums, (100 - odds) / 100 * sums[-1], side="right")), len(order) - 1)
    month = int(calls[order][place])
    length = next(iter(stored.futures.values())).length
    return None if month >= length else str(np.datetime64(stored.start, "M") + month - 1)


def _going_on(stored: Stored, weights: Any) -> GoingOn:
    goes_on, stops = stored.goes_on.worth(weights), stored.stops.worth(weights)
    wound, stopped = (side.books.worth(side.run_off) for side in (stored.goes_on, stored.stops))
    parts = {name: (own, float(own @ weights)) for name, own in stored.by_stop.items()}
    return GoingOn(
        lab=stored.lab,
        stops_after=stored.model,
        futures=weights.size,
        horizon=stored.horizon,
        going_concern=value_by_weights(goes_on, stops, weights),
        run_off=value_by_weights(wound, stopped, weights),
        by_stop=tuple(
            PartGoingOn(name, round(weights.size * share), value_by_weights(goes_on, stops, weights * own / share))
            for name, (own, share) in parts.items()
            if share > 0
        ),
    )


def value_by_weights(goes_on: Worth, stops: Worth, weights: Any) -> Value:
    """Compare two worths of a lab, future by future, by weights that sum to one."""
    gained = goes_on.total - stops.total
    mean, above = float(gained @ weights), gained > 0
    error = float(np.sqrt((weights**2) @ (gained - mean) ** 2))
    share = float(above @ weights)
    error_of_count = 100 * float(np.sqrt((weights**2) @ (above - share) ** 2))
    terminal = float((goes_on.terminal - stops.terminal) @ weights)
    return Value(
        mean=mean,
        standard_error=error,
        positive_of_100=100 * share,
        verdict=verdict_of(100 * share, mean),
        is_on_the_edge=is_on_the_edge(100 * share, error_of_count, mean, error),
        goes_on=float(goes_on.total @ weights),
        stops=float(stops.total @ weights),
        terminal_share=terminal / mean if mean > 0 else NAN,
    )


def _curves(stored: Stored, weights: Any, unfinished: Unfinished) -> Curves:
    futures = stored.futures[unfinished]
    months = np.datetime64(futures.start, "M") + np.arange(futures.length)
    chosen = _places(PATHS, weights)
    order = np.argsort(futures.back_since, kind="stable")
    back = futures.back_since[order][_places(OUTCOMES, weights[order])]
    points = months_between(futures.start, futures.months)
    in_time = 100 * ((futures.last_call[None, :] > points[:, None]) @ weights)
    return Curves(
        running_total=_fan(stored, futures.months, "running", weights, chosen),
        cash_flow=_fan(stored, futures.months, "flow", weights, chosen),
        back_in=tuple(str(months[int(month)]) if month < futures.length else None for month in back),
        stop_in_time=tuple(zip(futures.months, map(float, in_time), strict=True)),
    )


def _fan(stored: Stored, months: tuple[str, ...], name: str, weights: Any, chosen: Any) -> Fan:
    """Return quantiles by month, on straight lines between the middles of the weights of neighbours."""
    values, orders = getattr(stored.futures["run_off"], name), stored.orders[name]
    levels, own = np.empty((len(LEVELS), len(months))), weights[orders]
    middles = np.cumsum(own, axis=1) - own / 2
    for point, order in enumerate(orders):
        levels[:, point] = _interpolated(middles[point], values[point], order)
    return Fan(months, levels, values[:, chosen])


def _interpolated(middles: Any, values: Any, order: Any) -> Any:
    last = len(middles) - 1
    above = np.minimum(np.maximum(np.searchsorted(middles, LEVELS), 1), last)
    below = above - 1
    room = middles[above] - middles[below]
    part = np.minimum(np.maximum((LEVELS - middles[below]) / np.where(room > 0, room, 1.0), 0.0), 1.0)
    return values[order[below]] * (1 - part) + values[order[above]] * part


def _places(count: int, weights: Any) -> Any:
    """Return the futures in which so many equal steps of the weights end in their middles."""
    sums = np.cumsum(weights)
    return np.minimum(np.searchsorted(sums, (np.arange(count) + 0.5) / count * sums[-1]), len(sums) - 1)
