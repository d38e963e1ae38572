"""`sixteenth forecast`: what a run says of a quantity at a date, beside last year's growth continued."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_answer, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole


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
        from sixteenth.evidence.frozen_forecasts import frozen_versions

        version = scenario if scenario in frozen_versions() else None
        options = {"quantity": variable, "lab": lab, "date": date, "version": version, "draws": draws, "seed": seed}
        options["in_full"] = as_json or None  # data hold every quantile, which a table on a screen would not
        about = MAIN_SCENARIO if version else scenario
        print_answer("forecast", about, None, options, allow_code=False, plain=plain, as_json=as_json)
    return 0
