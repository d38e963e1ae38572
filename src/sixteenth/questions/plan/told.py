"""What is said of a plan: where it stands, what must be true for it, whether its money lasts, what it leaves out."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Part
from sixteenth.evidence.own_plan.follow import years_of
from sixteenth.evidence.own_plan.lead import MOST_A_MONTH
from sixteenth.evidence.own_plan.plan import BY_MONTH, HEADS, OPENING, PEOPLE, TRAINING
from sixteenth.measures.arrivals import error_of_100
from sixteenth.questions.plan.beside import MET, Beside

RANGE = 80.0  # of 100 futures between 10 and 90
CLEAR = 5.0  # futures of 100 by which a range must differ to be called narrower or wider
FEW, MANY = 10.0, 90.0
SEEN = 0.05  # growth a year that a plan must ask for beyond the world before a year is said to need it
NAMED = 3
YEAR = 12


def findings(beside: Beside) -> Iterator[Finding]:
    """Yield the answer first, then what must be true, the range, the other lines, cash and what was moved."""
    plan, last = beside.followed.plan, beside.years[-1]
    draws = beside.followed.told.draws
    parts: dict[str, Part] = {
        "company": Figure(plan.company, "own_name"),
        "pattern": Figure(beside.followed.opening.pattern, "text"),
        "year": Figure(last.year, "year"),
        "base": Figure(last.planned["base"], "money_told"),
        "before": Figure(last.before, "of_100_tenth", error_of_100(last.before, draws)),
        "before_error": Figure(error_of_100(last.before, draws), "of_100_error"),
        "middle": Figure(beside.followed.told.years[-1].middle, "money_told"),
    }
    key = "beyond" if last.before > MANY else "below" if last.before < FEW else "stands"
    yield Finding(key, parts, ("company_revenue",))
    yield from _must_be_true(beside)
    yield from _range(beside)
    yield from _lines(beside)
    yield _cash(beside)
    yield from _moved(beside)


def _must_be_true(beside: Beside) -> Iterator[Finding]:
    """Say what growth the plan asks for beyond what the world explains, and where it is not met even so."""
    lead = np.array(beside.followed.told.lead)
    own = years_of(beside.followed.opening, len(lead))
    by_year = tuple(
        Finding("in_year", {"year": Figure(year, "year"), "growth": Figure(_a_year(lead[at]), "growth_a_year")})
        for year, at in own.items()
    )
    parts: dict[str, Part] = {"growth": Figure(abs(_a_year(lead)), "share"), "years": by_year}
    if lead.mean() >= 0:
        yield Finding("must_be_true", {**parts, "growth": Figure(_a_year(lead), "growth_a_year")}, ("own_growth",))
    else:
        asks_more = any(_a_year(lead[at]) > SEEN for at in own.values())
        yield Finding("slower_in_part" if asks_more else "slower", parts, ("own_growth",))
    missed = [each for each in beside.years if abs(each.middle / each.planned["base"] - 1) > MET]
    if missed:
        worst = max(missed, key=lambda each: abs(np.log(each.middle / each.planned["base"])))
        at_limit = bool((np.abs(lead) >= MOST_A_MONTH).any())
        yield Finding(
            "not_met_at_limit" if at_limit else "not_met",
            {
                "year": Figure(worst.year, "year"),
                "middle": Figure(worst.middle, "money_told"),
                "base": Figure(worst.planned["base"], "money_told"),
            },
        )


def _a_year(lead: Any) -> float:
    """Return growth in a year at the mean of a lead, logs a month."""
    return float(np.expm1(lead.mean() * YEAR))


def _range(beside: Beside) -> Iterator[Finding]:
    inside, last = beside.inside, beside.years[-1]
    if inside is None:
        ends = {"low": Figure(last.low, "money_told"), "high": Figure(last.high, "money_told")}
        yield Finding("no_range", {"year": Figure(last.year, "year"), **ends})
        return
    key = "narrow" if inside < RANGE - CLEAR else "wide" if inside > RANGE + CLEAR else "as_wide"
    error = error_of_100(inside, beside.futures)
    parts: dict[str, Part] = {
        "year": Figure(last.year, "year"),
        "inside": Figure(inside, "of_100", error),
        "inside_error": Figure(error, "of_100_error"),
        "low": Figure(last.low, "money_told"),
        "high": Figure(last.high, "money_told"),
    }
    yield Finding(key, parts)


def _lines(beside: Beside) -> Iterator[Finding]:
    """Say where another line of the plan is missed by more than a tenth, in the year where it is missed most."""
    for name, years in beside.lines().items():
        whole = {year: pair for year, pair in years.items() if pair[0] > 0}
        if not whole:
            continue
        year = max(whole, key=lambda each: abs(np.log(max(whole[each][1], 1.0) / whole[each][0])))
        planned, middle = whole[year]
        quantity = "whole" if name == HEADS else "money_told"
        if abs(middle / planned - 1) > MET:
            parts: dict[str, Part] = {
                "line": Word(f"line_{name}"),
                "year": Figure(year, "year"),
                "planned": Figure(planned, quantity),
                "middle": Figure(middle, quantity),
            }
            short = name == TRAINING and middle < planned
            yield Finding("training_short" if short else "line_missed", parts)


def _cash(beside: Beside) -> Finding:
    """Say when the plan's own cash is gone in each case, without new money, and in how many futures the company is."""
    cases = tuple(
        Finding("gone" if month else "lasts", {"case": Word(f"case_{case}"), "month": Figure(month, "month")})
        if month
        else Finding("lasts", {"case": Word(f"case_{case}")})
        for case, month in beside.runs_out().items()
    )
    error = error_of_100(beside.lost, beside.futures)
    parts: dict[str, Part] = {
        "cases": cases,
        "margin": Figure(float(np.nanmean(beside.margin)), "share_in_full"),
        "lost": Figure(beside.lost, "of_100_tenth", error),
        "lost_error": Figure(error, "of_100_error"),
        "last": Figure(str(beside.followed.opening.start + beside.found.months - 1), "month"),
    }
    return Finding("cash", parts, ("cash", "ends_ruined"))


def _moved(beside: Beside) -> Iterator[Finding]:
    moved = beside.followed.told.moved[:NAMED]
    if moved:
        named = tuple(
            Finding(
                "moved_input",
                {"input": Figure(each.title.replace("/", " "), "input"), "shift": Figure(each.shift, "spreads")},
            )
            for each in moved
        )
        yield Finding("moved", {"inputs": named}, tuple(each.title.partition("/")[0] for each in moved))
    else:
        yield Finding("nothing_moved", {})


def notes(beside: Beside) -> Iterator[Finding]:
    """Yield how it was fitted, what the plan leaves out, and what was unusual in the file."""
    told, plan = beside.followed.told, beside.followed.plan
    fitted: dict[str, Part] = {
        "draws": Figure(told.draws, "count"),
        "effective": Figure(told.effective, "whole"),
        "k": Figure(told.k, "hundredths"),
        "counted": Figure(told.counted, "share"),
        "inputs": Figure(told.inputs, "count"),
    }
    yield Finding("fitted" if told.counted == 1 else "fitted_in_part", fitted)
    lacking = [*(name for name in BY_MONTH if name not in plan.lines), *(n for n in OPENING if n not in plan.opening)]
    lacking = [name for name in lacking if not (name == PEOPLE and HEADS in plan.lines)]
    if lacking:
        parts: dict[str, Part] = {
            "lines": tuple(Finding("left_line", {"line": Word(f"line_{name}")}) for name in lacking),
            "pattern": Figure(beside.followed.opening.pattern, "text"),
        }
        yield Finding("left_out", parts)
    for each in plan.notices:
        yield Finding(each.kind, {"about": Figure(each.about, "own_name")})
    yield Finding("how_to_read", {"company": Figure(plan.company, "own_name")})
    yield Finding("use", {"file": Figure(plan.file, "own_name")})
