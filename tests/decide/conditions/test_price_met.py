"""A price as a condition."""

import pytest

import sixteenth
from sixteenth.decide.conditions.price_met import price_condition
from sixteenth.errors import Refused

CENTRAL = sixteenth.read("central")


@pytest.mark.parametrize(
    ("given", "kind", "last"),
    [
        (("852bn",), "worth", 119),
        (("852bn", "15 %"), "price", 119),
        (("852bn", "0.15", 2030), "price_then", 53),
    ],
)
def test_what_is_meant_hangs_on_what_is_given(given, kind, last):
    asked = price_condition(CENTRAL, "OpenAI", *given)
    (clause,) = asked.clauses
    assert asked.is_mean
    assert (clause.kind, clause.last, clause.bound) == (kind, last, 852e9)
    assert clause.yearly_return == (0.15 if len(given) > 1 else 0)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("852",), "write 852bn"),
        (("0",), "write 852bn"),
        (("852bn EUR",), "turn it into dollars"),
        (("852bn", "1500 %"), "a return a year"),
        (("852bn", "15"), "which is 1500%"),
        (("852bn", "soon"), "a number"),
        (("852bn", "15 %", 2060), "name a year of the run"),
        (("852bn", None, 2030), "add --return"),
    ],
)
def test_what_cannot_be_is_refused(given, told):
    with pytest.raises(Refused, match=told):
        price_condition(CENTRAL, "OpenAI", *given)
