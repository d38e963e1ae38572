"""A state as one line of Python, and as one command: each gives the answer that its link opens."""

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from sixteenth.faces.link.asking import options_of, settings_of
from sixteenth.faces.link.form import ENGLISH, State
from sixteenth.faces.link.library import Library
from sixteenth.faces.listing import command_name
from sixteenth.interfaces.set_values import believed_in, numbers_set
from sixteenth.questions.register import question_of

LANG = "--lang"


def python_line(state: State, library: Library | None = None) -> str:
    """Write a state as one line of Python, which gives the same answer."""
    question = question_of(state.question)
    about = (
        [] if question.scenario is None else [_scenario(state, library or Library(), is_several=question.several > 1)]
    )
    given = [f"{name}={value!r}" for name, value in options_of(state).items()]
    return f"import sixteenth; sixteenth.ask({', '.join([repr(state.question), *about, *given])})"


def _scenario(state: State, library: Library, *, is_several: bool) -> str:
    """Write the scenario with its changes; one that stands beside itself where the question is about several."""
    name = repr(state.scenario)
    changed = f"sixteenth.read({name}){_set(state, library)}{_believed(state)}" if state.changes else name
    return f"[{name}, {changed}]" if is_several and state.changes else changed


def _set(state: State, library: Library) -> str:
    """Write choices and rules: as texts and numbers where that says the same, else as the cards they become."""
    if not state.set:
        return ""
    read = library.read(state.scenario)
    believed = sorted(believed_in(read, state.set))
    if believed:
        return f".with_cards({numbers_set(read, settings_of(state.set))!r}, {believed!r})"
    return f".with_({', '.join(f'{name}={value!r}' for name, value in _by_name(state.set).items())})"


def _by_name(changes: Mapping[str, str]) -> dict[str, Any]:
    """Gather texts by name, each by label; one for the whole name alone stands by itself."""
    found: dict[str, dict[str, float | str]] = {}
    for key, text in changes.items():
        name, _, label = key.partition("/")
        found.setdefault(name, {})[label] = _number_or_text(text)
    return {name: by[""] if set(by) == {""} else by for name, by in found.items()}


def _number_or_text(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _believed(state: State) -> str:
    moved = {name: _number_or_text(text) for name, text in state.believe.items()}
    return f".believing({moved!r})" if moved else ""


def command_line(state: State) -> str:
    """Write a state as a command of the shell, which gives the same answer."""
    return shlex.join(["sixteenth", command_name(state.question), *_words(state)])


def _words(state: State) -> Iterator[str]:
    question, options = question_of(state.question), options_of(state)
    is_first_said = all(name in options for name in question.first)
    yield from (str(options[name]) for name in question.first if is_first_said)
    if question.scenario is not None and (state.scenario != question.scenario or question.is_named):
        yield from [state.scenario] if is_first_said else ["--scenario", state.scenario]
    for name, value in options.items():
        if not (name in question.first and is_first_said):
            yield from _option(name, value)
    for changes, option in ((state.set, "--set"), (state.believe, "--believe")):
        for setting in settings_of(changes) if question.scenario is not None else ():
            yield from (option, setting)
    if state.language != ENGLISH:
        yield from (LANG, state.language)


def _option(name: str, value: Any) -> Iterator[str]:
    option = f"--{name.strip('_').replace('_', '-')}"
    for each in value if isinstance(value, list | tuple) else [value]:
        if each is True:
            yield option
        elif each is not False:
            yield from (f"{option}={each}",) if str(each).startswith("-") else (option, str(each))
