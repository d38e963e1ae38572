"""Jobs by year without and with a policy, in the terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console

import sixteenth
from sixteenth.decide.difference import Difference
from sixteenth.decide.policy_years import TOLD, PolicyYear, policy_spans, policy_years
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.scenarios.assemble import Scenario

TEN = 10  # percent, from which a tenth more or less is not worth the room
HERE = Place("the scenario of a policy")
COLUMNS: Mapping[str, str] = {
    "jobs_displaced": "jobs gone",
    "entry_level_office_employment": "beginners",
    "unemployment": "unemployment",
    "wage": "wages",
    "added_output": "output",
}
RULE = (
    "Means over the same futures, in percent: without the policy, then what it changes, then the standard error of that"
    " in brackets. Jobs gone of all, beginners' office jobs, wages and output added are against no models at all."
)


@dataclass(frozen=True)
class PolicyAnswer:
    """A scenario without and with a policy, year by year."""

    scenario: str
    policy: str
    years: tuple[PolicyYear, ...]
    draws: int

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return {**asdict(self), "numbers": list(TOLD)}


def ask_policy(scenario: Scenario, policy: Scenario, progress: Any = None, **options: Any) -> PolicyAnswer:
    """Run a scenario and one with a policy on the same futures.

    Raises:
        Refused: when a scenario has no society, starts in another month or runs for other months, or cannot run.

    """
    cure = "name a policy that has this scenario as its parent"
    own, other = ((each.settings.start, each.settings.months) for each in (scenario, policy))
    if own[0] != other[0] or (own[1] != other[1] and options.get("months") is None):
        told = " for ".join((other[0], f"{other[1]} months"))
        refuse([WrongOption(f"'{policy.name}'", HERE, told, f"{own[0]} for {own[1]} months", cure)])
    runs = []
    for number, each in enumerate((scenario, policy)):

        def tell(done: int, total: int, before: int = number) -> None:
            if progress is not None:
                progress(before * total + done, 2 * total)

        runs.append(sixteenth.run(sixteenth.prepare(each, **options, output_set="society"), progress=tell))
    spans = policy_spans(scenario.settings, policy.settings)
    without, with_policy = runs
    return PolicyAnswer(scenario.name, policy.name, policy_years(without, with_policy, spans), without.draws)


def policy_sentences(answer: PolicyAnswer) -> tuple[str, ...]:
    """Say what the policy does to jobs by the end, and when it holds."""
    last = answer.years[-1]
    jobs = last.differences[TOLD.index("jobs_displaced")]
    held = [each.month[:4] for each in answer.years if each.phase == "during"]
    when = f"in {held[0]} to {held[-1]}" if len(held) > 1 else f"in {held[0]}" if held else "throughout"
    told = (
        f"{answer.policy} holds {when}. By {last.month} {100 * jobs.before:.1f} % of jobs have gone without it, and"
        f" {100 * jobs.after:.1f} % with it: {100 * jobs.difference:+.2f} points (standard error"
        f" {100 * jobs.standard_error:.2f})."
    )
    return (told, RULE)


def show_policy(console: Console, answer: PolicyAnswer, *, plain: bool) -> None:
    """Print the sentences, then the years."""
    title = f"{answer.scenario} without and with {answer.policy}, {answer.draws:,} futures"
    table = make_table(title, "end of", [COLUMNS[name] for name in TOLD])
    for year in answer.years:
        table.add_row(f"{year.month[:4]} {year.phase}", *_cells(year.differences))
    show_findings(console, policy_sentences(answer), (table,), plain=plain)


def _cells(numbers: Sequence[Difference]) -> tuple[str, ...]:
    shown = zip(TOLD, numbers, strict=True)
    return tuple(_cell(each, 1.0 if name == "wage" else 0.0) for name, each in shown)


def _cell(number: Difference, counted_from: float) -> str:
    before = 100 * (number.before - counted_from)
    moved, error = (f"{100 * each:+.2f}" for each in (number.difference, number.standard_error))
    first = f"{before:.0f}" if abs(before) >= TEN else f"{before:.1f}"
    return f"{first} {_short(moved)} ({_short(error)[1:]})"


def _short(number: str) -> str:
    """Leave out the zero before the point, so that five numbers stand beside each other."""
    return f"{number[0]}{number[2:]}" if number[1] == "0" else number
