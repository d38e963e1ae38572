"""An answer out of its JSON: what was found, so that it can be shown again, in any language."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import WORD, AnswerData, FigureData, FindingData, TableData
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Column, Table
from sixteenth.answers.wording import Words
from sixteenth.errors import Fault, Place, Refused, UnreadableFile
from sixteenth.texts import Unreadable, read_text

READ_AS: Mapping[str, Callable[[Any], Any]] = {"date": date.fromisoformat}  # quantities that JSON holds as a text


def read_answer(path: Path) -> Answer:
    """Read an answer that was written as JSON.

    Raises:
        Refused: when there is no such file, or it holds no answer.

    """
    try:
        return answer_of(AnswerData.model_validate_json(read_text(path)))
    except Unreadable as problem:
        raise Refused([_not_an_answer(path, problem.got)]) from problem
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
        raise Refused([_not_an_answer(path, found[0]["msg"])]) from error
    except (KeyError, ValueError, TypeError) as error:
        raise Refused([_not_an_answer(path, str(error))]) from error


def answer_of(data: AnswerData) -> Answer:
    """Return the answer that was written as data: its numbers, not its sentences, which words make anew."""
    figure = _part(data.judgement) if data.judgement else None
    return Answer(
        question=data.question,
        scenario=data.scenario,
        recipe=data.recipe,
        findings=tuple(map(_finding, data.findings)),
        tables=tuple(map(_table, data.tables)),
        notes=tuple(map(_finding, data.notes)),
        judgement=figure if isinstance(figure, Figure) else None,
    )


def unknown_words(answer: Answer, words: Words, path: Path) -> Fault | None:
    """Say that an answer was written by a version that said other things than this one, if it was."""
    known = {"findings": words.findings, "tables": words.tables}
    used = {
        "findings": {each.key for each in (*answer.findings, *answer.notes)},
        "tables": {each.key for each in answer.tables},
    }
    lacking = sorted(key for part, keys in used.items() for key in keys - {*known[part]})
    return _not_an_answer(path, f"'{lacking[0]}', which this version cannot say") if lacking else None


def _not_an_answer(path: Path, got: str) -> Fault:
    cure = "give a file that --out answer.json wrote, or ask the question anew"
    return UnreadableFile(f"'{path}'", Place(str(path)), " ".join(got.split()), "a saved answer", cure)


def _part(data: FigureData) -> Figure | Word:
    if data.quantity == WORD:
        return Word(str(data.value))
    value = float(data.not_finite) if data.not_finite else data.value
    return Figure(_value(value, data.quantity), data.quantity, data.standard_error)


def _value(value: Any, quantity: str) -> Any:
    """Return a value as its quantity has it.

    Raises:
        KeyError: when there is no such quantity.

    """
    _ = QUANTITIES[quantity]
    return READ_AS.get(quantity, _as_it_is)(value) if value is not None else None


def _as_it_is(value: Any) -> Any:
    return value


def _finding(data: FindingData) -> Finding:
    parts: dict[str, Figure | Word | tuple[Finding, ...]] = {name: _part(part) for name, part in data.figures.items()}
    parts |= {name: tuple(map(_finding, inside)) for name, inside in data.inside.items()}
    return Finding(data.key, parts, tuple(data.rests_on), data.part)


def _table(data: TableData) -> Table:
    columns = tuple(Column(each.key, each.quantity, each.is_label) for each in data.columns)
    own = {place: _part(each) for place, each in data.entries.items()}
    rows = tuple(
        tuple(own.get(f"{at},{place}", _value(entry, columns[place].quantity)) for place, entry in enumerate(row))
        for at, row in enumerate(data.rows)
    )
    title = {name: _part(part) for name, part in data.title_figures.items()}
    return Table(data.key, columns, rows, title, data.part, tuple(map(_finding, data.below)))
