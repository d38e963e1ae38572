"""The sentences of the last safe month, from made-up findings."""

from dataclasses import replace

from sixteenth.decide.last_safe import LastSafe
from sixteenth.decide.spread import Mover, PartOfSpread
from sixteenth.interfaces.last_safe_words import last_safe_sentences

MADE = LastSafe(
    lab="Ana",
    start="2026-07",
    horizon="2036-06",
    futures=100,
    never_too_late_of_100=40.0,
    too_late_from_the_start_of_100=20.0,
    months=((50, "2029-04"), (67, "2027-01"), (90, "2026-06")),
    movers=(Mover("contract_take_or_pay", (), "judgement", -0.61, 0.37, is_clear=True),),
    judgement=PartOfSpread(0.45, 0.04),
)


def test_it_is_said_by_odds_what_decides_it_and_what_is_judgement():
    first, second = last_safe_sentences(MADE)
    assert first.startswith("Until when can Ana stop and still pay all that it owes? In 40 of 100 futures")
    assert "at odds of 50 of 100 2029-04; at odds of 67 of 100 2027-01" in first
    assert first.endswith("at odds of 90 of 100 already past at the start.")
    assert "contract take or pay (judgement; rank correlation -0.61)" in second
    assert "45 % of the spread of that month" in second


def test_a_month_beyond_the_run_and_too_few_futures_are_said_as_such():
    always = replace(MADE, months=((50, None),), judgement=PartOfSpread(0.4, float("nan")))
    first, second = last_safe_sentences(always)
    assert first.endswith("At odds of 50 to 90 of 100 the last safe month is beyond the run.")
    assert second.endswith("There are too few futures to tell how much of its spread is judgement.")
    assert last_safe_sentences(replace(MADE, movers=()))[1].startswith("No single input stands out")
