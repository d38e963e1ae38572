"""Texts that come from data, in another language: titles, claims, meanings, levers, each by its English wording.

Data hold English. Beside them stand files of pairs, `"English" = "..."`, in tables that only sort them. A text that has
no pair is shown as it is, as one of a scenario of somebody's own is: so a text that was changed is never told wrongly.
A part in braces stands for one word, which is told in turn; one named `..._all` for any words; `..._number` and
`..._month` for such; one named `..._billions` for a number that Chinese writes ten times as large, for it counts in yi.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

SUBJECTS = ("capital", "choices", "growth", "ledger", "market", "safety", "society", "talent")
PLACES = (  # of the files of pairs, in the package
    "scenarios/library",
    "scenarios/amounts",
    "world/names",
    "world/outputs",
    *(f"world/{subject}/{part}" for subject in SUBJECTS for part in ("parameters", "equations")),
    "evidence/claims",
    "evidence/texts",
    "questions/shocks/levers",
    "reproductions/published",
)
STOP, COMMA, SEMICOLON = "\N{IDEOGRAPHIC FULL STOP}", "\N{IDEOGRAPHIC COMMA}", "\N{FULLWIDTH SEMICOLON}"
PARTS = (
    (re.compile(r"(?<=[.?!]) (?=[A-Z0-9])"), ""),  # sentences
    (re.compile(", "), COMMA),
    (re.compile("; "), SEMICOLON),
)
PART = re.compile(r"\\{(\w+)\\}")  # of a pattern, as it stands once its other letters are escaped
BILLIONS = "billions"
A_NUMBER, A_WORD = r"[-+]?[\d.,]*\d(?:e[-+]?\d+)?", r"\S+"
A_MONTH = r"\d{4}-\d\d"
KINDS = {"number": A_NUMBER, BILLIONS: A_NUMBER, "month": A_MONTH, "all": ".+?"}  # of parts, by how they end
TEN = 10  # yi in a billion


def in_chinese(text: str) -> str:
    """Return a text of data in Chinese, as it is where it has no translation."""
    return _told(str(text), "zh")


@cache
def _told(text: str, language: str) -> str:
    """Tell a text as a whole; with its full stop; by its pattern; sentence by sentence; or as a list."""
    pairs = pairs_of(language)
    if text in pairs:
        return pairs[text]
    if f"{text}." in pairs:
        return pairs[f"{text}."].rstrip(STOP)
    for pattern, told in _patterns(language):
        if found := pattern.fullmatch(text):
            return told.format_map({name: _part(name, part, language) for name, part in found.groupdict().items()})
    for between, mark in PARTS:
        parts = between.split(text)
        told_parts = [_told(part, language) for part in parts] if len(parts) > 1 else [text]
        if all(told != part for told, part in zip(told_parts, parts, strict=True)):
            return mark.join(told_parts)
    return text


def _part(name: str, part: str, language: str) -> str:
    return f"{TEN * float(part.replace(',', '')):,.12g}" if name.endswith(BILLIONS) else _told(part, language)


@cache
def pairs_of(language: str) -> Mapping[str, str]:
    """Read all pairs of a language, when the first text is asked for."""
    return {text: told for place in PLACES for text, told in pairs_in(place, language)}


def pairs_in(place: str, language: str) -> Sequence[tuple[str, str]]:
    """Read the pairs of one file."""
    written = files("sixteenth").joinpath(f"{place}.{language}.toml").read_text(encoding="utf-8")
    return tuple(_leaves(tomllib.loads(written)))


def _leaves(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, each in table.items():
        if isinstance(each, str):
            yield key, each
        else:
            yield from _leaves(each)


@cache
def _patterns(language: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """Return the pairs with parts in braces, those that say most first, as what they match and how it is told."""
    found = [(text, told) for text, told in pairs_of(language).items() if "{" in text]
    found.sort(key=lambda pair: -len(PART.sub("", re.escape(pair[0]))))
    return [(re.compile(PART.sub(_group, re.escape(text))), told) for text, told in found]


def _group(part: re.Match[str]) -> str:
    return f"(?P<{part[1]}>{KINDS.get(part[1].rpartition('_')[2], A_WORD)})"
