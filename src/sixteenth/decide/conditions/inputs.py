"""The uncertain inputs of a run as normal scores: held at a score, and how far out each future drew them.

An input is what one piece of luck decides: a value, that of one label, or those of all labels that share it. Its score
is 0 in the middle of what it may be and 1 where 84 of 100 futures draw less. An input that is held is one number in all
futures, of which nothing else is learnt: what was fitted together with it stays as it was drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import ndtr, ndtri

from sixteenth.engine.draws.draw import Row, quantile_of
from sixteenth.engine.job import Job
from sixteenth.measures.ranked import scores_of_fit
from sixteenth.measures.spread import inputs_of
from sixteenth.scenarios.assemble import Scenario

CERTAIN = ("point", "given")
NEARLY = 1e-3  # of correlations, taken off, so that inputs that move together can be told apart


@dataclass(frozen=True)
class Input:
    """One uncertain input: the rows of a run that its luck decides, by number; and its key among those of luck."""

    name: str
    labels: tuple[str, ...]  # that have a piece of luck of their own; none where all share it
    unit: str
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    key: int

    @property
    def title(self) -> str:
        """Return how it is called: its name, and the labels that share its luck."""
        return " ".join((self.name, *self.labels))

    def value(self, score: float, lab: str = "") -> float:
        """Return its value at a score; of labels that share its luck that of a lab, or of the first."""
        own = next((row for row in self.rows if lab in row.labels), self.rows[0])
        return quantile_of(own.distribution, float(ndtr(score)))


def uncertain_inputs(job: Job, scenario: Scenario) -> tuple[Input, ...]:
    """Return the uncertain inputs of a run that a scenario has values of; amounts of events are none."""
    found: dict[int, list[int]] = {}
    for number, row in enumerate(job.table.rows):
        if row.distribution.shape not in CERTAIN and row.name in scenario.values:
            found.setdefault(row.own_key, []).append(number)
    return tuple(_input(job, key, numbers) for key, numbers in found.items())


def _input(job: Job, key: int, numbers: Sequence[int]) -> Input:
    rows = tuple(job.table.rows[number] for number in numbers)
    first = rows[0]
    unit = job.program.world.declared[first.name].kind.unit.__name__
    return Input(first.name, first.luck, unit, rows, tuple(numbers), key)


def held(scenario: Scenario, inputs: Iterable[Input], scores: Mapping[str, float]) -> Scenario:
    """Return a scenario in which inputs are known to be what they are at their scores, by title.

    Raises:
        Refused: when such values cannot be together.

    """
    numbers: dict[str, Any] = {}
    for each in inputs:
        for row in each.rows if each.title in scores else ():
            value = quantile_of(row.distribution, float(ndtr(scores[each.title])))
            if row.labels:
                numbers.setdefault(row.name, {})["/".join(row.labels)] = value
            else:
                numbers[row.name] = value
    return scenario.with_cards(numbers) if numbers else scenario


def drawn_scores(job: Job, inputs: Iterable[Input], draws: int) -> Mapping[str, Any]:
    """Return the score of each input in each future of a run, by title [draws]: by rank among the futures."""
    sampled = inputs_of(job, draws)
    return {each.title: _scores(sampled[each.numbers[0]]) for each in inputs}


def ranks_of(values: Any) -> Any:
    """Return how many of some values are below each, those that are alike in their order."""
    return np.argsort(np.argsort(values, kind="stable"), kind="stable")


def _scores(values: Any) -> Any:
    return ndtri((ranks_of(values) + 0.5) / len(values))


def correlations_of(job: Job, inputs: Sequence[Input]) -> Any:
    """Return how scores of inputs are correlated [inputs, inputs]: as the scenario has it, or as they were fitted."""
    places = {each.key: at for at, each in enumerate(inputs)}
    found = np.eye(len(inputs))
    groups = [(group.keys, group.scores) for group in job.table.joined]
    fitted = scores_of_fit([row for each in inputs for row in each.rows[:1]])
    for keys, scores in (*groups, *([fitted] if fitted else [])):
        own = [(number, places[key]) for number, key in enumerate(keys) if key in places]
        for one, at in own:
            for other, beside in own:
                found[at, beside] = scores[one, other]
    return (1 - NEARLY) * found + NEARLY * np.eye(len(inputs))
