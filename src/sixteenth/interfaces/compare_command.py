"""`sixteenth compare`: scenarios beside each other, on the same futures."""

from typing import Annotated, Literal

from cyclopts import Parameter

from sixteenth.interfaces.command import (
    AllowCode,
    AsJson,
    BackEnd,
    Draws,
    Name,
    Plain,
    Seed,
    SetValues,
    print_json,
    read_with,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_MONTHS, whole


def compare(  # noqa: PLR0913 - each is an option of the command
    one: Name,
    two: Annotated[
        str | None, Parameter(help="A second one; without it the first is compared with itself as --set makes it.")
    ] = None,
    three: Annotated[str | None, Parameter(help="A third one, compared with the first.")] = None,
    /,
    *,
    lab: Annotated[str | None, Parameter(help="The lab to look closer at; the first by default.")] = None,
    set_: SetValues = None,
    draws: Draws = None,
    seed: Seed = None,
    months: Annotated[int | None, whole(1, MOST_MONTHS, "Months to run, in place of the scenarios'.")] = None,
    backend: BackEnd = None,
    sampling: Annotated[Literal["counter", "sobol"] | None, Parameter(help="How inputs get their luck.")] = None,
    unfinished: Annotated[
        Literal["run_off", "spent"], Parameter(help="Models still for sale at the end: as for `sixteenth run`.")
    ] = "run_off",
    each: Annotated[bool, Parameter(help="Tell every changed input apart, however many there are.")] = False,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Compare scenarios on the same futures: what differs, how sure that is, and which input did it.

    Example: sixteenth compare central commodity --lab OpenAI

    Example: sixteenth compare central --set 'open_lag=0.5 months'
    """
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.comparing import as_set, compare_scenarios, show_comparing
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        settings, others = set_ or [], [name for name in (two, three) if name is not None]
        read = [read_with(one, settings if others else [], allow_code=allow_code)]
        read += [read_with(name, settings, allow_code=allow_code) for name in others]
        if settings and not others:
            read.append(as_set(read_with(one, settings, allow_code=allow_code)))
        options = {"draws": draws, "seed": seed, "months": months, "back_end": backend, "sampling": sampling}
        with show_progress(is_quiet=as_json) as progress:
            comparing = compare_scenarios(read, lab, unfinished, progress, each=each, **options)
        if as_json:
            print_json(comparing.as_data())
        else:
            show_comparing(make_console(plain=plain), comparing, plain=plain)
    return 0
