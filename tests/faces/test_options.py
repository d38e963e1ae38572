"""Options that every command has."""

from typing import get_args

from sixteenth.answers.wording import LANGUAGES
from sixteenth.faces.options import Language


def test_a_command_speaks_every_language():
    assert get_args(get_args(Language)[0]) == LANGUAGES
