"""Days that are given as texts."""

import datetime

import pytest

from sixteenth.errors import Refused
from sixteenth.questions.days import read_day


def test_a_day_is_read_and_another_word_is_refused():
    assert read_day("--as-of", "2026-03-31") == datetime.date(2026, 3, 31)
    with pytest.raises(Refused, match="'soon'"):
        read_day("--as-of", "soon")
