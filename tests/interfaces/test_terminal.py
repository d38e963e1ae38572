"""The answer in the terminal: numbers and structure; how tables are spaced is free to change."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console
from rich.text import Text

import sixteenth
from sixteenth.interfaces.answer import Answer, make_answer
from sixteenth.interfaces.terminal import make_console, recipe_line, show_answer
from sixteenth.scenarios.assemble import read_scenario
from tests.interfaces.command_line import INTERVIEW, LEMONADE


@pytest.fixture(scope="module")
def interview() -> Answer:
    scenario = read_scenario(INTERVIEW)
    return make_answer(scenario, sixteenth.run(scenario))


@pytest.fixture(scope="module")
def stands() -> Answer:
    scenario = read_scenario(LEMONADE, allow_code=True)
    return make_answer(scenario, sixteenth.run(scenario, draws=200, back_end="numpy"))


def shown(answer: Answer, *, plain: bool, width: int = 100) -> str:
    console = make_console(plain=plain)
    text = io.StringIO()
    console.file = text
    console.width = width
    show_answer(console, answer, plain=plain)
    return text.getvalue()


def test_plain_text_is_ascii_without_colour(interview, stands):
    for answer in (interview, stands):
        text = shown(answer, plain=True)
        assert text.isascii()
        assert "\x1b" not in text


@pytest.mark.parametrize("plain", [True, False])
def test_texts_of_others_are_shown_as_they_were_written(stands, plain):
    hostile = "[red]x[/red]\x1b[31m\u202e"
    text = shown(replace(stands, title=hostile, claim=hostile, sentences=(hostile,)), plain=plain)
    assert text.count(r"[red]x[/red]\x1b[31m\u202e") == 3
    assert "\x1b[31m" not in text


@pytest.mark.parametrize("plain", [True, False])
def test_nothing_printed_to_the_console_can_steer_it(plain):
    console = make_console(plain=plain)
    text = io.StringIO()
    console.file = text
    console.print(Text("a\x1b[2J\n\x9bb"), "[bold]c[/bold]")
    assert text.getvalue() == "a\\x1b[2J\n\\x9bb [bold]c[/bold]\n"


def test_no_color_is_plain_too(interview, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown(interview, plain=False).isascii()
    assert make_console(plain=False).color_system is None


def test_every_sentence_comes_before_every_table(interview):
    text = re.sub(r"\s+", " ", shown(interview, plain=True))
    first_table = text.index("+-")
    for sentence in interview.sentences:
        assert text.index(sentence) < first_table


def test_every_model_has_a_row_of_its_own(interview):
    lines = shown(interview, plain=True).splitlines()
    assert interview.books is not None
    for model in interview.books.models:
        rows = [line for line in lines if re.match(rf"\W*{model.model}\b", line) and "2.00x" in line]
        assert len(rows) == 1
        assert "18 months" in rows[0]


def test_every_cell_of_the_break_even_table_is_shown(interview):
    text = shown(interview, plain=True)
    cells = [margin for table in interview.break_even for row in table.margins for margin in row]
    assert all(f"{100 * margin:.1f} %" in text for margin in cells)


def test_a_loss_has_its_minus_with_or_without_colour(interview):
    text = io.StringIO()
    show_answer(Console(file=text, force_terminal=True, color_system="truecolor", width=120), interview, plain=False)
    coloured = text.getvalue()
    assert re.search(r"\x1b\[[^m]*m-8\.00\x1b\[0m", coloured)


def test_a_world_without_books_shows_its_quantiles(stands):
    text = shown(stands, plain=True)
    assert "median" in text
    assert "profit industry" in text
    assert "cash Ana" in text


def test_the_last_line_says_what_made_the_numbers(interview, stands):
    line = recipe_line(interview)
    assert interview.recipe["scenario_hash"][:7] in line
    assert "1 draw, seed 7, 48 months from 2023-01, float64" in line
    assert "200 draws" in recipe_line(stands)
    assert line in re.sub(r"\s+", " ", shown(interview, plain=True))


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
    assert len(begins) == len(interview.sentences)
    inset = len(lines[begins[0]]) - len(lines[begins[0]].lstrip()) + len(mark)
    between = lines[begins[0] : begins[-1]]
    later = [line for line in between if not line.lstrip().startswith(mark)]
    assert later
    assert all(line.startswith(" " * inset) and line[inset] != " " for line in later)


def test_no_line_begins_with_a_unit(interview):
    for width in range(50, 100):
        lines = [line.strip("│ ") for line in shown(interview, plain=False, width=width).splitlines()]
        assert not any(line.startswith(("% ", "%.", "%,", "bn USD")) for line in lines[: lines.index("")])
