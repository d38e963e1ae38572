"""What must be true: for a condition on a lab's future, for its price, or for the break-even rule in closed form."""

from functools import cache
from typing import Annotated

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.decide.conditions.sentence import EXAMPLE, HERE
from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.questions.must_be_true.condition import condition_answer
from sixteenth.questions.must_be_true.rule import OPTIONS, rule_answer
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

DEFAULT = "central"  # of a condition; the rule in closed form is about no scenario
OF_A_CONDITION = ("lab", "that", "valuation", "return_", "year", "draws", "others", "seed")


class MustBeTrueOptions(Options):
    """A condition, or a price, and in how many futures; or the six numbers of the next model that the rule reads."""

    that: str | None = None
    lab: str | None = None  # the first
    valuation: str | None = None
    return_: str | None = None
    year: Annotated[int | None, Field(ge=1, le=9999)] = None
    draws: Annotated[int, Field(ge=64, le=100_000)] = 2000
    others: Annotated[int, Field(ge=64, le=100_000)] = 400  # of each mix of inputs that is tried
    seed: Annotated[int, Field(ge=0, lt=2**32 - 1)] = 7
    margin: Annotated[float, Field(ge=-5, le=1)] = 0.5
    multiple: Annotated[float, Field(ge=0.01, le=1000)] = 2.0
    growth: Annotated[float, Field(ge=0.01, le=1000)] = 2.4
    stop_odds: Annotated[float, Field(ge=0, le=0.999)] = 0.12
    kept: Annotated[float, Field(ge=0, le=1)] = 1.0
    required: Annotated[float, Field(ge=-0.99, le=100)] = 0.1


def answer(scenario: Scenario, options: MustBeTrueOptions, runs: Session) -> Answer:
    """Say what must be true for a condition to hold; with neither condition nor price, for the next model to pay.

    Raises:
        Refused: with every fault, before anything runs.

    """
    refuse(_cannot_ask(scenario, options))
    if options.that is None and options.valuation is None:
        return rule_answer({name: float(getattr(options, option)) for name, option in OPTIONS.items()}, runs)
    given = options.model_dump(include={*OF_A_CONDITION})
    return condition_answer(scenario, runs, **given)


def _cannot_ask(scenario: Scenario, options: MustBeTrueOptions) -> list[Fault]:
    """Find what does not go together: a condition and a price, or either and the numbers of the rule."""
    given = options.model_fields_set
    is_rule, is_condition = options.that is None and options.valuation is None, options.that is not None
    cure = said("write: --that '{example}'", example=EXAMPLE)
    faults: list[Fault] = []
    if is_rule:
        others = [f"'{name.rstrip('_')}'" for name in OF_A_CONDITION if name in given]
        others += [f"'{scenario.name}'"] if scenario.hash != _default_hash() else []
        faults += [
            _wrong(name, said("no condition"), said("a condition or a price beside it"), cure) for name in others
        ]
        return faults
    numbers = [f"'{option}'" for option in OPTIONS.values() if option in given]
    wanted, leave = said("numbers of the rule in closed form alone"), said("leave it out, or leave out the condition")
    faults += [_wrong(name, said("a condition beside it"), wanted, leave) for name in numbers]
    if is_condition:
        prices = [f"'{name.rstrip('_')}'" for name in ("valuation", "return_", "year") if name in given]
        wanted, leave = said("a condition or a price"), said("leave one of them out")
        faults += [_wrong(name, said("a condition beside it"), wanted, leave) for name in prices]
    return faults


@cache
def _default_hash() -> str:
    return sixteenth.read(DEFAULT).hash


def _wrong(name: str, got: str, expected: str, cure: str) -> WrongOption:
    return WrongOption(name, Place(HERE), got, expected, cure)


QUESTION = Question(DEFAULT, MustBeTrueOptions, answer)
