"""What a state asks: its scenario with what was changed, and the options of its question."""

from collections.abc import Mapping, Sequence
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.errors import Refused
from sixteenth.faces.link.form import State
from sixteenth.faces.link.library import Library
from sixteenth.faces.link.option_texts import read_option
from sixteenth.faces.link.reading import MOST
from sixteenth.interfaces.set_values import as_set, with_changes
from sixteenth.questions.register import question_of
from sixteenth.questions.session import Session

OF_A_STATE = ("lab", "draws", "seed", "unfinished")  # options that a state names for whichever question


def settings_of(changes: Mapping[str, str]) -> list[str]:
    """Return changes as the command line takes them: `name=text`."""
    return [f"{name}={text}" for name, text in changes.items()]


def scenario_of(state: State, library: Library | None = None) -> Any:
    """Return the scenario of a state with its choices and rules set, then its beliefs moved.

    Raises:
        Refused: with everything that cannot be set.

    """
    read = (library or Library()).read(state.scenario)
    return with_changes(read, settings_of(state.set), settings_of(state.believe)) if state.changes else read


def about_of(state: State, library: Library | None = None, beside: Sequence[State] = ()) -> Any:
    """Return what the question of a state is asked about: a scenario, several, or nothing.

    A question about several is asked about those `beside` it first; where there are none, and something is changed,
    about the scenario as it is written and as it is set.

    Raises:
        Refused: with everything that cannot be set.

    """
    question, library = question_of(state.question), library or Library()
    if question.scenario is None:
        return None
    if question.several == 1:
        return scenario_of(state, library)
    if beside:
        return tuple(scenario_of(each, library) for each in (*beside, state))[: question.several]
    alone = library.read(state.scenario)
    return (alone, as_set(scenario_of(state, library))) if state.changes else (alone,)


def options_of(state: State) -> dict[str, Any]:
    """Return the options of a state as its question takes them; what it has no option for is left out.

    Raises:
        Refused: where one cannot be read.

    """
    fields = question_of(state.question).options.model_fields
    untouched = State()
    found = {
        name: given
        for name in OF_A_STATE
        if name in fields and (given := getattr(state, name)) != getattr(untouched, name)
    }
    for name, texts in state.options.items():
        if name in fields:
            read = read_option(name, fields[name], texts, MOST)
            if read.fault:
                raise Refused([read.fault])
            found[name] = read.value
    return found


def answer_of(state: State, runs: Session | None = None, library: Library | None = None) -> Answer:
    """Answer the question of a state.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped.

    """
    return sixteenth.ask(state.question, about_of(state, library), runs=runs, **options_of(state))
