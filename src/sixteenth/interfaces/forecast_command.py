"""`sixteenth forecast`: what a run says of a quantity at a date, beside last year's growth continued."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_json, telling_faults
from sixteenth.interfaces.days import read_day
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

A_YEAR_ON = "2027-06-30"
DRAWS = 2000


def forecast(
    variable: Annotated[
        str, Parameter(help="run_rate, quarter_revenue, half_revenue, year_revenue, valuation or frontier.")
    ] = "run_rate",
    /,
    *,
    lab: Annotated[str | None, Parameter(help="A lab; all of them where none is named.")] = None,
    date: Annotated[
        str | None, Parameter(help="The day it is forecast for (YYYY-MM-DD): a year after the start.")
    ] = None,
    scenario: Annotated[
        str, Parameter(help="A scenario, a TOML file, or a version whose forecasts were frozen, such as 0.2.0.")
    ] = MAIN_SCENARIO,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures (2000).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Forecast a quantity at a date, beside last year's growth continued, and say why the two differ.

    Example: sixteenth forecast run_rate --lab Anthropic --date 2027-06-30
    """
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.forecasts import ask_forecasts, frozen_forecasts, is_frozen, show_forecasts
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        day = read_day("--date", date, A_YEAR_ON) if date else None
        if is_frozen(scenario):
            told = frozen_forecasts(scenario, variable, lab, day)
        else:
            with show_progress(is_quiet=as_json) as progress:
                told = ask_forecasts(scenario, variable, lab, day, draws or DRAWS, seed, progress)
        if as_json:
            print_json(told.as_data())
        else:
            show_forecasts(make_console(plain=plain), told, plain=plain)
    return 0
