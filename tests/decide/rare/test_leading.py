"""What leads to an end: an input that alone decides it is found, and so is the luck of a month."""

from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.rare.leading import leads
from sixteenth.decide.rare.search import Ends, Sizes, find
from sixteenth.decide.rare.tilted import space_of
from sixteenth.engine.draws.chance import monthly_words, open_uniform

LEMONADE = Path(__file__).parents[2] / "lemonade" / "lemonade.toml"
MONTHS = 6


@pytest.fixture(scope="module")
def job():
    return sixteenth.prepare(sixteenth.read(str(LEMONADE), allow_code=True), draws=400, seed=5, back_end="numpy")


def test_an_input_that_decides_the_end_alone_has_moved_and_no_other(job):
    space = space_of(job.table)
    row = int(job.table.uncertain[0])

    def above(design):
        luck, _ = design.luck(np.arange(design.futures))
        return Ends((luck[0] > 0.98).astype(float), luck[0])

    found = find(space, Sizes(10_400), above)
    inputs, luck = leads(job, found, MONTHS)
    assert found.chance.value == pytest.approx(0.02, abs=4 * found.chance.error)
    assert inputs[0].name.startswith(job.table.rows[row].name)
    assert inputs[0].is_clear
    assert abs(inputs[0].move) == pytest.approx(2.42, abs=0.12)  # the mean of a normal in its last fiftieth
    assert inputs[0].there != inputs[0].middle
    assert not any(each.is_clear for each in (*inputs[1:], *luck))


def test_luck_of_the_months_that_decides_the_end_has_moved(job):
    keys = job.program.keys
    space = space_of(job.table)

    def lucky(design):
        _, draws = design.luck(np.arange(design.futures))
        words = monthly_words(np.uint32(job.options.seed), keys, draws.astype(np.uint32), MONTHS, np)
        total = open_uniform(words, np.float64)[:, 0].sum(axis=0)
        return Ends((total > 4.0).astype(float), total)

    inputs, luck = leads(job, find(space, Sizes(10_400), lucky), MONTHS)
    assert luck[0].is_clear
    assert luck[0].move > 1
    assert luck[0].name.split("/")[0] in job.program.shock_streams
    assert not any(each.is_clear for each in (*inputs, *luck[1:]))
