"""The ten points on which the interview is wrong or silent, each computed by the world's own functions.

Nothing here knows what was said: numbers of the interview and facts are handed in by name, and every figure is
returned by name, so that the words around them stand elsewhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.clock import YEAR, doubling_time_of, growth_needed
from sixteenth.decide.ledger.must_be_true import margin_cases, odds_still_running
from sixteenth.decide.worth.going_on import Value
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

Figures = dict[str, float]
DAYS_OF_A_MONTH = 365.25 / 12
BILLION = 1e9
ARITHMETIC = "interview_arithmetic"
RACES = ("race_to_the_bottom", "race_to_the_top")
LOOK, LAST = 24, -1  # months of a run: two years into it, and its end
STOPPING = ("wind_down_liabilities", "severance", "run_off_profit", "cash", "debt")
KEPT = OutputSet(
    monthly=(
        *("company_revenue", "company_serving_cost", "wind_down_liabilities", "severance", "run_off_profit"),
        *("cash", "debt", "can_still_stop", "safety_effort", "share_of_adopters", "probability_without_catastrophe"),
    ),
    closing=("wind_down_value", "present_value"),
)


@dataclass(frozen=True)
class Asked:
    """What a point is computed from: what was said and is known, by name, and scenarios to run."""

    said: Mapping[str, float]
    known: Mapping[str, float]
    arithmetic: Scenario
    central: Scenario
    run: Callable[[str], Result | None]  # by name; none where the library has no such scenario
    run_certain: Callable[[Scenario], Result]
    going_on: Callable[[str, str], Value | None]  # by name and lab, as a going concern; none without such a scenario


def what_is_kept(world: World) -> OutputSet:
    """Return what of these outputs a world has."""
    monthly = tuple(name for name in KEPT.monthly if name in world.equations or name in world.stocks)
    return OutputSet(monthly, tuple(name for name in KEPT.closing if name in world.stocks))


def clock_point(asked: Asked) -> Figures:
    """Say what is visible two years before, for measured doublings of capability and for revenue."""
    ahead = asked.said["ahead"]
    doublings = {
        "said": asked.said["doubling"],
        "slow": asked.known["slow"] / DAYS_OF_A_MONTH,
        "fast": asked.known["fast"] / DAYS_OF_A_MONTH,
        "fastest": asked.known["fastest"] / DAYS_OF_A_MONTH,
        "revenue": doubling_time_of(asked.said["growth"]),
    }
    shares = {f"share_{name}": _visible(asked, ahead, doubling) for name, doubling in doublings.items()}
    return {**shares, **{f"days_{name}": asked.known[name] for name in ("slow", "fast", "fastest")}}


def _visible(asked: Asked, ahead: float, doubling: float) -> float:
    inputs = {"months_to_arrival": ahead, "clock_doubling_time": doubling}
    return float(evaluate(asked.central.world, "share_visible", inputs))


def destination_point(asked: Asked) -> Figures:
    """Say where two more years lead, and what growth the round number needs."""
    start, ahead, target = asked.said["start"], asked.said["ahead"], asked.said["target"]
    slow, fast = (start / _visible(asked, ahead, doubling_time_of(asked.said[name])) for name in ("slow", "fast"))
    needed = growth_needed(start, target, ahead / YEAR)
    figures = {"low": slow, "high": fast, "needed": needed}
    result = asked.run("interview")
    if result is not None:
        revenue = _of(result, "company_revenue", LOOK, _lab(result, "Anthropic"))
        figures["odds"] = 100 * float(np.mean(revenue * YEAR >= target * BILLION))
    return figures


def stop_point(asked: Asked) -> Figures:
    """Say what odds within two years are within five, at a constant hazard."""
    figures = {}
    for name in ("low", "high"):
        (_, _), (_, later) = odds_still_running(asked.arithmetic.world, asked.said[name], 24, (24, 60)).running
        figures[f"stopped_{name}"] = 1 - later
    return figures


def margin_point(asked: Asked) -> Figures:
    """Run the worked example with a cost of serving."""
    lab = asked.arithmetic.settings.labels["lab"][0]
    margins = [asked.said[name] for name in ("free", "half", "less")]
    cases = margin_cases(asked.arithmetic, asked.run_certain, margins, lab)
    figures = {f"total_{name}": case.total for name, case in zip(("free", "half", "less"), cases, strict=True)}
    figures["payback"] = min(cases[1].payback_multiples)
    return {**figures, **{f"year_{number}": profit for number, profit in enumerate(cases[1].profits, start=1)}}


def growth_point(asked: Asked) -> Figures:
    """Ask from which margin the next model pays, where the old one keeps its revenue and where rivals take it."""
    world, said = asked.arithmetic.world, asked.said
    ((_, running),) = odds_still_running(world, said["stop"], 24, (YEAR,)).running
    given = {"required_return": said["required"], "stop_probability_before_sale": 1 - running}
    figures = {"hazard": 1 - running}
    for pace in ("slow", "fast"):
        for name, kept in (("kept", 1.0), ("lost", 0.0)):
            rest = {"revenue_multiple": said["multiple"], "cost_growth": said[pace], "kept_share": kept}
            figures[f"{pace}_{name}"] = float(evaluate(world, "break_even_margin", {**given, **rest}))
    return figures


def stopping_point(asked: Asked) -> Figures:
    """Say what stopping costs two years into the central scenario, and what owners lose by a stop now."""
    result = asked.run("central")
    figures: Figures = {}
    if result is None:
        return figures
    for short, lab in (("anthropic", "Anthropic"), ("openai", "OpenAI")):
        at = _lab(result, lab)
        middle = {name: float(np.median(_of(result, name, LOOK, at))) for name in STOPPING}
        figures |= {f"{short}_{name}": value for name, value in middle.items()}
        orders = _of(result, "wind_down_liabilities", LOOK, at) - _of(result, "severance", LOOK, at)
        figures[f"{short}_orders"] = float(np.median(orders))
        figures[f"{short}_can"] = 100 * float(np.mean(_of(result, "can_still_stop", LOOK, at)))
        value = asked.going_on("central", lab)
        if value is not None:
            figures |= {f"{short}_going_on": value.mean, f"{short}_going_on_error": value.standard_error}
            figures[f"{short}_gains"] = value.positive_of_100
    return figures


def payback_point(asked: Asked) -> Figures:
    """Say what a model that was published in numbers has returned of its cost."""
    revenue, profit, cost = (asked.known[name] for name in ("revenue", "profit", "cost"))
    at_margin = revenue * asked.known["margin"] / 100
    return {
        "revenue": revenue,
        "profit": profit,
        "cost": cost,
        "multiple": revenue / cost,
        "returned": profit / cost,
        "returned_at_margin": at_margin / cost,
        "life": asked.known["life"],
    }


def red_herring_point(asked: Asked) -> Figures:
    """Compare margins and the value of going on where offers are close substitutes, beside the central scenario."""
    figures: Figures = {}
    for name in ("central", "commodity"):
        result = asked.run(name)
        if result is not None:
            sold, served = (_of(result, each, LOOK) for each in ("company_revenue", "company_serving_cost"))
            figures[f"margin_{name}"] = float(np.median(1 - served.sum(axis=0) / sold.sum(axis=0)))
            value = asked.going_on(name, "Anthropic")
            if value is not None:
                figures |= {f"going_on_{name}": value.mean, f"going_on_{name}_error": value.standard_error}
                figures[f"gains_{name}"] = value.positive_of_100
    return figures


def race_point(asked: Asked) -> Figures:
    """Compare care in a race without a norm and with one; nothing where the library has no such scenarios.

    Odds and parts of labs are means over futures; effort is a median.
    """
    figures: Figures = {}
    for name in RACES:
        result = asked.run(name)
        if result is not None and "safety_effort" in result.monthly:
            end = name.rsplit("_", maxsplit=1)[-1]
            figures[f"effort_{end}"] = float(np.median(_of(result, "safety_effort", LAST).mean(axis=0)))
            figures[f"adopters_{end}"] = float(np.mean(_of(result, "share_of_adopters", LAST)))
            figures[f"catastrophe_{end}"] = 1 - float(np.mean(_of(result, "probability_without_catastrophe", LAST)))
    return figures


def words_point(asked: Asked) -> Figures:
    """Say how long a person takes to hear so many words, and the memory that they take as raw cache."""
    said, known = asked.said, asked.known
    a_month = {name: said[name] * DAYS_OF_A_MONTH for name in ("few_a_day", "many_a_day")}
    cache = {name: said[name] for name in ("cache_heads", "cache_head_size", "cache_layers", "cache_bytes")}
    words = {"words_in_mind": said["words"], "tokens_of_a_word": said["tokens_of_a_word"]}

    def by_world(name: str, given: Mapping[str, float]) -> float:
        return float(evaluate(asked.central.world, name, given))

    return {
        "years_long": by_world("time_to_hear", {**words, "words_heard": a_month["few_a_day"]}) / YEAR,
        "years_short": by_world("time_to_hear", {**words, "words_heard": a_month["many_a_day"]}) / YEAR,
        "bytes_of_token": by_world("kv_bytes_per_token", cache),
        "bytes": by_world("memory_of_words", {**words, **cache}),
        "longest": known["longest"],
    }


def _of(result: Result, name: str, *at: int) -> Any:
    """Return a monthly quantity at a month, perhaps of a lab, in the futures that stayed numbers."""
    return result.only_finite(result.monthly[name][at])


def _lab(result: Result, lab: str) -> int:
    return result.labels["lab"].index(lab)


POINTS: Mapping[int, Callable[[Asked], Figures]] = {
    1: clock_point,
    2: destination_point,
    3: stop_point,
    4: margin_point,
    5: growth_point,
    6: stopping_point,
    7: payback_point,
    8: red_herring_point,
    9: race_point,
    10: words_point,
}
