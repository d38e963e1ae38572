"""Commands made from the register of questions: name, options, help and examples are the question's own.

What all of them share is here once: a scenario, values set by hand, code allowed, plain text, JSON, a file, a language.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from cyclopts import Parameter
from pydantic.fields import FieldInfo

from sixteenth.answers.answer import Answer
from sixteenth.answers.wording import Words, words_of
from sixteenth.faces.answer_file import OutFile, check_answer_file, write_answer
from sixteenth.interfaces.command import (
    WRONG,
    AllowCode,
    AsJson,
    Name,
    Plain,
    SetValues,
    print_answer,
    print_json,
    read_with,
    shown_with,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_STEPS, whole
from sixteenth.questions.limits import limits_of
from sixteenth.questions.register import NAMES, Question, answer, question_of
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

Language = Annotated[Literal["en", "zh"], Parameter(name="--lang", help="The language of the answer: en, zh.")]
Show = Annotated[list[str] | None, Parameter(help="Show a part behind the first screen, or all; several may be named.")]
SCENARIO = "scenario"
BESIDE = ("second", "third")  # scenarios that are put beside the first
ASKED_BY_RUN = ("outlook",)  # `sixteenth run` asks it, and keeps what it ran
SHARED: Mapping[str, tuple[Any, Any]] = {  # option, and what it is where it is not given
    "set_": (SetValues, None),
    "allow_code": (AllowCode, False),
    "plain": (Plain, False),
    "as_json": (AsJson, False),
    "out": (OutFile, None),
    "lang": (Language, "en"),
    "show": (Show, None),
}
OF_A_SCENARIO = ("set_", "allow_code")  # which a question about none has not
COUNTED = "draws"  # what progress is told in, where the words of a question do not say otherwise


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
        shared = {key: options.pop(key, default) for key, (_, default) in _shared(question).items()}
        firsts = [*question.first, *_scenarios(question)]
        first = dict(zip(firsts, given, strict=False))
        with telling_faults(as_json=shared["as_json"]):
            if question.several > 1:
                named = [first.pop(each) for each in _scenarios(question) if first.get(each) is not None]
                settings, allow_code = shared.pop("set_"), shared.pop("allow_code")
                read = _read_several(named or [str(question.scenario)], settings or [], allow_code=allow_code)
                _answer_about(read, name, words, {**options, **first}, **shared)
                return 0
            if question.scenario is None:
                found = _answer_about(None, name, words, {**options, **first}, **shared)
                return 0 if question.holds is None or question.holds(found) else WRONG
            scenario = options.pop(SCENARIO, first.pop(SCENARIO, question.scenario))
            asked = {**options, **first}
            stood_for = question.instead(scenario, asked) if question.instead else None
            about = scenario if stood_for is None else question.scenario
            print_answer(name, about, {**asked, **(stood_for or {})}, **shared)
        return 0

    parameters = list(_parameters(question, words))
    command.__name__ = command.__qualname__ = name
    command.__doc__ = _help(words)
    command.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    command.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    return command


def _scenarios(question: Question) -> tuple[str, ...]:
    """Return what is called by the names of scenarios: nothing, one, or as many as the question is about at most."""
    return (SCENARIO, *BESIDE)[: question.several] if question.scenario is not None else ()


def _read_several(names: Sequence[str], settings: list[str], *, allow_code: bool) -> tuple[Scenario, ...]:
    """Read scenarios with values set in all of them; beside one alone stands the same with these values."""
    if len(names) > 1 or not settings:
        return tuple(read_with(name, settings, allow_code=allow_code) for name in names)
    alone, same = (read_with(names[0], own, allow_code=allow_code) for own in ([], settings))
    return alone, same.named(f"{same.name} as set")


def _shared(question: Question) -> Mapping[str, tuple[Any, Any]]:
    """Return the options that all commands share, less those about a scenario where a question has none."""
    own = {*OF_A_SCENARIO} if question.scenario is None else set()
    return {name: each for name, each in SHARED.items() if name not in own}


def _answer_about(  # noqa: PLR0913 - each is an option that all commands share
    about: tuple[Scenario, ...] | None,
    name: str,
    words: Words,
    options: Mapping[str, Any],
    *,
    plain: bool,
    as_json: bool,
    out: Path | None,
    lang: str,
    show: list[str] | None,
) -> Answer:
    """Ask a question about several scenarios or about none, print its answer, and return it."""
    from sixteenth.interfaces.progress import show_progress
    from sixteenth.interfaces.show_answer import answer_json, show_answer
    from sixteenth.interfaces.terminal import make_console

    if out is not None:
        check_answer_file(out)
    with show_progress(is_quiet=as_json, what=words.command.get("counted", COUNTED)) as progress:
        found = shown_with(answer(name, about, Session(progress), options), show)
    if out is not None:
        write_answer(found, out, lang)
    if as_json:
        print_json(answer_json(found, lang))
    else:
        show_answer(make_console(plain=plain), found, plain=plain, language=lang)
    return found


def _help(words: Words) -> str:
    """Return what a command says of itself: in a sentence, then more, then examples."""
    examples = (f"Example: {each}" for each in words.command.get("examples", ()))
    return "\n\n".join([words.command["summary"], *words.command.get("more", ()), *examples])


def _parameters(question: Question, words: Words) -> Iterable[inspect.Parameter]:
    """Yield what a command takes: what must be said first, a scenario, the question's options, what all share."""
    fields = question.options.model_fields
    for name in question.first:
        option = _option(fields[name], words.options[name])
        default = inspect.Parameter.empty if fields[name].is_required() else fields[name].get_default()
        yield _parameter(name, option, inspect.Parameter.POSITIONAL_ONLY, default)
    for name in _scenarios(question):
        if question.several == 1:
            yield _parameter(name, Name, inspect.Parameter.POSITIONAL_OR_KEYWORD, question.scenario)
        elif name == SCENARIO:
            yield _parameter(name, Name, inspect.Parameter.POSITIONAL_ONLY, question.scenario)
        else:
            beside = Annotated[str | None, Parameter(help=words.command[name])]
            yield _parameter(name, beside, inspect.Parameter.POSITIONAL_ONLY, None)
    for name, field in fields.items():
        if name not in question.first:
            default = False if field.annotation is bool else None
            yield _parameter(name, _option(field, words.options[name]), inspect.Parameter.KEYWORD_ONLY, default)
    for name, (option, default) in _shared(question).items():
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
    told = limits_of(field)
    low = told["ge"] if "ge" in told else told.get("gt", -1) + 1
    high = told["le"] if "le" in told else told.get("lt", MOST_STEPS + 1) - 1
    return int(low), int(high)


def _without_none(kind: Any) -> Any:
    """Return a type without the case that nothing is given."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    (found,) = [each for each in get_args(kind) if each is not NoneType]
    return found
