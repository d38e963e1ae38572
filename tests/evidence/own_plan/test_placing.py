"""Where a company stands in a scenario, and what keeps it out."""

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.evidence.own_plan.placing import opening_of
from tests.evidence.own_plan.plans import HEAD, REVENUE, WHO, WHOLE, opening, plan
from tests.interfaces.command_line import INTERVIEW


@pytest.mark.parametrize(
    ("who", "company", "pattern"),
    [
        (WHO, "Acme", "Mistral"),
        (",company,,,,,,OpenAI,,,\n", "OpenAI", "OpenAI"),
        (",company,,,,,,Acme,,,\n,instead,,,,,,xAI,,,\n", "Acme", "xAI"),
        (WHO + ",instead,,,,,,xAI,,,\n", "Acme", "Mistral"),
    ],
)
def test_a_company_is_like_a_lab_in_its_place_or_that_lab_itself(who, company, pattern):
    found = opening(HEAD + who + REVENUE)
    assert (found.company, found.pattern) == (company, pattern)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (",company,,,,,,Acme,,,\n", "a row that says like which lab 'Acme' is"),
        (",like,,,,,,OpenIA,,,\n", "did you mean 'OpenAI'"),
        (",instead,,,,,,Nobody,,,\n", "a lab of the scenario"),
    ],
)
def test_a_lab_that_is_none_is_refused(who, told):
    with pytest.raises(Refused, match=told):
        opening(HEAD + who + REVENUE)


def test_a_plan_of_other_months_or_a_world_without_labs_is_refused():
    with pytest.raises(Refused, match="each month from 2026-07, when 'central' begins"):
        opening(HEAD + WHO + REVENUE.replace("2026-07,revenue,60,66,73,million,USD,,,,\n", ""))
    with pytest.raises(Refused, match="such as central"):
        opening_of(sixteenth.read(INTERVIEW), plan(WHOLE))
