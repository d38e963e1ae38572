"""Commands made from the register of questions: name, options, help and examples are the question's own.

What all of them share is here once: a scenario, values set by hand, code allowed, plain text, JSON, a file, a language.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from cyclopts import Parameter
from pydantic.fields import FieldInfo

from sixteenth.answers.wording import Words, words_of
from sixteenth.faces.answer_file import OutFile
from sixteenth.interfaces.command import AllowCode, AsJson, Name, Plain, SetValues, print_answer, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_STEPS, whole
from sixteenth.questions.register import NAMES, Question, question_of

Language = Annotated[Literal["en", "zh"], Parameter(name="--lang", help="The language of the answer: en, zh.")]
SCENARIO = "scenario"
ASKED_BY_RUN = ("outlook",)  # `sixteenth run` asks it, and keeps what it ran
SHARED: Mapping[str, tuple[Any, Any]] = {  # option, and what it is where it is not given
    "set_": (SetValues, None),
    "allow_code": (AllowCode, False),
    "plain": (Plain, False),
    "as_json": (AsJson, False),
    "out": (OutFile, None),
    "lang": (Language, "en"),
}


def command_name(question: str) -> str:
    """Return how a question is asked on the command line: with dashes."""
    return question.replace("_", "-")


def lazy_commands() -> Iterable[tuple[str, str, str]]:
    """Yield name, place and help of each command, without reading its question: cyclopts does, once it is asked for."""
    for question in NAMES:
        if question in ASKED_BY_RUN:
            continue
        yield command_name(question), f"{__name__}:{question}", _help(words_of(question))


def __getattr__(name: str) -> Callable[..., int]:
    """Return the command of a question, when cyclopts first needs it."""
    if name not in NAMES:
        raise AttributeError(name)
    return command_of(name)


def command_of(name: str) -> Callable[..., int]:
    """Return a question as a function whose parameters are its options, with those that all commands share."""
    question, words = question_of(name), words_of(name)

    def command(*given: Any, **options: Any) -> int:
        shared = {key: options.pop(key, default) for key, (_, default) in SHARED.items()}
        firsts = [*question.first, SCENARIO]
        first = dict(zip(firsts, given, strict=False))
        scenario = options.pop(SCENARIO, first.pop(SCENARIO, question.scenario))
        with telling_faults(as_json=shared["as_json"]):
            print_answer(name, scenario, {**options, **first}, **shared)
        return 0

    parameters = list(_parameters(question, words))
    command.__name__ = command.__qualname__ = name
    command.__doc__ = _help(words)
    command.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    command.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    return command


def _help(words: Words) -> str:
    """Return what a command says of itself: in a sentence, then more, then examples."""
    examples = (f"Example: {each}" for each in words.command.get("examples", ()))
    return "\n\n".join([words.command["summary"], *words.command.get("more", ()), *examples])


def _parameters(question: Question, words: Words) -> Iterable[inspect.Parameter]:
    """Yield what a command takes: what must be said first, a scenario, the question's options, what all share."""
    fields = question.options.model_fields
    for name in question.first:
        option = _option(fields[name], words.options[name])
        yield _parameter(name, option, inspect.Parameter.POSITIONAL_ONLY, fields[name].get_default())
    yield _parameter(SCENARIO, Name, inspect.Parameter.POSITIONAL_ONLY, question.scenario)
    for name, field in fields.items():
        if name not in question.first:
            default = False if field.annotation is bool else None
            yield _parameter(name, _option(field, words.options[name]), inspect.Parameter.KEYWORD_ONLY, default)
    for name, (option, default) in SHARED.items():
        yield _parameter(name, option, inspect.Parameter.KEYWORD_ONLY, default)


def _parameter(name: str, option: Any, kind: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, kind, default=default, annotation=option)


def _option(field: FieldInfo, told: str) -> Any:
    """Return how an option is read and told: whole numbers within their limits, lists, words, switches."""
    kind = _without_none(field.annotation)
    if get_origin(kind) is tuple:
        kind = list[get_args(kind)[0]]  # type: ignore[misc]
    if kind is bool:
        return Annotated[bool, Parameter(help=told)]
    if kind is int:
        low, high = _limits(field)
        return Annotated[int | None, whole(low, high, told)]
    return Annotated[kind | None, Parameter(help=told)]


def _limits(field: FieldInfo) -> tuple[int, int]:
    """Return the least and the greatest whole number that an option takes."""
    told = {
        name: getattr(each, name) for each in field.metadata for name in ("ge", "gt", "le", "lt") if hasattr(each, name)
    }
    low = told["ge"] if "ge" in told else told.get("gt", -1) + 1
    high = told["le"] if "le" in told else told.get("lt", MOST_STEPS + 1) - 1
    return int(low), int(high)


def _without_none(kind: Any) -> Any:
    """Return a type without the case that nothing is given."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    (found,) = [each for each in get_args(kind) if each is not NoneType]
    return found
