"""The question of policies: what it asks of scenarios, and one page that was run."""

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.policies.ask import LIBRARY, with_library
from tests.interfaces.command_line import call
from tests.questions.told import told


@pytest.mark.slow  # one program
def test_a_pause_moves_nothing_before_it_begins_and_risk_while_it_lasts():
    found = sixteenth.ask("policies", ["central", "agreed_pause"], draws=48)  # type: ignore[call-overload]
    (risk,) = (each for each in found.tables if each.key == "risk")
    by_date = {(row[1].key, row[2]): row for row in risk.rows}
    before, during = (by_date["catastrophe_probability", month] for month in ("2027-12", "2028-12"))
    assert (before[3].key, before[-1].key, before[6].middle) == ("before", "the_same", 0)
    assert during[3].key == "during"
    assert during[6].middle < 0
    assert found.recipe["compared_with"] == {"agreed_pause": sixteenth.read("agreed_pause").hash}
    assert all(told("policies", found.findings).values())


def test_beside_one_alone_stand_those_of_the_library_with_what_is_set_by_hand():
    central = sixteenth.read("central").with_(safety_openness=0.3)
    first, *others = with_library(central)
    assert first is central
    assert [each.name for each in others] == list(LIBRARY)
    pause = next(each for each in others if each.name == "agreed_pause")
    assert pause.values["safety_openness"].card.value == 0.3


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("central", "central"), "the same one twice"),
        (("central", "interview_arithmetic"), "a world without it"),
        (("central", "nobody_knows_it"), "nobody_knows_it"),
    ],
)
def test_what_cannot_be_put_on_one_page_is_refused(names, said):
    with pytest.raises(Refused, match=said):
        sixteenth.ask("policies", names)


def test_the_command_takes_many_scenarios_and_refuses_as_one(capsys):
    assert call(capsys, "policies", "central", "agreed_pause", "one_lab_pauses", "agreed_pause").code == 1
    assert "--seed" in call(capsys, "policies", "--help").out
