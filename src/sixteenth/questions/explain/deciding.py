"""Words of what decides the answer: beliefs that a scenario draws, each told over all futures."""

from collections.abc import Mapping

import sixteenth
from sixteenth.engine.draws.draw import drawn_by_name
from sixteenth.engine.equation import axis_name
from sixteenth.questions.explain.headline import spread_of
from sixteenth.questions.explain.number import Asked, Number


def number_of(asked: Asked, labels: Mapping[str, str]) -> Number | None:
    """Tell what is drawn of a value for its labels; none where it is the same in every future, or is not read."""
    job = sixteenth.prepare(asked.scenario, **asked.given)
    kind = asked.scenario.world.declared[asked.word.name].kind
    entry = "/".join((asked.word.name, *(labels[axis_name(axis)] for axis in kind.axes)))
    drawn = drawn_by_name(job.table, job.options.seed, job.options.draws, job.options.sampling)
    if entry not in drawn:
        return None
    return spread_of(asked, asked.runs.run_job(job), drawn[entry], kind.unit.__name__)
