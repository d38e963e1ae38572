"""`sixteenth third-way`: lives against risk, over policies: what is beaten, where it bends, who would choose which."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_json, read_with, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

if TYPE_CHECKING:
    from rich.table import Table

    from sixteenth.decide.third_way import ThirdWay
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
            print_json({"futures": runs[0][1].draws, "sentences": _sentences(found), **asdict(found)})
        else:
            _show(found, runs[0][1].draws, plain=plain)
    return 0


def _policies() -> "Iterator[tuple[str, Scenario]]":
    """Name every policy: the world as it is, what scenarios change in it, effort that is ruled, and shared work."""
    central = read_with(MAIN_SCENARIO, [], allow_code=False)
    yield "as it is", central
    yield "all work on control is shared", central.with_(safety_openness=SHARED)
    ruled = central.choosing(safety_effort="ruled")
    for effort in EFFORTS:
        yield f"all spend {100 * effort:g} % on safety", ruled.with_(effort_ruled=effort)
    yield (
        f"all spend {100 * EFFORTS[-1]:g} % and share it",
        ruled.with_(effort_ruled=EFFORTS[-1], safety_openness=SHARED),
    )
    for name in POLICIES:
        yield name.replace("_", " "), read_with(name, [], allow_code=False)


def _sentences(found: "ThirdWay") -> list[str]:
    """Say which policies are left, where the bend is, and who would choose otherwise."""
    beaten = [each for each in found.outcomes if each.is_beaten_by]
    count = f"{len(found.frontier)} of {len(found.outcomes)} policies are on the frontier"
    told = [f"{count}, from the least risk to the most: {', '.join(found.frontier)}."]
    told += [f"{each.policy} is beaten: {each.is_beaten_by} saves more at no more risk." for each in beaten[:1]]
    if found.knee:
        told.append(f"The bend is at {found.knee}: beyond it more lives cost most risk.")
    chosen = "; ".join(f"a curvature of {view} would choose {policy}" for view, policy in found.choices.items())
    told.append(f"Who counts welfare with {chosen}.")
    told.append(
        "Effort, control and the hazard rest on judgement: no policy is proved better by this, its terms are shown."
    )
    return told


def _show(found: "ThirdWay", futures: int, *, plain: bool) -> None:
    from sixteenth.interfaces.tables import show_findings
    from sixteenth.interfaces.terminal import make_console

    console = make_console(plain=plain)
    show_findings(console, _sentences(found), [_table(found, futures)], plain=plain)


def _table(found: "ThirdWay", futures: int) -> "Table":
    from sixteenth.interfaces.tables import make_table

    views = [f"welfare {view}" for view in found.choices]
    title = f"Policies by the odds of a catastrophe, expected over {futures:,} futures to the end of the run"
    table = make_table(title, "policy", ["odds", "mn life-years", *views, ""])
    table.columns[-1].justify = "left"
    for each in found.outcomes:
        mark = "the bend" if each.policy == found.knee else "frontier" if each.is_beaten_by is None else "beaten"
        gains = (f"{100 * gain:+.2f} %" for gain in each.welfare_gain)
        table.add_row(
            each.policy, f"{100 * each.catastrophe_odds:.1f} %", f"{each.life_years_gained / 1e6:.2f}", *gains, mark
        )
    return table
