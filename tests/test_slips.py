"""A misspelt name is recognised, and no other name is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.slips import closest

MEANT = [
    ("usualprice", "usual_price"),
    ("usual-price", "usual_price"),
    ("revenue_company", "company_revenue"),
    ("compny_revenue", "company_revenue"),
    ("company_revenu", "company_revenue"),
    ("companyr_evenue", "company_revenue"),
    ("operating_profits", "operating_profit"),
    ("serving_margn", "serving_margin"),
    ("anthropc", "Anthropic"),
    ("openai", "OpenAI"),
    ("Stand", "stand"),
    ("labs", "lab"),
    ("wno.toml", "own.toml"),
    ("bilion USD", "billion USD"),
]
NOT_MEANT = [  # each would be accepted, and is another thing
    ("last_revenue", "company_revenue"),
    ("first_revenue", "last_revenue"),
    ("revenue", "company_revenue"),
    ("opening_cash", "cash"),
    ("p10", "p90"),
    ("model_1", "model_2"),
    ("cost_a", "cost_b"),
    ("min", "max"),
    ("billion EUR", "billion USD"),
    ("serving_cost", "serving_margin"),
    ("upper_bound", "lower_bound"),
    ("zeal", "cash"),
    ("", "cash"),
    ("_", "cash"),
]


@pytest.mark.parametrize(("name", "meant"), MEANT)
def test_a_slip_is_recognised(name, meant):
    assert closest(name, [meant, "something_else"]) == meant
    assert closest(meant, [name]) == name


@pytest.mark.parametrize(("name", "other"), NOT_MEANT)
def test_another_name_is_never_offered(name, other):
    assert closest(name, [other]) is None
    assert closest(other, [name]) is None


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_may_be_asked_for(name, known):
    assert closest(name, known) in {*known, None}
    assert not known or closest(known[0], known[:1]) in {known[0], None}
