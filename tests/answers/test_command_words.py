"""What commands say of themselves is what stands among their words, read without the rest."""

import subprocess
import sys

import pytest

from sixteenth.answers.command_words import command_of
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.questions.names import NAMES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", NAMES)
def test_it_is_what_the_words_say(question, language):
    assert command_of(question, language) == words_of(question, language).command


def test_listing_commands_loads_nothing_that_writes_numbers():
    code = "import sys, sixteenth.faces.listing; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
