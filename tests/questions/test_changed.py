"""Every kind of change that scenarios can differ by has its word."""

from typing import get_args

from sixteenth.questions.changed import KINDS
from sixteenth.scenarios.changes import ChangeKind


def test_every_kind_of_change_has_a_word():
    assert set(KINDS) == set(get_args(ChangeKind))
