"""The language of a command line: `--lang` holds wherever it stands, and for faults before any command begins."""

from collections.abc import Iterator, Sequence
from contextvars import ContextVar

from sixteenth.errors import Fault, Place, UnusableCommand, nearest
from sixteenth.said import ENGLISH, LANGUAGES, joined, said

OPTION = "--lang"
_asked: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language_asked() -> str:
    """Return the language in which faults are told now."""
    return _asked.get()


def take_language(words: Sequence[str]) -> tuple[list[str], str | None, list[Fault]]:
    """Take the language out of the words of a command line, and tell faults in it from here on.

    Returns:
        The other words, the language where one was asked for, and a fault for each that does not exist.

    """
    others: list[str] = []
    asked: list[str] = []
    for word, is_language in _read(words):
        (asked if is_language else others).append(word)
    found = [each for each in asked if each in LANGUAGES]
    _asked.set(found[-1] if found else ENGLISH)
    return others, found[-1] if found else None, [_unknown(each) for each in asked if each not in LANGUAGES]


def _read(words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the words, the option itself left out, and whether each is a language; one that lacks its value stays."""
    left = list(words)
    while left:
        word = left.pop(0)
        if word == OPTION and left and not left[0].startswith("-"):
            yield left.pop(0), True
        elif word.startswith(f"{OPTION}="):
            yield word.partition("=")[2], True
        else:
            yield word, False


def _unknown(language: str) -> Fault:
    expected = joined(" or ", (f"'{each}'" for each in LANGUAGES))
    cure = nearest(language, LANGUAGES, said("use '{language}'", language=ENGLISH))
    return UnusableCommand(f"'{OPTION}'", Place(said("the command line")), f"'{language}'", expected, cure)
