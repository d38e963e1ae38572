"""`sixteenth rules`: who gains from each rule."""

from typing import Annotated, Any

from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    AllowCode,
    AsJson,
    Months,
    Name,
    Plain,
    Seed,
    SetValues,
    print_json,
    read_with,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

FEW = 400


def rules(
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    set_: SetValues = None,
    draws: Annotated[int, whole(1, MOST_DRAWS, "Number of futures of each rule.")] = FEW,
    seed: Seed = None,
    months: Months = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Run the same futures under each rule and under none: what it costs and brings each lab.

    Example: sixteenth rules --draws 1000
    """
    with telling_faults(as_json=as_json):
        from dataclasses import asdict

        import sixteenth
        from sixteenth.decide.rules import who_gains
        from sixteenth.interfaces.judged import tell_judged_values
        from sixteenth.interfaces.market_tables import check_market, show_rules
        from sixteenth.interfaces.terminal import make_console

        read = read_with(scenario, set_ or [], allow_code=allow_code)
        check_market(read)
        options: dict[str, Any] = {"draws": draws, "seed": seed, "months": months, "output_set": "rules"}
        found = who_gains(read, lambda ruled: sixteenth.run(ruled, world=ruled.world, **options))
        if as_json:
            print_json(
                [{**asdict(each), "gains_most": each.gains_most, "loses_most": each.loses_most} for each in found]
            )
        else:
            show_rules(make_console(plain=plain), found, draws, tell_judged_values(read), plain=plain)
    return 0
