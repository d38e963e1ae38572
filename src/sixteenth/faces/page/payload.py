"""An answer as the page takes it: its data, its view, its link, and the lines that give it again."""

import json
from collections.abc import Iterable, Mapping
from types import NoneType
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.wording import words_of
from sixteenth.faces.html.view import view_of
from sixteenth.faces.link.state import Library, State, command_line, link_of, python_line, told_notices
from sixteenth.faces.page.asked import Asked

DATA, HTML = "data", "html"  # what can be left out: tables as data, and as HTML
CHARTS = "charts"
DIGITS = 5  # of a number that is drawn
PLAIN = (str, int, bool, NoneType)  # of what is drawn, that which has no digits: most of it


def payload(asked: Asked, answer: Answer, library: Library) -> bytes:
    """Return an answer as JSON, with what it takes to ask it again, less what is asked to be left out."""
    state = asked.state
    words, has_tables = words_of(answer.question, state.language), DATA not in asked.without
    data = answer_data(answer, words, state.language, has_tables=has_tables).model_dump()
    view = view_of(answer, state.language, asked.width, has_tables=HTML not in asked.without)
    shown = {**view, CHARTS: drawn(view[CHARTS])}
    told = {"answer": data, "view": shown, "link": link_of(state), **lines_of(state, library)}
    return as_json({**told, "notices": told_notices(asked.notices, state.language)})


def drawn(spec: Any) -> Any:
    """Return a chart with as many digits as can be seen."""
    if isinstance(spec, float):
        return float(f"{spec:.{DIGITS}g}")
    if isinstance(spec, str):
        return spec
    if isinstance(spec, dict):
        return {key: each if type(each) in PLAIN else drawn(each) for key, each in spec.items()}
    return [drawn(each) for each in spec] if isinstance(spec, list | tuple) else spec


def lines_of(state: State, library: Library) -> dict[str, str]:
    """Return a state as a line of Python and as a command."""
    return {"python": python_line(state, library), "command": command_line(state)}


def as_json(data: Mapping[str, Any] | Iterable[Any]) -> bytes:
    """Write data as short as JSON can be; numbers of other kinds become numbers."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=float).encode()
