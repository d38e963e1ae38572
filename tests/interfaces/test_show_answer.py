"""An answer in the terminal and as JSON."""

import io

from rich.console import Console

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.interfaces.show_answer import answer_json, show_answer


def test_sentences_come_first_then_the_tables():
    console = Console(file=io.StringIO(), width=100, no_color=True)
    answer = sixteenth.ask("race", draws=8)
    show_answer(console, answer, plain=True)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert shown.index("With none of the three") < shown.index("how a race ends") < shown.index("2024-05-21")
    assert sum(shown.count(kind) for kind in ("to the top", "to the bottom", "neither  ")) >= 27


def test_data_say_which_question_they_answer():
    data = answer_json(sixteenth.ask("race", draws=8))
    assert isinstance(data, dict)
    assert (data["question"], data["schema_version"], data["language"]) == ("race", 2, "en")


def test_lines_of_a_file_come_last_and_are_not_broken():
    console = Console(file=io.StringIO(), width=40, no_color=True)
    note = Finding("to_read", {"lines": Figure(f'[posterior]\nsha256 = "{"0" * 64}"\n', "lines")})
    kept = Finding("kept", {"rows": Figure(10, "count"), "columns": Figure(2, "count")})
    show_answer(console, Answer("fit", "central", {}, (kept,), (), notes=(note,)), plain=True)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert shown.endswith(f'\n\n[posterior]\nsha256 = "{"0" * 64}"\n')
    assert shown.index("10 joint draws") < shown.index("To read them")
