"""`sixteenth backtest`: forms of forecast on what came after each of a row of days, beside rulers; losses first."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import AsJson, Plain, Seed, print_json, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

DRAWS, SEED = 600, 7


def backtest(
    *,
    quick: Annotated[
        bool, Parameter(name="--quick", help="Leave out the forms that run the world from each day (2 minutes).")
    ] = False,
    draws: Annotated[int | None, whole(100, MOST_DRAWS, "Number of futures of each run of the world (600).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Try forms of forecast on what came later, each from what was known by a day, beside rulers.

    Example: sixteenth backtest
    """
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.backtest import run_trial
        from sixteenth.evidence.forms import forms_with_structure, light_forms
        from sixteenth.interfaces.backtest_record import as_data, make_record, sentences
        from sixteenth.interfaces.backtest_tables import show_record
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        with show_progress(is_quiet=as_json, what="days of labs") as progress:
            forms = light_forms() if quick else forms_with_structure(draws or DRAWS, SEED if seed is None else seed)
            record = make_record(run_trial(forms, progress=progress), forms)
        if as_json:
            print_json({"sentences": sentences(record), **as_data(record)})
        else:
            show_record(make_console(plain=plain), record, plain=plain)
    return 0
