"""An answer in the terminal and as JSON: numbers and structure; how tables are spaced is free to change."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

import sixteenth
from sixteenth.answers.answer import ABOUT, Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import common_words, words_of
from sixteenth.faces.terminal import answer_json, recipe_of, show_answer
from sixteenth.interfaces.terminal import make_console
from tests.interfaces.command_line import INTERVIEW, LEMONADE


@pytest.fixture(scope="module")
def interview() -> Answer:
    return replace(sixteenth.ask("outlook", INTERVIEW), shown=("all",))


@pytest.fixture(scope="module")
def stands() -> Answer:
    return sixteenth.ask("outlook", sixteenth.read(LEMONADE, allow_code=True), draws=200, backend="numpy")


def shown(answer: Answer, *, plain: bool, width: int = 100, language: str = "en") -> str:
    console = make_console(plain=plain)
    text = io.StringIO()
    console.file = text
    console.width = width
    show_answer(console, answer, plain=plain, language=language)
    return text.getvalue()


def sentences(answer: Answer) -> list[str]:
    return [words_of(answer.question).sentence(finding) for finding in answer.told]


def test_sentences_come_first_then_the_tables():
    told = shown(sixteenth.ask("race", draws=8), plain=True)
    assert told.index("With none of the three") < told.index("how a race ends") < told.index("2024-05-21")
    assert sum(told.count(kind) for kind in ("to the top", "to the bottom", "neither  ")) >= 27


def test_data_say_which_question_they_answer():
    data = answer_json(sixteenth.ask("race", draws=8))
    assert isinstance(data, dict)
    assert (data["question"], data["schema_version"], data["language"]) == ("race", 2, "en")


def test_plain_text_is_ascii_without_colour(interview, stands):
    for answer in (interview, stands):
        text = shown(answer, plain=True)
        assert text.isascii()
        assert "\x1b" not in text


@pytest.mark.parametrize("plain", [True, False])
def test_texts_of_others_are_shown_as_they_were_written(stands, plain):
    hostile = Figure("[red]x[/red]\x1b[31m\u202e", "text")
    about = Finding(ABOUT, {"title": hostile, "claim": hostile})
    text = shown(replace(stands, findings=(about,), tables=()), plain=plain)
    assert text.count(r"[red]x[/red]\x1b[31m\u202e") == 2
    assert "\x1b[31m" not in text


def test_no_color_is_plain_too(interview, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown(interview, plain=False).isascii()


def test_every_sentence_comes_before_every_table(interview):
    text = re.sub(r"\s+", " ", shown(interview, plain=True))
    first_table = text.index("+-")
    assert all(text.index(sentence) < first_table for sentence in sentences(interview))


def test_a_loss_has_its_minus_with_or_without_colour(interview):
    text = io.StringIO()
    show_answer(Console(file=text, force_terminal=True, color_system="truecolor", width=120), interview, plain=False)
    assert re.search(r"\x1b\[[^m]*m-8\.00\x1b\[0m", text.getvalue())


def test_the_last_line_says_what_made_the_numbers(interview, stands):
    line = common_words().sentence(recipe_of(interview))
    assert interview.recipe["scenario_hash"][:7] in line
    assert "1 draw, seed 7, 48 months from 2023-01, float64" in line
    assert "200 draws" in common_words().sentence(recipe_of(stands))
    assert line in re.sub(r"\s+", " ", shown(interview, plain=True))
    assert re.sub(r"\s+", "", common_words("zh").sentence(recipe_of(stands))) in re.sub(
        r"\s+", "", shown(stands, plain=False, language="zh")
    )


def test_a_narrow_terminal_is_no_error(interview, stands):
    for answer in (interview, stands):
        assert shown(answer, plain=False, width=40)


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_later_lines_of_a_sentence_hang_under_its_first(interview, plain, width):
    """In a panel and without: what follows a mark is as far in as the words beside the mark."""
    lines = [line.strip("│").rstrip() for line in shown(interview, plain=plain, width=width).splitlines()]
    mark = "- " if plain else "• "
    begins = [number for number, line in enumerate(lines) if line.lstrip().startswith(mark)]
    assert len(begins) == len(sentences(interview))
    inset = len(lines[begins[0]]) - len(lines[begins[0]].lstrip()) + len(mark)
    between = lines[begins[0] : begins[-1]]
    later = [line for line in between if not line.lstrip().startswith(mark)]
    assert later
    assert all(line.startswith(" " * inset) and line[inset] != " " for line in later)


def test_no_line_begins_with_a_unit(interview):
    for width in range(50, 100):
        lines = [line.strip("│ ") for line in shown(interview, plain=False, width=width).splitlines()]
        assert not any(line.startswith(("% ", "%.", "%,", "bn USD")) for line in lines[: lines.index("")])


def test_the_first_screen_of_a_certain_world_fits_forty_lines(interview):
    assert len(shown(replace(interview, shown=()), plain=False, width=80).splitlines()) <= 40


def test_lines_of_a_file_come_last_and_are_not_broken():
    note = Finding("to_read", {"lines": Figure(f'[posterior]\nsha256 = "{"0" * 64}"\n', "lines")})
    kept = Finding("kept", {"rows": Figure(10, "count"), "columns": Figure(2, "count")})
    told = shown(Answer("fit", "central", {}, (kept,), (), notes=(note,)), plain=True, width=40)
    assert told.endswith(f'\n\n[posterior]\nsha256 = "{"0" * 64}"\n')
    assert told.index("10 joint draws") < told.index("To read them")
