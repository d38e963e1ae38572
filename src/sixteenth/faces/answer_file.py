"""An answer in a file, of the kind that its name says: JSON, Markdown, or its tables as CSV."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import AnswerData, TableData, answer_data
from sixteenth.answers.wording import words_of
from sixteenth.errors import Place, UnwritableOutput, refuse
from sixteenth.faces.markdown import markdown
from sixteenth.said import joined, said
from sixteenth.scale.target import check_file


def check_answer_file(path: Path) -> None:
    """Refuse a file that no answer can be written to, before anything runs.

    Raises:
        Refused: when its name says no kind of file that we write, or nothing can be written there.

    """
    if path.suffix not in WRITERS:
        got, expected = f"'{path.suffix}'" if path.suffix else said("a name without an ending"), joined(" or ", WRITERS)
        cure = said("write --out {stem}.json", stem=path.stem)
        refuse(
            [
                UnwritableOutput(
                    f"'{path}'",
                    Place(said("the command line")),
                    got,
                    said("a name that ends in {expected}", expected=expected),
                    cure,
                )
            ]
        )
    check_file(path)


def write_answer(answer: Answer, path: Path, language: str = "en") -> tuple[Path, ...]:
    """Write an answer, and return the files that were written: one, or one for each table of several."""
    written = {_beside(path, key): text for key, text in WRITERS[path.suffix](answer, language).items()}
    for file, text in written.items():
        trial = file.with_name(f".{file.name}.part")
        trial.write_text(text, encoding="utf-8", newline="")
        trial.replace(file)  # whole or not at all
    return tuple(written)


def _beside(path: Path, key: str) -> Path:
    return path.with_name(f"{path.stem}.{key}{path.suffix}") if key else path


def _data(answer: Answer, language: str) -> AnswerData:
    return answer_data(answer, words_of(answer.question, language), language)


def _as_json(answer: Answer, language: str) -> Mapping[str, str]:
    return {"": json.dumps(_data(answer, language).model_dump(), indent=1, ensure_ascii=False, default=float) + "\n"}


def _as_csv(answer: Answer, language: str) -> Mapping[str, str]:
    """Return each table as CSV, raw numbers under titles with their units; no key where there is only one."""
    tables = _data(answer, language).tables
    return {table.key if len(tables) > 1 else "": _csv(table) for table in tables}


def _csv(table: TableData) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([f"{each.title} [{each.unit}]" if each.unit else each.title for each in table.columns])
    writer.writerows(table.rows)
    return file.getvalue()


def _as_markdown(answer: Answer, language: str) -> Mapping[str, str]:
    return {"": markdown(answer, language)}


WRITERS: Mapping[str, Callable[[Answer, str], Mapping[str, str]]] = {
    ".json": _as_json,
    ".md": _as_markdown,
    ".csv": _as_csv,
}
