"""The three answers in words, and what decides them."""

from dataclasses import replace

import pytest

from sixteenth.answers.wording import words_of
from sixteenth.measures.spread import MONTHLY_LUCK, Mover, PartOfSpread
from sixteenth.questions.outlook.findings import findings_of
from sixteenth.questions.outlook.reading import Outlook
from tests.questions.outlook.examples import HEAD, MOVERS, OUTLOOK, VALUE, VALUED


def told(outlook: Outlook, language: str = "en") -> list[str]:
    return list(map(words_of("outlook", language).sentence, findings_of(outlook)))


def test_the_three_answers_are_told_and_what_decides_them():
    verdict, back, stop, late, decides, sure = told(OUTLOOK)
    assert verdict == "Is the loss an investment or a hole? Ana: an investment."
    assert back == (
        "Money back, counted second: in 70 of 100 futures by 2036-03, models then for sale run off; 3 of 100 end in"
        " ruin."
    )
    assert stop == (
        "What if progress stops? Of 100 futures in which it stops within 24 months, 80 get the money back, from a peak"
        " cumulative deficit of -2.00bn USD; in which it goes on for 5 years, 64 get the money back, from a peak"
        " cumulative deficit of -2.00bn USD."
    )
    assert late == (
        "When is it too late to stop? Never in 31 of 100 futures; in 90 of 100, the last month to stop and pay all that"
        " is owed is 2027-05."
    )
    assert decides == (
        "What decides it: from 10 to 90 of 100, by how hard labs compete on price and how much they spend."
    )
    assert sure == "How sure: 36 % of its spread (standard error 3) rests on judgement."


def test_where_going_on_is_valued_money_back_comes_second():
    investment, back, stop, late, decides, _ = told(VALUED)
    assert investment == (
        "Is the loss an investment or a hole? Ana: an investment. Going on is worth 1,300bn USD to its owners against"
        " stopping now (standard error 30bn USD), and more than nothing in 93 of 100 futures. Of that, 43 % comes after"
        " 2036-03."
    )
    assert back.startswith("Money back, counted second: in 70 of 100 futures by 2036-03")
    assert stop == (
        "What if progress stops? Where it stops within 24 months (25 of 100 futures), going on is worth 2.00bn USD on"
        " average, more than nothing in 30 of 100; where it goes on for 5 years (75), 1,300bn USD, in 93."
    )
    assert late == told(OUTLOOK)[3]
    assert decides == (
        "What decides it: price competition and spending move it from 2.00bn USD to 1,300bn USD, above nothing in 30 to"
        " 93 of 100 futures."
    )


def test_chinese_counts_money_in_yi():
    investment, *_ = told(VALUED, "zh")
    assert "1.3万亿美元" in investment
    assert "300亿美元" in investment


def test_an_error_that_few_futures_do_not_tell_is_left_out():
    one = replace(VALUED.going_on[0], going_concern=replace(VALUE, standard_error=float("nan")))
    assert "stopping now, and more" in told(replace(VALUED, going_on=(one,)))[0]


def test_a_share_of_judgement_that_few_futures_do_not_tell_is_not_told():
    few = replace(MOVERS, by_kind=(("judgement", PartOfSpread(0.75, 0.3)), (MONTHLY_LUCK, PartOfSpread(0.25, 0.3))))
    sure = told(replace(OUTLOOK, movers=few))[-1]
    assert "75" not in sure
    assert "too few futures to tell" in sure


def test_the_strict_rule_is_told():
    assert "by 2036-03, nothing sold after that;" in told(replace(OUTLOOK, unfinished="spent"))[1]


@pytest.mark.parametrize(
    ("verdict", "words"), [("hole", "Ana: a hole."), ("either way", "Ana: it could go either way.")]
)
def test_each_verdict_has_its_words(verdict, words):
    assert words in told(replace(OUTLOOK, headlines=(replace(HEAD, verdict=verdict),)))[0]


def test_a_last_call_beyond_the_run_is_told_as_such():
    heads = (replace(HEAD, last_calls=((90, None),)),)
    assert "every month of the run still allows it" in told(replace(OUTLOOK, headlines=heads))[3]


def test_a_last_call_before_the_run_is_told_as_such():
    heads = (replace(HEAD, start="2026-07", last_calls=((90, "2026-06"),)),)
    assert "from the start: in more than 10 of 100" in told(replace(OUTLOOK, headlines=heads))[3]


def test_a_catastrophe_counts_as_not_back():
    heads = (replace(HEAD, catastrophe_of_100=14.0),)
    assert "ruin, 14 in a catastrophe for all (judgement)" in told(replace(OUTLOOK, headlines=heads))[1]


def test_a_judgement_that_decides_the_last_call_is_named():
    firm = Mover("contract_take_or_pay", ("Ana",), "judgement", -0.6, 0.36, is_clear=True)
    late = told(replace(OUTLOOK, last_call=firm))[3]
    assert late.endswith(" 2027-05. It turns on contract take or pay Ana (judgement): 36 % of its spread.")
    measured = replace(firm, kind="measured")
    assert told(replace(OUTLOOK, last_call=measured))[3] == told(OUTLOOK)[3]
