"""`--lang` holds wherever it stands on the line, and a language that does not exist is a fault."""

import json
from typing import get_args

import pytest

from sixteenth.answers import wording
from sixteenth.faces.options import Language
from sixteenth.interfaces.language import language_asked, take_language
from sixteenth.said import LANGUAGES
from tests.interfaces.command_line import INTERVIEW, call

UNKNOWN = ("run", "no_such_scenario")


@pytest.fixture(autouse=True)
def english_again():
    yield
    take_language([])


@pytest.mark.parametrize(
    ("words", "left", "language"),
    [
        (["run", "--lang", "zh"], ["run"], "zh"),
        (["--lang=zh", "run", "a"], ["run", "a"], "zh"),
        (["run", "--lang", "en", "--lang", "zh"], ["run"], "zh"),
        (["run", "--lang"], ["run", "--lang"], None),
        (["run", "--lang", "--json"], ["run", "--lang", "--json"], None),
        (["run"], ["run"], None),
    ],
)
def test_the_language_is_taken_out_of_the_words(words, left, language):
    assert take_language(words) == (left, language, [])
    assert language_asked() == (language or "en")


def test_a_language_that_does_not_exist_is_a_fault():
    left, language, (fault,) = take_language(["run", "--lang", "fr"])
    assert (left, language) == (["run"], None)
    assert fault.lines() == (
        "A command that cannot be understood: '--lang'",
        "  at the command line",
        "  got 'fr', expected 'en' or 'zh'",
        "  cure: use 'en'",
    )


@pytest.mark.parametrize(
    "line", [("--lang", "zh", *UNKNOWN), (*UNKNOWN, "--lang", "zh"), ("run", "--lang=zh", "no_such_scenario")]
)
def test_faults_are_told_in_the_language_of_the_line(capsys, line):
    told = call(capsys, *line)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("不存在的情景：")
    assert told.err.endswith("\n1 处错误；没有运行任何内容\n")


@pytest.mark.parametrize("line", [("rnu",), ("run", INTERVIEW, "--drws", "3"), ("check",), ("run", "--backend", "jx")])
def test_what_cannot_be_understood_is_told_in_it_too(capsys, line):
    told = call(capsys, "--lang", "zh", *line)
    assert told.err.startswith("无法理解的命令：")


def test_a_wrong_number_is_told_in_it(capsys):
    told = call(capsys, "run", "--draws", "1.5", "--lang", "zh")
    assert "应为：1 到 10000000 的整数" in told.err


def test_a_command_without_the_option_tells_faults_in_it(capsys):
    assert call(capsys, "check", "no_such_scenario", "--lang", "zh").err.startswith("不存在的情景：")


def test_data_keep_english_for_programs_and_tell_people_in_the_language(capsys):
    told = call(capsys, *UNKNOWN, "--json", "--lang", "zh")
    (fault,) = json.loads(told.out)["faults"]
    assert (fault["fault"], fault["got"]) == ("UnknownScenario", "no such file")
    assert len(fault["told"]) == 4
    assert fault["told"][0].startswith("不存在的情景：")
    (fault,) = json.loads(call(capsys, *UNKNOWN, "--json").out)["faults"]
    assert fault["told"][0] == "A scenario that does not exist: 'no_such_scenario'"


def test_an_unknown_language_stands_beside_what_else_is_wrong(capsys):
    told = call(capsys, "run", "--lang", "fr", "--draws", "1.5")
    assert "2 faults; nothing was run" in told.err


def test_faults_are_told_in_the_languages_of_answers():
    assert LANGUAGES == wording.LANGUAGES == get_args(get_args(Language)[0])
