"""`sixteenth growth`: how fast revenue grew by lab, what that says of a later month, and what a claim would take."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.interfaces.command import AsJson, Plain, print_json, telling_faults
from sixteenth.questions.days import read_day
from sixteenth.said import said

if TYPE_CHECKING:
    from rich.table import Table

    from sixteenth.evidence.curves.fit_revenue import Forecast, RevenueFit

CLAIMED_BN, CLAIMED_YEARS = 100.0, 2.0  # of order 100bn after two more years
SPOKEN_FROM_BN = 4.5
SPOKEN_RATES = (4.0, 10.0)
TEN = 10
A_DAY = "2025-08-01"


def growth(
    *,
    since: Annotated[str | None, Parameter(help="Use reports dated from this day on (YYYY-MM-DD).")] = None,
    until: Annotated[
        str | None, Parameter(help="Use reports dated up to this day, and try the fit on those after it.")
    ] = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Fit the growth of each lab's revenue to dated reports, and try it on those it has not seen.

    Example: sixteenth growth --until 2025-08-01
    """
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.curves.fit_revenue import forecast_test, revenue_fits

        days = {name: read_day(name, text, A_DAY) for name, text in (("--since", since), ("--until", until)) if text}
        first, last = days.get("--since"), days.get("--until")
        fits = revenue_fits(first, last)
        if not fits:
            where = Place(said("the command line"))
            want = said("four dated reports of a lab at least")
            refuse(
                [WrongOption(said("the days"), where, said("too few reports"), want, said("choose days further apart"))]
            )
        tried = forecast_test(last, first) if last else ()
        told = _sentences(fits, tried)
        if as_json:
            print_json({"sentences": told, "fits": _fit_data(fits), "forecasts": _forecast_data(tried)})
        else:
            _show(told, fits, tried, plain=plain)
    return 0


def _sentences(fits: Sequence["RevenueFit"], tried: Sequence["Forecast"]) -> list[str]:
    from sixteenth.decide.clock import growth_needed

    needed = growth_needed(SPOKEN_FROM_BN, CLAIMED_BN, CLAIMED_YEARS)
    reached = " and ".join(
        f"{SPOKEN_FROM_BN * rate**CLAIMED_YEARS:.0f}bn at {rate:g} times a year" for rate in SPOKEN_RATES
    )
    needs = (
        f"From {SPOKEN_FROM_BN:g}bn USD to {CLAIMED_BN:g}bn in {CLAIMED_YEARS:g} years takes {needed:.2f} times a year"
    )
    told = [f"{needs}; it would be {reached}."]
    fastest = max(fits, key=lambda each: each.growth[1])
    low, middle, high = fastest.growth
    told.append(f"{fastest.lab} has grown fastest: {middle:.1f} times a year (90 of 100: {low:.1f} to {high:.1f}).")
    if tried:
        inside = sum(each.is_inside for each in tried)
        told.append(f"Of {len(tried)} later reports {inside} lie where the fit expects nine of ten.")
    return told


def _show(told: list[str], fits: Sequence["RevenueFit"], tried: Sequence["Forecast"], *, plain: bool) -> None:
    from sixteenth.interfaces.tables import show_findings
    from sixteenth.interfaces.terminal import make_console

    console = make_console(plain=plain)
    tables = [_fits_table(fits), *([_forecasts_table(tried)] if tried else [])]
    show_findings(console, told, tables, plain=plain)


def _fits_table(fits: Sequence["RevenueFit"]) -> "Table":
    from sixteenth.interfaces.tables import make_table

    columns = ["reports", "from", "to", "5 %", "growth", "95 %", "scatter"]
    table = make_table("Run-rate revenue, times a year: a line through the logarithms of dated reports", "lab", columns)
    for each in fits:
        dates = sorted(fact.date for fact in each.facts)
        rates = (f"{rate:.1f}x" for rate in each.growth)
        table.add_row(each.lab, str(len(dates)), str(dates[0]), str(dates[-1]), *rates, f"{each.scatter:.2f}")
    return table


def _forecasts_table(tried: Sequence["Forecast"]) -> "Table":
    from sixteenth.answers.numbers import significant
    from sixteenth.interfaces.tables import make_table

    table = make_table(
        "Later reports, bn USD, and what the line said of them", "report", ["reported", "5 %", "said", "95 %", ""]
    )
    table.columns[-1].justify = "left"
    for each in tried:
        said = (significant(amount, 2 if amount < TEN else 3) for amount in each.said)
        verdict = "inside" if each.is_inside else "outside"
        table.add_row(f"{each.fact.entity}, {each.fact.date}", each.fact.text, *said, verdict)
    return table


def _fit_data(fits: Sequence["RevenueFit"]) -> list[dict[str, Any]]:
    return [{**asdict(each), "facts": [fact.exact_key for fact in each.facts]} for each in fits]


def _forecast_data(tried: Sequence["Forecast"]) -> list[dict[str, Any]]:
    return [
        {"fact": each.fact.exact_key, "reported": each.fact.value, "said": each.said, "is_inside": each.is_inside}
        for each in tried
    ]
