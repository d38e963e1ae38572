"""The middle of what a scenario assumes: medians of its values, for closed forms that are asked once.

Whoever needs one number of a value takes it from here: a value may be certain or have any distribution.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.equation import axis_name
from sixteenth.scenarios.assemble import Scenario


def number_of(scenario: Scenario, name: str, *labels: str) -> float:
    """Return the median of a value, of a certain one the number itself; `labels` in the order of the scenario's axes.

    A value that is the same for all labels serves each of them.

    Raises:
        KeyError: when the scenario has no such value, or none for these labels.

    """
    return _median(scenario.settings.values[name], labels)


def middle(scenario: Scenario, name: str, segment: str | None = None) -> Any:
    """Return the medians of a value, its axes as its card lists them; of segments only one where it is named."""
    entries, labels = scenario.settings.values[name], scenario.settings.labels
    axes = [axis_name(axis) for axis in scenario.world.declared[name].kind.axes]
    wanted = [(segment,) if axis == "segment" and segment is not None else labels[axis] for axis in axes]
    in_file = [axis for axis in labels if axis in axes]
    numbers = np.empty([len(each) for each in wanted])
    for place in np.ndindex(numbers.shape):
        chosen = {axis: wanted[at][place[at]] for at, axis in enumerate(axes)}
        numbers[place] = _median(entries, tuple(chosen[axis] for axis in in_file))
    return numbers


def _median(entries: Mapping[tuple[str, ...], Distribution], labels: tuple[str, ...]) -> float:
    return median_of(entries[labels] if labels in entries else entries[()])
