"""How a report is made again: as a command, as a line of Python, as a link, and the state itself as data."""

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.faces.link.form import this_version
from sixteenth.faces.link.state import Library, State, command_line, link_of, python_line

RECIPE = ("scenario_hash", "facts_hash", "world_hash", "draws", "seed", "months", "start", "sampling", "versions")
COMMAND, PLAN = "report", "--plan"
WORDS = ("set", "believe")  # parts of a state that hold several


@dataclass(frozen=True)
class Again:
    """How what is shown can be had again; with a plan of its own no link and no line hold it."""

    command: str
    data: str  # JSON: the state, and what decides the bits of its answer
    python: str = ""
    link: str = ""


def again_of(state: State, answer: Answer, library: Library | None = None, plan: str = "") -> Again:
    """Return how a report of a state can be made again, whose first answer is given."""
    program, _, *rest = shlex.split(command_line(state))
    command = shlex.join([program, COMMAND, *rest, *((PLAN, plan) if plan else ())])
    data = _lines({**_told(state), **({"plan": plan} if plan else {}), "recipe": _recipe(answer)})
    if plan:
        return Again(command, data)
    return Again(command, data, python_line(state, library), link_of(state))


def _told(state: State) -> Mapping[str, Any]:
    """Return what a state holds, less what it leaves as it is."""
    names = ("scenario", "lab", "draws", "seed", "unfinished", *WORDS)
    found = {name: getattr(state, name) for name in names}
    told = {name: dict(each) if name in WORDS else each for name, each in found.items()}
    return {"version": this_version(), **{name: each for name, each in told.items() if each not in (None, {})}}


def _recipe(answer: Answer) -> Mapping[str, Any]:
    return {name: answer.recipe[name] for name in RECIPE if name in answer.recipe}


def _lines(data: Mapping[str, Any]) -> str:
    """Write data as JSON, a line for each part."""
    parts = (f" {json.dumps(key)}: {json.dumps(each, ensure_ascii=False, default=str)}" for key, each in data.items())
    return "{\n" + ",\n".join(parts) + "\n}"
