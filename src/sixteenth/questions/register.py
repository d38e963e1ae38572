"""Which questions there are: of each its options, the scenario that it is about by default, and who answers it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from sixteenth.answers.answer import Answer
from sixteenth.errors import Fault, Place, Refused, UnknownName, WrongOption, nearest, refuse
from sixteenth.questions.limits import outside_limits, wrong_kinds
from sixteenth.questions.names import NAMES
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.positions import Document
from sixteenth.scenarios.files.validate import validate
from sixteenth.scenarios.values.given import too_many_draws

OTHER_NAMES = {"backend": "back_end"}  # an option of a question, and of a run
SEED, OUTPUT_SET = "seed", "output_set"
IN_A_ROW = "in_a_row"  # among what a field says of itself: a command takes several after its name, `--labs A B C`


class Options(BaseModel):
    """What can be chosen about an answer; each question has its own."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Instead = Callable[[str, Mapping[str, Any]], Mapping[str, Any] | None]  # name and options: options that it stands for


@dataclass(frozen=True)
class Question:
    """One question: a scenario and options in, an answer out."""

    scenario: str | None  # the one that is asked about by default; None where the question is about no scenario
    options: type[Options]
    answer: Callable[[Any, Any, Session], Answer]  # of a scenario, which is None where the question is about none
    first: tuple[str, ...] = ()  # options that are said before the scenario, in this order, without their names
    instead: Instead | None = None  # reads a name that stands where a scenario would, but is none
    holds: Callable[[Answer], bool] | None = None  # of a question that tries something: whether it came out
    is_named: bool = False  # a command must be told which scenario: none is meant where nothing is said
    writes: tuple[str, ...] = ()  # endings of the files of its own, which its option `out` names
    is_of_plan: bool = False  # its own option says which plan it is about
    several: int = 1  # the most scenarios that it is about; a question about more than one is given all in a tuple


def question_of(name: str) -> Question:
    """Return a question by its name; only its own folder is imported.

    Raises:
        Refused: when there is none of that name.

    """
    if name not in NAMES:
        cure = nearest(name, NAMES, said("there are {names}", names=", ".join(NAMES)))
        refuse(
            [
                UnknownName(
                    f"'{name}'", Place(said("the question")), f"'{name}'", said("a question that can be asked"), cure
                )
            ]
        )
    found: Question = import_module(f"sixteenth.questions.{name}.ask").QUESTION
    return found


def read_options(name: str, question: Question, given: Mapping[str, Any]) -> Options:
    """Check the options of a question; what is None was not given.

    Raises:
        Refused: with every option that does not fit.

    """
    chosen = {key: [*each] if isinstance(each, tuple) else each for key, each in given.items() if each is not None}
    fields, about = question.options.model_fields, said("the options of the question '{name}'", name=name)
    faults: list[Fault] = [*outside_limits(fields, chosen, Place(about))]
    faults += wrong_kinds(fields, without(chosen, faults), Place(about))
    found, told = validate(Document(about, without(chosen, faults)), question.options), {each.what for each in faults}
    refuse((*faults, *(replace(each, where=Place(about)) for each in found.faults if each.what not in told)))
    return found.model or question.options()


def without(given: Mapping[str, Any], faults: Iterable[Fault]) -> Mapping[str, Any]:
    """Return what was given, less what faults are about."""
    wrong = {name for fault in faults for name in fault.about}
    return {name: value for name, value in given.items() if name not in wrong}


About = Scenario | str | Path
Given = Mapping[str, Any]


def answer(name: str, scenario: About | Sequence[About] | None, runs: Session, given: Given) -> Answer:
    """Answer a question about a scenario, about several where it takes several, or about none where it takes none.

    Of what was saved, options that are not given are as they were when it ran.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped.

    """
    question = question_of(name)
    about: Any = read_all(scenario, runs) if question.several > 1 else read_one(name, scenario, runs)
    refuse(_more_than_given(about if isinstance(about, tuple) else (about,), given.get("draws")))
    options = read_options(name, question, as_saved(question, runs, given))
    return replace(question.answer(about, options, runs), asked=options.model_dump(exclude_defaults=True))


def _more_than_given(about: Iterable[Scenario | None], draws: Any) -> Iterator[Fault]:
    """Find that more futures are asked for than a scenario has numbers for.

    Where a question runs more of itself, it goes through the numbers again, in order, each time with other luck.
    """
    for scenario in about:
        if scenario is not None and isinstance(draws, int):
            yield from too_many_draws(scenario.settings, draws)


def read_all(about: About | Sequence[About] | None, runs: Session) -> tuple[Scenario, ...]:
    """Return the scenarios that a question about several is given: one, or some of which each may be named.

    Raises:
        Refused: when there is no scenario of a name, or it has faults.

    """
    given = (about,) if isinstance(about, About) else tuple(about or ())
    return tuple(map(runs.open, given))


def read_one(name: str, about: About | Sequence[About] | None, runs: Session) -> Scenario | None:
    """Return the scenario that a question about one is given.

    Raises:
        Refused: when there are several, no scenario of that name, or it has faults.

    """
    if about is None or isinstance(about, About):
        return None if about is None else runs.open(about)
    where, got = Place(said("the scenarios of a question")), said("{count} scenarios", count=len(about))
    cure = said("ask about each, or ask 'compare'")
    raise Refused([WrongOption(f"'{name}'", where, got, said("one scenario"), cure)])


def as_saved(question: Question, runs: Session, given: Given) -> Given:
    """Return options with those that are not given as the first of the saved results had them."""
    if not runs.saved:
        return given
    fields, kept = question.options.model_fields, runs.saved[0].options
    known = {name: kept.get(OTHER_NAMES.get(name, name)) for name in fields}
    if known.get(OUTPUT_SET) not in runs.saved[0].scenario.world.output_sets:  # a question chose what it kept
        known.pop(OUTPUT_SET, None)
    own = {name: each for name, each in known.items() if name == SEED or fields[name].get_default() is None}
    return {**own, **{name: each for name, each in given.items() if each is not None}}
