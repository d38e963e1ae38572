"""How a report is made again: as a command, as a line of Python, as a link, and the state itself as data."""

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.faces.link.state import State, command_line, link_of, python_line
from sixteenth.faces.link.form import this_version

RECIPE = ("scenario_hash", "facts_hash", "world_hash", "draws", "seed", "months", "start", "sampling", "versions")
COMMAND = "report"


@dataclass(frozen=True)
class Again:
    """How what is shown can be had again."""

    command: str
    python: str
    link: str
    data: str  # JSON: the state, and what decides the bits of its answer


def again_of(state: State, answer: Answer, library: Any = None) -> Again:
    """Return how a report of a state can be made again."""
    first, _, rest = shlex.split(command_line(state))[:3], None, shlex.split(command_line(state))[2:]
    return Again(
        command=shlex.join([first[0], COMMAND, *rest]),
        python=python_line(state, library),
        link=link_of(state),
        data=json.dumps(_data(state, answer), ensure_ascii=False, indent=1, default=str),
    )


def _data(state: State, answer: Answer) -> Mapping[str, Any]:
    own = {
        "version": this_version(),
        "scenario": state.scenario,
        "lab": state.lab,
        "draws": state.draws,
        "seed": state.seed,
        "unfinished": state.unfinished,
        "set": dict(state.set),
        "believe": dict(state.believe),
    }
    recipe = {name: answer.recipe[name] for name in RECIPE if name in answer.recipe}
    return {**{name: part for name, part in own.items() if part not in (None, {})}, "recipe": recipe}
