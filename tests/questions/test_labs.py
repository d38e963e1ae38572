"""A lab is chosen: the first, or the one that is named."""

import pytest

import sixteenth
from sixteenth.errors import Refused, UnknownLabel
from sixteenth.questions.labs import choose_lab, lab_of_owners


def test_a_lab_is_chosen_the_first_or_the_one_named():
    assert choose_lab(("Ana", "Ben"), None) == "Ana"
    assert choose_lab(("Ana", "Ben"), "Ben") == "Ben"
    for labs in (("Ana", "Ben"), ()):
        with pytest.raises(Refused) as told:
            choose_lab(labs, "Bem")
        assert [type(fault) for fault in told.value.faults] == [UnknownLabel]


def test_a_lab_of_owners_is_one_that_could_stop():
    central = sixteenth.read("central")
    assert lab_of_owners(central, None) == "Anthropic"
    assert lab_of_owners(central, "Meta") == "Meta"
    with pytest.raises(Refused, match="OpenAI"):
        lab_of_owners(central, "Openai")
    with pytest.raises(Refused, match="owners"):
        lab_of_owners(sixteenth.read("interview_arithmetic"), None)
