"""An answer out of its JSON file: what was found, so that it can be shown again, in any language."""

from pathlib import Path

from pydantic import ValidationError

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import AnswerData
from sixteenth.answers.kept import read_kept
from sixteenth.answers.wording import Words
from sixteenth.errors import Fault, Place, Refused, UnreadableFile
from sixteenth.texts import Unreadable, read_text

NOTHING_KEPT = "an answer that was printed: a file that --out wrote holds all of it"


def read_answer(path: Path) -> Answer:
    """Read an answer that was written to a file as JSON.

    Raises:
        Refused: when there is no such file, or it holds no answer.

    """
    try:
        kept = AnswerData.model_validate_json(read_text(path)).kept
        found = read_kept(kept)
    except Unreadable as problem:
        raise Refused([_not_an_answer(path, problem.got)]) from problem
    except ValidationError as error:
        told = error.errors(include_url=False, include_input=False, include_context=False)
        raise Refused([_not_an_answer(path, told[0]["msg"])]) from error
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Refused([_not_an_answer(path, str(error))]) from error
    if not isinstance(found, Answer):
        raise Refused([_not_an_answer(path, NOTHING_KEPT)])
    return found


def unknown_words(answer: Answer, words: Words, path: Path) -> Fault | None:
    """Say that an answer was written by a version that said other things than this one, if it was."""
    findings = {(each.question, each.key) for each in (*answer.findings, *answer.notes)}
    tables = {(each.question, each.key) for each in answer.tables}
    lacking = sorted(
        [key for question, key in findings if key not in words.told_by(question).findings]
        + [key for question, key in tables if key not in words.told_by(question).tables]
    )
    return _not_an_answer(path, f"'{lacking[0]}', which this version cannot say") if lacking else None


def _not_an_answer(path: Path, got: str) -> Fault:
    cure = "give a file that --out answer.json wrote, or ask the question anew"
    return UnreadableFile(f"'{path}'", Place(str(path)), " ".join(got.split()), "a saved answer", cure)
