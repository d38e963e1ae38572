"""The link of an answer: the state in which the page, a command and Python give the same."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.faces.link.asking import OF_A_STATE
from sixteenth.faces.link.form import NEVER, State
from sixteenth.faces.link.reading import read_link
from sixteenth.faces.link.writing import link_of
from sixteenth.interfaces.found_changes import found_changes
from sixteenth.questions.register import question_of
from sixteenth.said import said

WORKERS = "workers"  # an option that changes no number
HERE = Place(said("the answer"))
YES = "1"


def link_of_answer(answer: Answer, language: str) -> str:
    """Return the link of an answer: what stands behind the address of the page, and after `--link`.

    Raises:
        Refused: where no link says the same: of a file of one's own, a plan, or options that no link holds.

    """
    asked = {name: each for name, each in answer.asked.items() if name != WORKERS}
    refuse(_never(asked))
    state = State(question=answer.question, language=language, options=_texts(asked))
    state = replace(state, **{name: asked[name] for name in OF_A_STATE if name in asked})
    if question_of(answer.question).scenario is not None:
        changes = found_changes(answer.scenario, answer.recipe)
        refuse([] if changes else _own_scenario(answer))
        if changes:
            state = replace(state, scenario=answer.scenario, set=changes[0], believe=changes[1])
    link = link_of(state)
    read, notices = read_link(link)
    refuse([] if not notices and replace(read, version=None) == state else _otherwise())
    return link


def _texts(asked: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the options of a question as a link holds them."""
    others = {name: each for name, each in asked.items() if name not in OF_A_STATE}
    return {
        name: tuple(YES if each is True else str(each) for each in (given if isinstance(given, list) else [given]))
        for name, given in others.items()
    }


def _never(asked: Mapping[str, Any]) -> Iterator[Fault]:
    """Find options that no link holds: files, and what a machine does."""
    for name in sorted(asked.keys() & NEVER):
        expected, cure = said("an option that a link can hold"), said("send the line of Python, or what --out saved")
        yield WrongOption(said("a link"), HERE, f"{name}={asked[name]!r}", expected, cure)


def _own_scenario(answer: Answer) -> Iterator[Fault]:
    """Find that an answer is about a scenario that a link cannot name."""
    expected = said("a scenario of the library, with values set and beliefs moved")
    cure = said("send its file with the command, or keep the runs with --out result.nc and send that")
    yield WrongOption(said("a link"), HERE, f"'{answer.scenario}'", expected, cure)


def _otherwise() -> Iterator[Fault]:
    """Find that a link would be read otherwise than it was written, as where it asks for more futures than it may."""
    got, expected = said("options beyond what a link may ask"), said("an answer that its link gives again")
    yield WrongOption(said("a link"), HERE, got, expected, said("ask with fewer futures or months"))
