"""`sixteenth third-way`: lives against risk, over policies: what is beaten, where it bends, who would choose which."""

from collections.abc import Iterator
from dataclasses import asdict
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_json, read_with, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

if TYPE_CHECKING:
    from rich.table import Table

    from sixteenth.decide.third_way import ThirdWay
    from sixteenth.engine.history import Result
    from sixteenth.scenarios.assemble import Scenario

POLICIES = (
    "race_to_the_bottom",
    "race_to_the_top",
    "policies_kept",
    "agreed_pause",
    "pause_until_control",
    "one_lab_pauses",
    "progress_stops",
)
EFFORTS = (0.02, 0.1, 0.2, 0.4)  # of research, by every lab
SHARED = 1.0  # all work on control is published
DRAWS = 400
OUTPUTS = "society"


def third_way(
    *,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures of each policy (400).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Put policies on one page: life-years gained against the odds of a catastrophe, on the same futures.

    Example: sixteenth third-way
    """
    with telling_faults(as_json=as_json):
        import sixteenth
        from sixteenth.decide.third_way import third_way as weigh
        from sixteenth.interfaces.progress import show_progress

        policies = dict(_policies())
        options: dict[str, Any] = {"draws": draws or DRAWS, "seed": seed, "output_set": OUTPUTS}
        runs = []
        with show_progress(is_quiet=as_json) as progress:
            for number, (name, policy) in enumerate(policies.items(), start=1):
                runs.append((name, sixteenth.run(sixteenth.prepare(policy, **options))))
                if progress:
                    progress(number * options["draws"], len(policies) * options["draws"])
        found = weigh(runs)
        if as_json:
            print_json({"futures": runs[0][1].draws, "sentences": _sentences(found, runs[0][1]), **asdict(found)})
        else:
            _show(found, runs[0][1], plain=plain)
    return 0


def _policies() -> "Iterator[tuple[str, Scenario]]":
    """Name every policy: the world as it is, what scenarios change in it, effort that is ruled, and shared work."""
    central = read_with(MAIN_SCENARIO, [], allow_code=False)
    yield "as it is", central
    yield "all share work on control", central.with_(safety_openness=SHARED)
    ruled = central.choosing(safety_effort="ruled")
    for effort in EFFORTS:
        yield f"all spend {100 * effort:g} % on safety", ruled.with_(effort_ruled=effort)
    yield (
        f"all spend {100 * EFFORTS[-1]:g} % and share",
        ruled.with_(effort_ruled=EFFORTS[-1], safety_openness=SHARED),
    )
    for name in POLICIES:
        yield name.replace("_", " "), read_with(name, [], allow_code=False)


def _sentences(found: "ThirdWay", as_it_is: "Result") -> list[str]:
    """Say which policies are left, where the bend is, who would choose which, and where the world as it is stands."""
    from sixteenth.decide.welfare import catastrophe_odds, welfare_views
    from sixteenth.interfaces.welfare_words import welfare_sentences

    beaten = [each for each in found.outcomes if each.is_beaten_by]
    count = f"{len(found.frontier)} of {len(found.outcomes)} policies are on the frontier"
    told = [f"{count}, from the least risk to the most: {', '.join(found.frontier)}."]
    told += [f"{each.policy} is beaten: {each.is_beaten_by} saves more at no more risk." for each in beaten[:1]]
    if found.knee:
        told.append(f"The bend is at {found.knee}: beyond it more lives cost most risk.")
    told += [_chosen(found, view) for view in found.choices]
    odds, *positions = welfare_sentences(welfare_views(as_it_is), catastrophe_odds(as_it_is))
    told += [f"In the world as it is, {odds[0].lower()}{odds[1:]}", *positions]
    told.append(
        "Effort, control and the hazard rest on judgement: no policy is proved better by this, its terms are shown."
    )
    return told


def _chosen(found: "ThirdWay", view: str) -> str:
    """Say which policy one view of what is good would choose, and which others it could not tell from that."""
    also = found.as_good[view]
    beside = f"; two standard errors do not tell it from {', '.join(also)}" if also else ""
    return f"Who counts welfare with a curvature of {view} would choose {found.choices[view]}{beside}."


def _show(found: "ThirdWay", as_it_is: "Result", *, plain: bool) -> None:
    from sixteenth.interfaces.tables import show_findings
    from sixteenth.interfaces.terminal import make_console

    tables = [_table(found, as_it_is.draws), _against_table(found)]
    show_findings(make_console(plain=plain), _sentences(found, as_it_is), tables, plain=plain)


def _table(found: "ThirdWay", futures: int) -> "Table":
    from sixteenth.interfaces.tables import make_table

    title = f"Policies by the odds of a catastrophe, expected over {futures:,} futures to the end of the run"
    table = make_table(title, "policy", ["odds", "odds in all", "mn life-years", ""])
    table.columns[0].no_wrap = True
    table.columns[-1].justify = "left"
    for each in found.outcomes:
        mark = "the bend" if each.policy == found.knee else "frontier" if each.is_beaten_by is None else "beaten"
        odds = (f"{100 * share:.1f} %" for share in (each.catastrophe_odds, each.catastrophe_odds_in_all))
        table.add_row(each.policy, *odds, f"{each.life_years_gained / 1e6:.2f}", mark)
    return table


def _against_table(found: "ThirdWay") -> "Table":
    from sixteenth.interfaces.tables import make_table

    title = (
        "Expected welfare against no models by curvature, %; in brackets points against the world as it is, on the"
        " same futures, and the largest of their standard errors"
    )
    table = make_table(title, "policy", [*(f"curvature {view}" for view in found.choices), "s.e."])
    table.columns[0].no_wrap = True
    for each in found.outcomes:
        pairs = zip(each.welfare_gain, each.against_the_first, strict=True)
        cells = (f"{100 * gain:+.1f} ({_points(beside.difference)})" for gain, beside in pairs)
        error = max(beside.standard_error for beside in each.against_the_first)
        table.add_row(each.policy, *cells, _points(error).lstrip("+"))
    return table


def _points(share: float) -> str:
    return f"{100 * share:+.1f}" if isfinite(share) else "-"
