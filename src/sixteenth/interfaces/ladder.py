"""The ladder in the terminal: by when models reach each rung, and how many experts the computation in use is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import significant
from sixteenth.decide.ladder import EXPERTS, NEEDED, Ladder, RungReached, read_ladder
from sixteenth.decide.middle import number_of
from sixteenth.decide.spread import PartOfSpread, what_moves
from sixteenth.engine.history import Result
from sixteenth.errors import Place, UnknownName, refuse
from sixteenth.interfaces.judged import tell_judged_spread
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.scenarios.assemble import Scenario

HERE = Place("the options of the ladder")
OWN_SET = "ladder"
BEYOND = "beyond the run"
MILLION, HOUR, WEEK, MONTH, YEAR = 1e6, 60.0, 40.0, 167.0, 2000.0  # a person's working time, in minutes and hours
DIGITS = 2
NAMES: Mapping[str, str] = {
    "experts_who_do_not_learn": "if they never learn on the job",
    "expert_equivalents": "as barriers lift or not",
    "experts_who_learn": "if they learnt as people do",
}


@dataclass(frozen=True)
class LadderAnswer:
    """A ladder and what it says in sentences."""

    scenario: str
    ladder: Ladder
    sentences: tuple[str, ...]
    judgement: Mapping[str, PartOfSpread]

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


def ask_ladder(scenario: Scenario, progress: Any = None, **options: Any) -> LadderAnswer:
    """Run a scenario and read its ladder.

    Raises:
        Refused: when the scenario's world has no ladder, or an option is wrong, before anything runs.

    """
    missing = [name for name in NEEDED if name not in scenario.world.stocks]
    cure = "name a scenario that has the whole of growth"
    refuse(UnknownName(f"'{name}'", HERE, "a world without it", "the ladder", cure) for name in missing)
    job = sixteenth.prepare(scenario, output_set=OWN_SET, **options)
    result = sixteenth.run(job, progress=progress)
    ladder = read_ladder(result, _horizons(scenario))
    judged = {name: what_moves(job, scenario, outcome).judgement for name, outcome in _judged(result).items()}
    return LadderAnswer(scenario.name, ladder, (*ladder_sentences(ladder), tell_judged_spread(judged)), judged)


def _judged(result: Result) -> dict[str, Any]:
    """Return what is looked into for judgement: when the last rung is reached, and experts at the end."""
    last = result.labels["rung"][-1]
    experts = result.monthly[EXPERTS[1]][-1]
    return {f"months to an {last}": result.closing["months_to_rung"][-1], "experts at the end": experts}


def _horizons(scenario: Scenario) -> tuple[float | None, ...]:
    """Return the positions of the rungs, where they are the same in every future."""
    entries = scenario.settings.values["rung_horizon"]
    labels = scenario.settings.labels["rung"]
    is_certain = [(entries.get((label,)) or entries[()]).shape == "point" for label in labels]
    return tuple(
        number_of(scenario, "rung_horizon", label) if certain else None
        for label, certain in zip(labels, is_certain, strict=True)
    )


def ladder_sentences(ladder: Ladder) -> tuple[str, ...]:
    """Say where models stand, when the next rungs are reached, and when there are ten million experts."""
    behind = [each.rung for each in ladder.rungs if each.at_start_of_100 == 100]  # noqa: PLR2004 - all
    ahead = [each for each in ladder.rungs if each.rung not in behind]
    told = [f"Behind them at the start: {', '.join(behind)}."] if behind else []
    told += [_rung_sentence(each) for each in ahead]
    whole = ladder.many[1]
    told.append(
        f"Ten million expert-equivalents: {_by(whole.reached)}; never in the run in {whole.never_of_100:.0f} of"
        f" 100 futures. If they never learn on the job: {_by(ladder.many[0].reached)}."
    )
    return tuple(told)


def _rung_sentence(rung: RungReached) -> str:
    return f"{rung.rung}: {_by(rung.reached)}; never in the run in {rung.never_of_100:.0f} of 100 futures."


def _by(reached: tuple[str | None, str | None, str | None]) -> str:
    early, middle, late = (month or BEYOND for month in reached)
    return f"half of all futures by {middle}" + f" (5 to 95 of 100: {early} to {late})"


def show_ladder(console: Console, answer: LadderAnswer, *, plain: bool) -> None:
    """Print the sentences, then the rungs and the experts as tables."""
    tables = (_rungs(answer.ladder), _many(answer.ladder), _experts(answer.ladder))
    show_findings(console, answer.sentences, tables, plain=plain)


def _rungs(ladder: Ladder) -> Table:
    title = "The best model for sale does half of the tasks that take a person so long"
    table = make_table(title, "rung", ["task of", "5 of 100 by", "50 by", "95 by", "never, of 100"])
    for rung in ladder.rungs:
        months = (month or BEYOND for month in rung.reached)
        table.add_row(rung.rung, working_time(rung.horizon), *months, f"{rung.never_of_100:.0f}")
    return table


def _many(ladder: Ladder) -> Table:
    table = make_table("Ten million expert-equivalents", "", ["5 of 100 by", "50 by", "95 by", "never, of 100"])
    for each in ladder.many:
        months = (month or BEYOND for month in each.reached)
        table.add_row(NAMES[each.name], *months, f"{each.never_of_100:.0f}")
    return table


def _experts(ladder: Ladder) -> Table:
    title = "Expert-equivalents, million: median, and between which 90 of 100 futures lie"
    table = make_table(title, "in", list(NAMES.values()))
    for year in ladder.experts:
        spreads = (year.without_learning, year.as_it_is, year.with_learning)
        table.add_row(year.month, *(_millions(*each) for each in spreads))
    return table


def _millions(low: float, middle: float, high: float) -> str:
    first, second, third = (significant(each / MILLION, DIGITS) for each in (middle, low, high))
    return f"{first} ({second} to {third})"


def working_time(horizon: float | None) -> str:
    """Write a position on the ladder as a person's working time: 8 minutes, 1 week, 1 month."""
    if horizon is None:
        return "drawn"
    hours = 2**horizon / HOUR
    lengths = ((YEAR, "year"), (MONTH, "month"), (WEEK, "week"), (1, "hour"))
    almost = 0.99
    size, name = next(((size, name) for size, name in lengths if hours >= almost * size), (1 / HOUR, "minute"))
    count = significant(hours / size, DIGITS)
    return f"{count} {name}" + ("" if count == "1" else "s")
