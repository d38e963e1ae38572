"""The names of all questions."""

from pathlib import Path

from sixteenth.questions.names import NAMES

FOLDER = Path(__file__).parents[2] / "src" / "sixteenth" / "questions"


def test_every_folder_is_a_question_and_they_stand_in_order():
    assert tuple(sorted(path.parent.name for path in FOLDER.glob("*/ask.py"))) == NAMES
