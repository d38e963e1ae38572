"""A lab is chosen: the first, or the one that is named."""

import pytest

from sixteenth.errors import Refused, UnknownLabel
from sixteenth.questions.labs import choose_lab


def test_a_lab_is_chosen_the_first_or_the_one_named():
    assert choose_lab(("Ana", "Ben"), None) == "Ana"
    assert choose_lab(("Ana", "Ben"), "Ben") == "Ben"
    for labs in (("Ana", "Ben"), ()):
        with pytest.raises(Refused) as told:
            choose_lab(labs, "Bem")
        assert [type(fault) for fault in told.value.faults] == [UnknownLabel]
