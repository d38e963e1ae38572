"""Commands made from the register of questions: name, options, help and examples are the question's own.

What all of them share is here once: a scenario, values set by hand, code allowed, plain text, JSON, a file, a language.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from cyclopts import Parameter
from pydantic.fields import FieldInfo

from sixteenth.answers.wording import Words, words_of
from sixteenth.faces.answer_file import WRITERS, kind_of
from sixteenth.faces.link.opening import Linked, open_link
from sixteenth.faces.listing import help_of
from sixteenth.faces.options import Language, OutFile, Show
from sixteenth.interfaces.command import (
    WRONG,
    AllowCode,
    AsJson,
    Beliefs,
    Link,
    Name,
    Plain,
    PlanFile,
    SetValues,
    print_answer,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_STEPS, whole
from sixteenth.questions.limits import limits_of
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import IN_A_ROW, Question, question_of
from sixteenth.scale.target import check_file

SCENARIO = "scenario"
BESIDE = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")  # scenarios that are put beside the first
SHARED: Mapping[str, tuple[Any, Any]] = {  # option, and what it is where it is not given
    "set_": (SetValues, None),
    "believe": (Beliefs, None),
    "link": (Link, None),
    "plan": (PlanFile, None),
    "allow_code": (AllowCode, False),
    "plain": (Plain, False),
    "as_json": (AsJson, False),
    "out": (OutFile, None),
    "lang": (Language, "en"),
    "show": (Show, None),
}
PLAN = "plan"  # which a question about a plan is told without that name
OUT = "out"  # which a question that writes files of its own takes too
LINK = "link"
OF_A_SCENARIO = ("set_", "believe", LINK, "plan", "allow_code")  # which a question about none has not


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
            link = shared.pop(LINK, None)
            linked = None if link is None else open_link(link, name, has_plan=shared.get(PLAN) is not None)
            about = _about(question, options, first, linked)
            if linked is not None:
                options, shared = linked.beneath(options, shared)
            asked = {**options, **first, **_own_file(question, shared)}
            stood_for = question.instead(about[0], asked) if question.instead else None
            named = about if stood_for is None else (str(question.scenario),)
            found = print_answer(name, named, {**asked, **(stood_for or {})}, several=question.several > 1, **shared)
            return 0 if question.holds is None or question.holds(found) else WRONG
        return WRONG

    parameters = list(_parameters(question, words))
    command.__name__ = command.__qualname__ = name
    command.__doc__ = help_of(words.command)
    command.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    command.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    return command


def _own_file(question: Question, shared: dict[str, Any]) -> dict[str, str]:
    """Hand the file to a question that writes its own, unless it is one for the answer.

    Raises:
        Refused: where nothing can be written there.

    """
    out = shared[OUT]
    if not question.writes or out is None or kind_of(Path(out)) in {*WRITERS} - {*question.writes}:
        return {}
    shared[OUT] = None
    check_file(Path(out))
    return {OUT: out}


def _about(
    question: Question, options: dict[str, Any], first: dict[str, Any], linked: Linked | None
) -> tuple[str, ...]:
    """Take the names of scenarios out of what was given; that of a link, or the question's own, where there is none."""
    names = [each.pop(key) for key in _scenarios(question) for each in (first, options) if each.get(key) is not None]
    usual = question.scenario if linked is None else linked.state.scenario
    return tuple(names or ([usual] if usual is not None else []))


def _scenarios(question: Question) -> tuple[str, ...]:
    """Return what is called by the names of scenarios: nothing, one, or as many as the question is about at most."""
    return (SCENARIO, *BESIDE)[: question.several] if question.scenario is not None else ()


def _shared(question: Question) -> Mapping[str, tuple[Any, Any]]:
    """Return the options that all commands share, less those about a scenario where a question has none."""
    own = {*OF_A_SCENARIO} if question.scenario is None else {PLAN} if question.is_of_plan else set[str]()
    return {name: each for name, each in SHARED.items() if name not in own}


def _parameters(question: Question, words: Words) -> Iterable[inspect.Parameter]:
    """Yield what a command takes: what must be said first, a scenario, the question's options, what all share."""
    fields = question.options.model_fields
    for name in question.first:
        option = _option(fields[name], words.option(name))
        default = inspect.Parameter.empty if fields[name].is_required() else fields[name].get_default()
        yield _parameter(name, option, inspect.Parameter.POSITIONAL_ONLY, default)
    for name in _scenarios(question):
        if question.is_named:
            yield _parameter(name, Name, inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.empty)
        elif question.several == 1:
            yield _parameter(name, Name, inspect.Parameter.POSITIONAL_OR_KEYWORD, question.scenario)
        elif name == SCENARIO:
            yield _parameter(name, Name, inspect.Parameter.POSITIONAL_ONLY, question.scenario)
        else:
            beside = Annotated[str | None, Parameter(help=words.command[name])]
            yield _parameter(name, beside, inspect.Parameter.POSITIONAL_ONLY, None)
    for name, field in fields.items():
        if name not in (*question.first, OUT):
            default = False if field.annotation is bool else None
            yield _parameter(name, _option(field, words.option(name)), inspect.Parameter.KEYWORD_ONLY, default)
    for name, (option, default) in _shared(question).items():
        if name == OUT and question.writes:
            option = Annotated[str | None, Parameter(name="--out", help=words.options[OUT])]  # noqa: PLW2901
        yield _parameter(name, option, inspect.Parameter.KEYWORD_ONLY, default)


def _parameter(name: str, option: Any, kind: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, kind, default=default, annotation=option)


def _option(field: FieldInfo, told: str) -> Any:
    """Return how an option is read and told: whole numbers within their limits, lists, words, switches."""
    kind = _bare(_without_none(field.annotation))
    if get_origin(kind) in (list, tuple):
        kind = list[_bare(get_args(kind)[0])]  # type: ignore[misc]
        if isinstance(field.json_schema_extra, Mapping) and field.json_schema_extra.get(IN_A_ROW):
            return Annotated[kind | None, Parameter(help=told, consume_multiple=True)]
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


def _bare(kind: Any) -> Any:
    """Return a type without its limits, which the question holds options to in words of its own."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind
