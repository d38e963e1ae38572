"""A designed run of a scenario's own luck is the run itself, to the bit."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

import sixteenth
from sixteenth.decide.sensitivity.designed import designed
from sixteenth.engine.draws.sampling import uniforms

LEMONADE = Path(__file__).parents[2] / "lemonade" / "lemonade.toml"


@dataclass(frozen=True)
class OwnLuck:
    """The luck that a job would draw by itself."""

    keys: tuple[int, ...]
    seed: int
    futures: int

    def luck(self, numbers):
        return uniforms("counter", self.seed, self.keys, np.asarray(numbers, np.uint32)), np.asarray(numbers)


def test_the_luck_of_a_run_given_by_design_gives_the_run():
    job = sixteenth.prepare(sixteenth.read(str(LEMONADE), allow_code=True), draws=500, back_end="numpy")
    keys = tuple(dict.fromkeys(job.table.streams))
    own = designed(job, OwnLuck(keys, job.options.seed, 500))
    one, other = sixteenth.run(own), sixteenth.run(job)
    for name, data in other.closing.items():
        np.testing.assert_array_equal(one.closing[name], data)
