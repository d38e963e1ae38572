"""Real adoptions of scaling policies, counted in days from the first."""

from sixteenth.evidence.facts_read.policies import TOGETHER, WEAKENED, adoptions


def test_days_are_those_that_were_told():
    """Claim S17: OpenAI after 90 days, Google DeepMind after 241, sixteen companies at Seoul after 245."""
    days = {each.who: each.days for each in adoptions()}
    assert days["Anthropic"] == 0
    assert (days["OpenAI"], days["Google DeepMind"]) == (90, 241)
    (seoul,) = adoptions(TOGETHER)
    assert seoul.days == 245


def test_they_stand_in_order_with_a_source_each():
    found = adoptions()
    assert [each.date for each in found] == sorted(each.date for each in found)
    assert all(each.source and each.url.startswith("https://") for each in found)
    (weakened,) = adoptions(WEAKENED)
    assert weakened.days > max(each.days for each in found)
