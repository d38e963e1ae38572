"""The words of a question in each of its languages: same keys, same parts of sentences, help of every option."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sixteenth.questions.register import question_of

FOLDER = Path(__file__).parents[2] / "src" / "sixteenth" / "questions"
TRANSLATED = sorted(path.parent.name for path in FOLDER.glob("*/words.zh.toml"))
ENGLISH = re.compile(r"[A-Za-z]{4,}")
NO_WORDS = re.compile(
    r"{\w+}|`[^`]*`|docs/\S+\.md|--\w+|\w+_\w+"
)  # parts, commands, files, options, names of the world
NAMES = {"Brier", "CRPS", "TOML", "central", "interview"}


def read(question: str, language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / question / f"words.{language}.toml").read_text(encoding="utf-8"))


def parts(text: str) -> list[str]:
    return sorted(set(re.findall(r"{(\w+)}", text)))


@pytest.mark.parametrize("question", TRANSLATED)
def test_both_languages_say_the_same(question):
    english, chinese = read(question, "en"), read(question, "zh")
    assert {part: list(each) for part, each in english.items()} == {part: list(each) for part, each in chinese.items()}
    for part, texts in english.items():
        for key, text in texts.items():
            assert parts(text) == parts(chinese[part][key]), f"{part}.{key}"


@pytest.mark.parametrize("question", TRANSLATED)
def test_no_english_is_left_in_the_other_language(question):
    for part, texts in read(question, "zh").items():
        for key, text in texts.items():
            left = set(ENGLISH.findall(NO_WORDS.sub("", text))) - NAMES
            assert not left, f"{part}.{key}: {left}"


@pytest.mark.parametrize("question", TRANSLATED)
def test_every_option_has_its_help(question):
    written = read(question, "en")
    assert list(written["options"]) == list(question_of(question).options.model_fields)
    assert written["command"]["summary"]
