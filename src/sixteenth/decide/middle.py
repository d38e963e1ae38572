"""The middle of what a scenario assumes: medians of its values, for closed forms that are asked once."""

from typing import Any

import numpy as np

from sixteenth.engine.draw import median_of
from sixteenth.engine.equation import axis_name
from sixteenth.scenarios.assemble import Scenario


def middle(scenario: Scenario, name: str, segment: str | None = None) -> Any:
    """Return the medians of a value, its axes as its card lists them; of segments only one where it is named."""
    entries, labels = scenario.settings.values[name], scenario.settings.labels
    axes = [axis_name(axis) for axis in scenario.world.declared[name].kind.axes]
    wanted = [(segment,) if axis == "segment" and segment is not None else labels[axis] for axis in axes]
    in_file = [axis for axis in labels if axis in axes]
    numbers = np.empty([len(each) for each in wanted])
    for place in np.ndindex(numbers.shape):
        chosen = {axis: wanted[at][place[at]] for at, axis in enumerate(axes)}
        entry = tuple(chosen[axis] for axis in in_file)
        numbers[place] = median_of(entries[entry] if entry in entries else entries[()])
    return numbers
