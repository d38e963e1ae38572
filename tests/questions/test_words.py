"""The words of every question in every language: none missing, none stale, none foreign, and one term a thing."""

import ast
import re
import string
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from sixteenth.answers.wording import LANGUAGES, PARTS, words_of
from sixteenth.decide.society.world_share import YEARS
from sixteenth.questions.figures import key_of
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of
from sixteenth.scenarios.values.value import KINDS

FOLDER = Path(__file__).parents[2] / "src" / "sixteenth" / "questions"
OTHERS = tuple(language for language in LANGUAGES if language != "en")
WIDE = re.compile(r"[\u3400-\u9fff]")
CODE = re.compile(r"`[^`]*`|--[a-z-]+|\{[^}]*\}|'[^']*=[^']*'")  # what is typed, and what is filled in
LATIN = re.compile(r"[A-Za-z][A-Za-z.]+")
SPOKEN = (
    "summary",
    "more",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
)  # of a command; examples are typed
SCORES_IN_BILLIONS = {"tables.version"}  # a score, which is no amount
LONGEST_NAME = 40  # letters of a name in `decide`; what is longer is told


@cache
def glossary() -> dict[str, Any]:
    return tomllib.loads((files("sixteenth.answers") / "glossary.toml").read_text(encoding="utf-8"))


def written(question: str, language: str) -> dict[str, str]:
    """Return every text of a question by where it stands."""
    words = words_of(question, language)
    found = {f"{part}.{key}": text for part in PARTS for key, text in getattr(words, part).items() if part != "command"}
    spoken = {key: words.command.get(key, "") for key in SPOKEN}
    return found | {
        f"command.{key}": " ".join([text] if isinstance(text, str) else text) for key, text in spoken.items()
    }


def named(text: str) -> set[str]:
    """Return the parts that a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def said(question: str) -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the texts in the code of a question and of what questions share, and patterns of those put together."""
    plain: set[str] = set()
    made: list[re.Pattern[str]] = []
    for path in (*FOLDER.glob("*.py"), *(FOLDER / question).rglob("*.*")):
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    plain.add(node.value)
                if isinstance(node, ast.JoinedStr):
                    made.append(_pattern(node))
        elif path.suffix == ".toml" and not path.name.startswith("words."):
            plain |= set(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    return plain | names_of_decide() | set(KINDS), made


@cache
def names_of_decide() -> set[str]:
    """Return what `decide` calls things, as the keys by which questions look up their words."""
    found: set[str] = set()
    for path in (FOLDER.parent / "decide").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < LONGEST_NAME:
                found.add(key_of(node.value))
            if isinstance(node, ast.JoinedStr) and [type(each) for each in node.values] == [
                ast.Constant,
                ast.FormattedValue,
            ]:
                found |= {key_of(f"{node.values[0].value}{year}") for year in YEARS}  # type: ignore[attr-defined]
    return found


def _pattern(node: ast.JoinedStr) -> re.Pattern[str]:
    parts = (re.escape(str(each.value)) if isinstance(each, ast.Constant) else r"\w+" for each in node.values)
    return re.compile("".join(map(str, parts)))


def _texts(data: Any) -> Iterable[str]:
    if isinstance(data, str):
        yield data
    for key, each in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield str(key)
        yield from _texts(each)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("question", NAMES)
def test_no_word_is_missing(question, language):
    own, other = written(question, "en"), written(question, language)
    assert sorted(other) == sorted(own)
    differing = {key: (named(own[key]), named(other[key])) for key in own if named(own[key]) != named(other[key])}
    assert not differing


@pytest.mark.parametrize("question", NAMES)
def test_no_word_is_stale(question):
    plain, made = said(question)
    shared = words_of(question).__dict__
    keys = {key for part in ("findings", "tables", "columns", "charts", "words") for key in shared[part]}
    stale = {key for key in keys - plain if not any(pattern.fullmatch(key) for pattern in made)}
    assert not stale


@pytest.mark.parametrize("question", NAMES)
def test_every_option_has_its_help(question):
    words, fields = words_of(question), question_of(question).options.model_fields
    assert {*words.options} <= {*fields}
    assert all(words.option(name) for name in fields)


@pytest.mark.parametrize("question", NAMES)
def test_english_is_english(question):
    assert not {key: text for key, text in written(question, "en").items() if not text.isascii()}


@pytest.mark.parametrize("question", NAMES)
def test_chinese_is_chinese(question):
    """Names and what is typed stay as they are; everything else is told in Chinese."""
    kept = set(glossary()["kept"]["words"])
    for key, text in written(question, "zh").items():
        own = CODE.sub(" ", text)
        foreign = set(LATIN.findall(own)) - kept
        assert not foreign, f"{key}: {text}"
        assert (
            WIDE.search(own) or not LATIN.search(CODE.sub(" ", written(question, "en")[key])) or set(LATIN.findall(own))
        ), f"{key}: {text}"


@pytest.mark.parametrize("question", NAMES)
def test_one_word_a_thing(question):
    """A term that a sentence has in English stands in Chinese by its one word."""
    own, other = written(question, "en"), written(question, "zh")
    for term, words in glossary()["terms"].items():
        pattern = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
        missing = [
            key
            for key, text in own.items()
            if pattern.search(CODE.sub(" ", text)) and not any(each in other[key] for each in words)
        ]
        assert not missing, f"{term}: {words} is not in {missing}"


@pytest.mark.parametrize("question", NAMES)
def test_billions_of_dollars_are_counted_in_yi(question):
    """What an English sentence counts in bn USD is written ten times as large in Chinese, so the words must say so."""
    own, other = written(question, "en"), written(question, "zh")
    told = {key for key, text in own.items() if re.search(r"\bbn\b", text)} - SCORES_IN_BILLIONS
    assert not {key: other[key] for key in told if "亿" not in other[key] or "十亿" in other[key]}
