"""The view of an answer, as HTML and charts."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sixteenth.answers.answer import Answer


def view_of(answer: Answer, language: str, width: int) -> dict[str, Any]:
    """Return the view of an answer; an empty one where nothing can make it."""
    if find_spec("sixteenth.faces.html") is None:
        return {"heading": "", "findings": "", "tables": {}, "charts": [], "parts": list(answer.parts), "recipe": ""}
    found: dict[str, Any] = import_module("sixteenth.faces.html.view").view_of(answer, language, width)
    return found
