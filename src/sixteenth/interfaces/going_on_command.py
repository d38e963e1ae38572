"""`sixteenth going-on`: is the loss an investment or a hole? Each lab as it goes on, against itself if it stops now."""

from typing import Annotated, Any

from cyclopts import Parameter

from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    AllowCode,
    AsJson,
    BackEnd,
    Draws,
    Months,
    Name,
    Plain,
    Sampling,
    Seed,
    SetValues,
    print_json,
    read_with,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, MOST_YEAR, whole


def going_on(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    lab: Annotated[str | None, Parameter(help="The lab to look closer at; the first by default.")] = None,
    set_: SetValues = None,
    draws: Draws = None,
    others: Annotated[
        int | None, whole(1, MOST_DRAWS, "Futures for the other labs and for paybacks, at most (400).")
    ] = None,
    price: Annotated[
        str | None, Parameter(help="What the lab is bought for, such as 852bn; its valuation by default.")
    ] = None,
    margin: Annotated[
        str | None, Parameter(help="Of its revenue, before research: what a buyer counts on, such as 40 %.")
    ] = None,
    return_: Annotated[
        str | None, Parameter(name="--return", help="A year, that a buyer asks for, such as 15 %.")
    ] = None,
    year: Annotated[int, whole(1, MOST_YEAR, "Whose revenue the price is told in.")] = 2030,
    seed: Seed = None,
    months: Months = None,
    backend: BackEnd = None,
    sampling: Sampling = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Say what going on is worth to a lab's owners, against stopping now on the same luck: investment, hole or bet.

    Example: sixteenth going-on --lab OpenAI

    Example: sixteenth going-on --lab OpenAI --price 1tn --return "15 %"

    Example: sixteenth going-on --set value_of_capability=0
    """
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.going_on import OTHERS, ask_going_on, read_price, show_going_on
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        asked = read_price(price, margin, return_, year)
        read = read_with(scenario, set_ or [], allow_code=allow_code)
        options: dict[str, Any] = {
            "draws": draws,
            "seed": seed,
            "months": months,
            "back_end": backend,
            "sampling": sampling,
        }
        with show_progress(is_quiet=as_json, what="runs") as progress:
            few = others or OTHERS
            answer = ask_going_on(read, lab, others=few, price=asked, progress=progress, **options)
        if as_json:
            print_json(answer.as_data())
        else:
            show_going_on(make_console(plain=plain), answer, plain=plain)
    return 0
