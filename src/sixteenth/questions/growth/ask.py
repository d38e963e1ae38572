"""Growth: a line through the logarithms of each lab's reports of revenue, tried on reports that it has not seen."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version

from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.clock import growth_needed
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.curves.fit_revenue import Forecast, RevenueFit, forecast_test, revenue_fits
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.questions.days import read_day
from sixteenth.questions.evidence import evidence_table
from sixteenth.questions.figures import columns_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session

HERE = Place("the days of the reports")
A_DAY = "2025-08-01"
SPOKEN_FROM, CLAIMED, CLAIMED_YEARS = 4.5, 100.0, 2.0  # bn USD a year: of order 100 after two more years
SPOKEN_RATES = (4.0, 10.0)  # times a year
BILLION = 1e9
PACKAGE = "sixteenth"
FACTS = "facts"  # the part with every report
RANGE = ("low", "middle", "high")
REPORTS = {"lab": "text", "reports": "count", "first": "date", "last": "date"}
LINE = {"slope": "figure", "slope_error": "figure", "mean_time": "figure", "mean_log": "figure", "squares": "figure"}
LATER = {"lab": "text", "of": "date", "reported": "sales_a_year"}


class GrowthOptions(Options):
    """Which reports: dated from one day on, and up to another, after which the fit is tried."""

    since: str | None = None
    until: str | None = None


def answer(scenario: None, options: GrowthOptions, runs: Session) -> Answer:  # noqa: ARG001 - as every question
    """Fit a line to each lab's reports, and try it on those after the last day where one is named.

    Raises:
        Refused: when a day is none, or no lab has reports enough between the two.

    """
    first, last = (
        read_day(f"--{name}", text, A_DAY) if text else None
        for name, text in (("since", options.since), ("until", options.until))
    )
    fits = revenue_fits(first, last)
    if not fits:
        cure = "choose days further apart"
        refuse([WrongOption("the days", HERE, "too few reports", "four dated reports of a lab at least", cure)])
    tried = forecast_test(last, first) if last else ()
    keys = [fact.exact_key for fit in fits for fact in fit.facts] + [each.fact.exact_key for each in tried]
    return Answer(
        question="growth",
        scenario="",
        recipe=_recipe(first, last),
        findings=(claim(), _fastest(fits), *_tried(tried)),
        tables=(
            fits_table(fits),
            *([later_table(tried)] if tried else []),
            lines_table(fits).behind(FULL),
            evidence_table(keys).behind(FACTS),
        ),
    )


def _recipe(first: datetime.date | None, last: datetime.date | None) -> Mapping[str, object]:
    days = {name: day.isoformat() for name, day in (("since", first), ("until", last)) if day}
    return {**days, "facts_hash": facts_hash(), "versions": {PACKAGE: version(PACKAGE)}}


def claim() -> Finding:
    """Say what the claim of a hundred billions after two more years takes, and what two rates would come to."""
    slow, fast = SPOKEN_RATES
    reached = {
        name: Figure(BILLION * SPOKEN_FROM * rate**CLAIMED_YEARS, "sales_spoken")
        for name, rate in (("slow_sales", slow), ("fast_sales", fast))
    }
    parts = {
        "first": Figure(BILLION * SPOKEN_FROM, "sales_spoken"),
        "claimed": Figure(BILLION * CLAIMED, "sales_spoken"),
        "years": Figure(CLAIMED_YEARS, "number"),
        "needed": Figure(growth_needed(SPOKEN_FROM, CLAIMED, CLAIMED_YEARS), "times_a_year_fine"),
        "slow": Figure(slow, "times_a_year_given"),
        "fast": Figure(fast, "times_a_year_given"),
    }
    return Finding("claim", {**parts, **reached})


def _fastest(fits: Sequence[RevenueFit]) -> Finding:
    """Say which lab has grown fastest, and between which rates nine of ten lie."""
    fastest = max(fits, key=lambda each: each.growth[1])
    rates = {name: Figure(rate, "times_a_year") for name, rate in zip(RANGE, fastest.growth, strict=True)}
    return Finding("fastest", {"lab": Figure(fastest.lab, "text"), **rates})


def _tried(tried: Sequence[Forecast]) -> Iterable[Finding]:
    """Say how many later reports lie where the line expects nine of ten."""
    if tried:
        inside = sum(each.is_inside for each in tried)
        yield Finding("later", {"reports": Figure(len(tried), "count"), "inside": Figure(inside, "count")})


def fits_table(fits: Sequence[RevenueFit]) -> Table:
    """Return each lab's reports, from when to when, its growth, and how far its reports scatter."""
    columns = columns_of({**REPORTS, **dict.fromkeys(RANGE, "times_a_year_x"), "scatter": "scatter_of_logs"})
    rows = []
    for each in fits:
        dates = sorted(fact.date for fact in each.facts)
        rows.append((each.lab, len(dates), dates[0], dates[-1], *each.growth, each.scatter))
    return Table("fits", columns, tuple(rows))


def later_table(tried: Sequence[Forecast]) -> Table:
    """Return each later report, what the line said of it, and whether it lies where nine of ten should."""
    columns = columns_of({**LATER, **dict.fromkeys(("low", "said", "high"), "sales_of_a_line"), "verdict": "text"})
    rows = tuple(
        (
            *(each.fact.entity, each.fact.date, BILLION * (each.fact.value or 0.0)),
            *(BILLION * amount for amount in each.said),
            Word("inside") if each.is_inside else Word("outside"),
        )
        for each in tried
    )
    return Table("later", columns, rows)


def lines_table(fits: Sequence[RevenueFit]) -> Table:
    """Return the line of each lab, as whoever wants to draw it needs it: logs of bn USD a year over calendar years."""
    rows = tuple(
        (each.lab, each.slope, each.slope_error, each.mean_time, each.mean_log, each.spread_of_times) for each in fits
    )
    return Table("lines", columns_of({"lab": "text", **LINE}), rows)


QUESTION = Question(None, GrowthOptions, answer)
