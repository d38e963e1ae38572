"""An answer in a file, of the kind that its name says: JSON, Markdown, its tables as CSV or Parquet, or its charts."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import AnswerData, Raw, TableData, answer_data
from sixteenth.answers.kept import kept_of
from sixteenth.answers.wording import common_words, words_of
from sixteenth.errors import Fault, Place, UnwritableOutput
from sixteenth.faces.charts.files import CHARTS, lacking_charts, written_charts
from sixteenth.faces.markdown import markdown
from sixteenth.said import said

PARQUET = ".parquet"
LONG_FORM = ("table", "row", "column", "title", "value", "text", "unit")
FIGURE_COLUMNS = ("finding", "figure", "value", "unit")


def lacking_package(path: Path) -> Iterator[Fault]:
    """Find that a kind of file needs a package that is not installed."""
    if path.suffix == PARQUET and find_spec("pyarrow") is None:
        cure = said("pip install 'sixteenth[parquet]', or write --out {file}", file=path.with_suffix(".csv"))
        where, got, expected = Place(said("the command line")), said("no package pyarrow"), said("pyarrow, for Parquet")
        yield UnwritableOutput(f"'{path}'", where, got, expected, cure)
    if kind_of(path) in CHARTS:
        yield from lacking_charts(path)


def kind_of(path: Path) -> str:
    """Return the end of a name that says what kind of file it is: of two parts where it is one of ours, `.vl.json`."""
    return next((kind for kind in WRITERS if path.name.endswith(kind) and kind.count(".") > 1), path.suffix)


def write_answer(answer: Answer, path: Path, language: str = "en") -> tuple[Path, ...]:
    """Write an answer, and return the files that were written: one, or one for each table or chart of several.

    Raises:
        Refused: when charts are asked for and it has none, or letters are lacking for them.

    """
    written = {_beside(path, key): text for key, text in WRITERS[kind_of(path)](answer, language).items()}
    for file, text in written.items():
        trial = file.with_name(f".{file.name}.part")
        trial.write_bytes(text if isinstance(text, bytes) else text.encode())
        trial.replace(file)  # whole or not at all
    return tuple(written)


def _beside(path: Path, key: str) -> Path:
    kind = kind_of(path)
    return path.with_name(f"{path.name.removesuffix(kind)}.{key}{kind}") if key else path


def _data(answer: Answer, language: str) -> AnswerData:
    return answer_data(answer, words_of(answer.question, language), language)


def _as_json(answer: Answer, language: str) -> Mapping[str, str]:
    """Return the data of an answer, and the answer itself, so that it can be shown again."""
    data = _data(answer, language)
    kept = kept_of(replace(answer, recipe=data.recipe, shown=()))
    text = json.dumps({**data.model_dump(), "kept": kept}, indent=1, ensure_ascii=False, default=float)
    return {"": f"{text}\n"}


def _as_csv(answer: Answer, language: str) -> Mapping[str, str]:
    """Return each table as CSV, raw numbers under titles with their units; no key where there is only one.

    Of an answer without tables it is the figures of its findings.
    """
    data = _data(answer, language)
    if not data.tables:
        return {"": _figures(data, language)}
    return {table.key if len(data.tables) > 1 else "": _csv(table) for table in data.tables}


def _figures(data: AnswerData, language: str) -> str:
    """Return every figure of the findings: the finding's key, its own, the raw number, its unit."""
    columns = common_words(language).columns
    rows = (
        (finding.key, name, figure.value, figure.unit)
        for finding in (*data.findings, *data.notes)
        for name, figure in finding.figures.items()
    )
    return _lines([[columns[key] for key in FIGURE_COLUMNS], *rows])


def _csv(table: TableData) -> str:
    return _lines([[f"{each.title} [{each.unit}]" if each.unit else each.title for each in table.columns], *table.rows])


def _lines(rows: Iterable[Iterable[object]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()


def _as_markdown(answer: Answer, language: str) -> Mapping[str, str]:
    return {"": markdown(answer, language)}


def long_form(answer: Answer, language: str) -> Mapping[str, list[Any]]:
    """Return all tables as one, by column: each entry with its table, row and column, its number or text, and unit.

    A number is in the unit itself, as in JSON; what is no number is a text, and the other of the two is nothing.
    """
    rows = [
        (table.key, at, column.key, column.title, *_number_or_text(entry), column.unit)
        for table in _data(answer, language).tables
        for at, row in enumerate(table.rows)
        for column, entry in zip(table.columns, row, strict=True)
    ]
    return dict(zip(LONG_FORM, map(list, zip(*rows, strict=True)) if rows else ([] for _ in LONG_FORM), strict=True))


def _number_or_text(entry: Raw) -> tuple[float | None, str | None]:
    return (None, entry) if entry is None or isinstance(entry, str) else (float(entry), None)


def _as_parquet(answer: Answer, language: str) -> Mapping[str, bytes]:
    """Return all tables in long form as Parquet, the recipe in the file's metadata."""
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    whole, text = arrow.int32(), arrow.string()
    kinds = zip(LONG_FORM, (text, whole, text, text, arrow.float64(), text, text), strict=True)
    recipe = json.dumps(_data(answer, language).recipe, default=float)
    schema = arrow.schema(kinds, {"question": answer.question, "recipe": recipe})
    file = io.BytesIO()
    parquet.write_table(arrow.table(long_form(answer, language), schema), file)
    return {"": file.getvalue()}


def _as_workbook(answer: Answer, language: str) -> Mapping[str, bytes]:
    """Return the tables as sheets; where the answer has a lab's ledger, that with its formulas."""
    written: bytes = import_module("sixteenth.faces.workbook.write").workbook(answer, language)
    return {"": written}


WRITERS: Mapping[str, Callable[[Answer, str], Mapping[str, str] | Mapping[str, bytes]]] = {
    ".json": _as_json,
    ".md": _as_markdown,
    ".csv": _as_csv,
    ".xlsx": _as_workbook,
    PARQUET: _as_parquet,
    **{kind: partial(written_charts, kind) for kind in CHARTS},
}
