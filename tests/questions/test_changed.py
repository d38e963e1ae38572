"""Every kind of change that scenarios can differ by has its word."""

from typing import get_args

from sixteenth.questions.changed import KINDS, lines_of
from sixteenth.scenarios.changes import Change, ChangeKind


def test_every_kind_of_change_has_a_word():
    assert set(KINDS) == set(get_args(ChangeKind))


def test_many_labels_of_an_input_are_one_line_and_few_a_line_each():
    def change(name: str, label: str) -> Change:
        return Change("value", name, label, "1", "2", "judgement")

    many = tuple(change("cash", lab) for lab in ("Ana", "Ben", "Cid", "Dee"))
    few = (change("rent", "Ana"), change("rent", "Ben"))
    assert lines_of((*many, *few)) == [many, (few[0],), (few[1],)]
