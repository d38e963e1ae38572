"""Numbers that answers show, by what people call them in each language, with the name of the world that each opens."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DATA = "numbers.toml"
DASHES = "-_"
SILENT = "'?!.\N{RIGHT SINGLE QUOTATION MARK}\N{FULLWIDTH QUESTION MARK}\N{IDEOGRAPHIC FULL STOP}"


@dataclass(frozen=True)
class ShownNumber:
    """A number of an answer: its key among the words, the name of the world behind it, and what people call it."""

    key: str
    name: str
    en: Sequence[str]
    zh: Sequence[str]


@cache
def shown_numbers() -> Mapping[str, ShownNumber]:
    """Read the numbers, by each word of each language as `plain_word` writes it."""
    text = (files("sixteenth.questions.explain") / DATA).read_text(encoding="utf-8")
    read = [ShownNumber(**each) for each in tomllib.loads(text)["number"]]
    return {plain_word(word): each for each in read for word in (*each.en, *each.zh)}


def plain_word(text: str) -> str:
    """Return a word as it is compared: small letters and single spaces, without apostrophes, dashes and marks."""
    letters = (" " if letter in DASHES else letter for letter in text.lower() if letter not in SILENT)
    return " ".join("".join(letters).split())
