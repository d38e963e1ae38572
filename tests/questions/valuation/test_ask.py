"""What a lab is worth against its price, from one run."""

from typing import Any

import pytest

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from tests.interfaces.command_line import INTERVIEW

FEW: dict[str, Any] = {"draws": 32, "seed": 7}


def test_what_cannot_be_asked_is_told():
    with pytest.raises(Refused, match="labs that launch models"):
        sixteenth.ask("valuation", INTERVIEW)
    with pytest.raises(Refused, match="'Antropic'"):
        sixteenth.ask("valuation", lab="Antropic")
    with pytest.raises(Refused, match="'--price'"):
        sixteenth.ask("valuation", price="much")


@pytest.mark.slow  # compiles the central scenario with values
def test_it_tells_three_values_and_what_the_price_needs_by_the_words_of_going_on():
    answer = sixteenth.ask("valuation", lab="OpenAI", price="852bn", **FEW)
    keys = [each.key for each in answer.findings]
    assert keys[0] == "values"
    assert "owners_have_more" not in keys
    words = words_of("valuation")
    told = {each.key: words.sentence(each) for each in answer.findings}
    assert "852bn USD" in told["worth_its_price"]
    assert [table.key for table in answer.tables] == ["values", "constraints"]
    assert len(answer.tables[0].rows) == 3
    assert answer.charts[0].question == "going_on"
