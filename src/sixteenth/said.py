"""Sentences that keep their parts: written in English, and told in another language by its words.

A sentence is a text like any other, so that whatever takes a text takes it. It remembers of what template and parts it
was made; parts may be sentences themselves. What others wrote, a name, a number or a message of Python or of the
system, is a plain text and stays as it is in every language.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from numbers import Number
from string import Formatter
from typing import Any

LANGUAGES = ("en", "zh")
ENGLISH = "en"


class Said(str):
    """An English sentence that knows its template and its parts; of several joined, the text between them."""

    __slots__ = ("parts", "template")
    template: str
    parts: Mapping[str, Any] | tuple[str, ...]

    def __add__(self, other: str) -> str:
        """Put a text behind it."""
        return joined("", (self, other))

    def __radd__(self, other: str) -> str:
        """Put a text before it."""
        return joined("", (other, self))

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process with the parts: those that are neither texts, numbers nor places as they are shown."""
        if isinstance(self.parts, tuple):
            return _remade, (str(self), self.template, self.parts)
        return _remade, (str(self), self.template, {key: _sent(part) for key, part in self.parts.items()})


def _sent(part: Any) -> Any:
    return part if isinstance(part, str | Number) or hasattr(part, "told") else str(part)


def _remade(text: str, template: str, parts: Mapping[str, Any] | tuple[str, ...]) -> Said:
    made = Said(text)
    made.template, made.parts = template, parts
    return made


def said(template: str, /, **parts: Any) -> str:
    """Write an English sentence from a template with fields, as `str.format` does, and the parts that stand there."""
    return _remade(template.format(**parts) if parts else template, template, parts)


def joined(between: str, parts: Iterable[str]) -> str:
    """Write texts one after the other, with something between them that a language has a word for, such as ` or `."""
    kept = tuple(parts)
    return _remade(between.join(kept), between, kept)


def told(text: str, language: str = ENGLISH) -> str:
    """Tell a sentence in a language: what its words do not have, and what is no sentence, stays as it was written."""
    if language == ENGLISH or not isinstance(text, Said):
        return str(text)
    template = words_of_faults(language).get(text.template)
    if isinstance(text.parts, tuple):
        between = text.template if template is None else template
        return between.join(told(part, language) for part in text.parts)
    if not text.parts:
        return text.template if template is None else template
    if template is None and has_words(text.template):
        return str(text)
    parts = {key: _part(part, language) for key, part in text.parts.items()}
    return (text.template if template is None else template).format(**parts)


def _part(part: Any, language: str) -> Any:
    """Tell a part: a text, or what tells itself in any language, as a place does; numbers stay what they are."""
    if isinstance(part, str):
        return told(part, language)
    return part.told(language) if hasattr(part, "told") else part


def message_of(error: BaseException) -> str:
    """Return what an error says, as the sentence it is where it was made with one; else as Python writes it."""
    return error.args[0] if len(error.args) == 1 and isinstance(error.args[0], Said) else str(error)


@cache
def words_of_faults(language: str) -> Mapping[str, str]:
    """Return what English sentences are in another language: template by template, with the same fields."""
    import tomllib  # noqa: PLC0415 - few need it, and the program begins with this module
    from importlib.resources import files  # noqa: PLC0415 - as above

    written = tomllib.loads((files("sixteenth") / f"faults.{language}.toml").read_text(encoding="utf-8"))
    return {english: other for room in written.values() for english, other in room.items()}


@cache
def has_words(template: str) -> bool:
    """Say whether a template has letters outside its fields, so that it is told otherwise in another language."""
    return any(letter.isalpha() for text, *_ in Formatter().parse(template) for letter in text)
