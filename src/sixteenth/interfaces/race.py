"""Races in the terminal: what turns one into the other, and real adoptions of policies beside the model's."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.decide.race import OWN_SET, Cell, Wait, expected_waits, is_race, race_world, sweep_races
from sixteenth.errors import Place, UnknownName, refuse
from sixteenth.evidence.policies import TOGETHER, WEAKENED, Adoption, adoptions
from sixteenth.interfaces.numbers import percent
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.scenarios.assemble import Scenario

DRAWS = 200
RATE_FROM = 2  # adoptions after the first to which the rate of thinking again is fitted
JUDGEMENT = (
    "These odds rest on judgement: no one has measured control, or what a norm is worth. What the model adds is which"
    " lever moves which number."
)


@dataclass(frozen=True)
class RaceAnswer:
    """Races under three levers, and the adoptions of real policies beside those the model expects."""

    scenario: str
    draws: int
    cells: tuple[Cell, ...]
    waits: tuple[Wait, ...]
    real: tuple[Adoption, ...]
    promised: tuple[Adoption, ...]
    weakened: tuple[Adoption, ...]
    sentences: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        data = asdict(self)
        for cell, written in zip(self.cells, data["cells"], strict=True):
            written["is_to_the_top"] = cell.is_to_the_top
        for part in ("real", "promised", "weakened"):
            for each in data[part]:
                each["date"] = each["date"].isoformat()
        return data


def ask_race(scenario: Scenario, history: Scenario, draws: int | None = None) -> RaceAnswer:
    """Sweep the levers of a scenario whose labs race; `history` holds the values that real adoptions are tried with.

    Raises:
        Refused: when labs of the scenario do not race.

    """
    if not is_race(scenario):
        cure = 'choose [theory] safety_effort = "race" and scaling_policy = "imitated", as race_to_the_top does'
        where = Place("the scenario of the race")
        refuse([UnknownName(f"'{scenario.name}'", where, "labs that do not race", "best replies and imitation", cure)])
    kept = race_world(scenario)
    futures = draws or DRAWS
    cells = sweep_races(kept, lambda each: sixteenth.run(each, draws=futures, output_set=OWN_SET))
    waits = expected_waits(history, len(history.settings.labels["lab"]))
    told = (*_what_turns(cells), _dates(waits, adoptions()), JUDGEMENT)
    promised, weakened = adoptions(TOGETHER), adoptions(WEAKENED)
    return RaceAnswer(scenario.name, futures, cells, waits, adoptions(), promised, weakened, told)


def _what_turns(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Say what each lever does alone, and all of them together."""
    norms, trusts, shared = (
        sorted({getattr(cell, lever) for cell in cells}) for lever in ("norm", "trust", "openness")
    )
    at = {(cell.norm, cell.trust, cell.openness): cell for cell in cells}
    none = at[norms[0], trusts[0], shared[0]]
    return (
        f"With none of the three, {_end(none)}: {_kind(none)}.",
        f"Shared research alone: {_end(at[norms[0], trusts[0], shared[-1]])}.",
        f"Paying customers alone (as strong as the sweep has them): {_end(at[norms[0], trusts[-1], shared[0]])}.",
        f"A norm alone: {_end(at[norms[-1], trusts[0], shared[0]])}.",
        f"All three: {_end(at[norms[-1], trusts[-1], shared[-1]])}.",
    )


def _end(cell: Cell) -> str:
    return (
        f"effort ends at {percent(cell.effort, 1)} of research (today {percent(cell.effort_at_start, 1)}), "
        f"{percent(cell.adopters)} of labs have a policy, and the odds of a catastrophe within the run are "
        f"{percent(cell.catastrophe, 1)}"
    )


def _kind(cell: Cell) -> str:
    return "to the top" if cell.is_to_the_top else "to the bottom"


def _dates(waits: Sequence[Wait], real: Sequence[Adoption]) -> str:
    pairs = [
        f"{adoption.who} after {adoption.days} days (model {wait.days:.0f}, give or take {wait.spread:.0f})"
        for wait, adoption in zip(waits, real[1:], strict=False)
    ]
    return (
        f"Published policies after {real[0].who}'s of {real[0].date}: {'; '.join(pairs)}. The rate at which labs think"
        f" again is fitted to the first {RATE_FROM}; the others try it."
    )


def show_race(console: Console, answer: RaceAnswer, *, plain: bool) -> None:
    """Print the sentences, the table of the sweep, and the dates."""
    show_findings(console, answer.sentences, (_cells_table(answer), _dates_table(answer)), plain=plain)


def _cells_table(answer: RaceAnswer) -> Table:
    title = f"{answer.scenario}: how a race ends, by its levers ({answer.draws} futures; odds are judgement)"
    columns = ["trust", "shared", "effort", "with a policy", "catastrophe", "race"]
    table = make_table(title, "norm", columns)
    for cell in answer.cells:
        levers = (f"{cell.norm:g}", f"{cell.trust:g} x", percent(cell.openness))
        ends = (percent(cell.effort, 1), percent(cell.adopters), percent(cell.catastrophe, 1))
        table.add_row(*levers, *ends, _kind(cell))
    return table


def _dates_table(answer: RaceAnswer) -> Table:
    table = make_table("Days from the first policy: real, and expected by the model", "who", ["date", "days", "model"])
    expected = ["the first", *(f"{wait.days:.0f} +- {wait.spread:.0f}" for wait in answer.waits)]
    for adoption, model in zip(answer.real, expected, strict=False):
        table.add_row(adoption.who, str(adoption.date), str(adoption.days), model)
    for adoption in (*answer.promised, *answer.weakened):
        table.add_row(adoption.who, str(adoption.date), str(adoption.days), "")
    return table
