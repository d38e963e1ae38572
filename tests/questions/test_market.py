"""What questions about the market need of a scenario."""

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.market import check_market


def test_a_world_without_a_market_is_told():
    with pytest.raises(Refused, match="a market"):
        check_market(sixteenth.read("interview_arithmetic"))
    with pytest.raises(Refused, match="enterprise"):
        check_market(sixteenth.read("central"), "enterprises")
    check_market(sixteenth.read("central"), "enterprise")
