"""An answer in the terminal and as JSON."""

import io

from rich.console import Console

import sixteenth
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
