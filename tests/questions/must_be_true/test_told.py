"""What must be true, as sentences: each case has its own, in each language, and the first one is the answer."""

import datetime
from dataclasses import replace

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.decide.conditions.condition import Asked, Clause
from sixteenth.decide.worth.market_implied import MarketImplied, Terms
from sixteenth.evidence.facts_read.read_facts import Fact
from sixteenth.measures.estimate import Estimate
from sixteenth.measures.over_futures import OverFutures
from sixteenth.questions.must_be_true.plans import InRun, Plan
from sixteenth.questions.must_be_true.told import findings, held_or_sold
from tests.questions.must_be_true.found import COUNT, MEAN, PRICE, RATE, TILT, belief, choice, found, joint
from tests.questions.told import told

ABOUT = {"lab": Figure("OpenAI", "text"), "draws": Figure(2000, "count"), "others": Figure(400, "count")}
DAY = datetime.date(2025, 11, 9)
FACT = Fact(
    *("projected_annual_revenue", "OpenAI", datetime.date(2028, 12, 31), 100.0, "100", "USD_bn", 100.0, None),
    *("projected", "The Decoder", "https://example.org", DAY, "", "revenue.csv", 2),
)
PLAN = Plan(FACT, 2028, 100e9, InRun(171e9, Estimate(72.8, 1.0)), InRun(185e9, Estimate(75.0, 1.1)))


def keys(made, plans=()) -> list[str]:
    return [each.key for each in findings(made, plans, ABOUT)]


def flat(each):
    return replace(each, found=replace(each.found, best=Estimate(0.0, 0.0)))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (found(), ["does_not_hold", "singles", "no_choice", "joint", "shared"]),
        (found(now=66.5), ["does_not_hold_barely", "singles", "no_choice_helps", "joint", "shared"]),
        (found(now=70.0), ["holds", "singles_break", "no_choice_breaks", "joint_breaks", "shared"]),
        (found(now=67.5), ["holds_barely", "singles_break", "no_choice_breaks", "joint_breaks", "shared"]),
        (
            found(beliefs=(belief(RATE, "never", None),), choices=(choice("at_most", -0.7),), joint=joint(0.2)),
            ["does_not_hold", "no_single", "choices", "joint_middle", "shared"],
        ),
        (
            found(joint=joint(is_enough=False), shared=()),
            ["does_not_hold", "singles", "no_choice", "joint_none", "too_few_to_share"],
        ),
        (
            found(now=0.0, beliefs=(flat(belief(RATE, "never", None)),), choices=(flat(choice("never", None)),)),
            ["does_not_hold", "no_single_helps", "no_choice_helps", "joint", "shared"],
        ),
        (found(is_stopped=True, beliefs=(), choices=(), joint=None), ["stopped", "does_not_hold", "shared"]),
        (
            found(
                now=80,
                beliefs=(belief(RATE, "always", None),),
                choices=(choice("at_most", -0.7),),
                joint=joint(is_enough=False),
            ),
            ["holds", "no_single_breaks", "choices_break", "joint_breaks_none", "shared"],
        ),
        (
            found(MEAN, now=-3e11),
            ["does_not_hold_on_average", "singles", "no_choice_on_average", "joint_on_average", "shared"],
        ),
    ],
)
def test_each_case_has_its_key(made, expected):
    assert [key for key in keys(made) if not key.startswith("tilt")] == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", [COUNT, MEAN])
@pytest.mark.parametrize("now", [-3e11, 6.3, 66.8, 67.2, 90.0])
def test_every_sentence_is_whole(asked, now, language):
    words = words_of("must_be_true", language)
    for tilt in (TILT.__class__({PRICE.title: -0.6}, 0.84, TILT.reached, 900.0), None):
        for distance, is_enough in ((2.5, True), (0.2, True), (2.5, False)):
            made = found(asked, now, joint=joint(distance, is_enough=is_enough, tilt=tilt))
            told = [words.sentence(each) for each in findings(made, (PLAN,), ABOUT)]
            assert all("{" not in each and each for each in told)
            assert "OpenAI" in told[0]


def test_the_first_sentence_is_the_answer():
    words = words_of("must_be_true")
    first = words.sentence(findings(found(), (), ABOUT)[0])
    assert first == (
        "OpenAI: money back by 2032? Not as things are: in 6.3 of 100 futures it is so (standard error 0.5), "
        "and 67 are asked for."
    )
    average = words.sentence(findings(found(MEAN, now=-3e11), (), ABOUT)[0])
    assert "the mean is 552bn USD" in average


def test_a_break_even_is_told_in_its_own_unit_and_in_its_spread():
    words = words_of("must_be_true")
    told = words.sentence(findings(found(), (), ABOUT)[1])
    assert "price sensitivity at most 0.7 (-1.50 s.d., standard error 0.31; 6.7 of 100 lie below; middle 1" in told


def test_a_joint_change_says_how_rare_such_a_world_is():
    told = words_of("must_be_true").sentence(findings(found(), (), ABOUT)[3])
    assert "a probability of 1 in 160" in told
    assert "66.4 of 100 (standard error 1.1)" in told


def test_what_fresh_futures_do_not_bear_out_is_said():
    made = found(joint=joint())
    assert "unconfirmed" not in keys(made)
    weak = joint()
    weak = weak.__class__(weak.inputs, weak.change, Estimate(60.0, 1.0), weak.after)
    assert "unconfirmed" in keys(found(joint=weak))


def test_a_plan_is_told_with_its_source():
    told = words_of("must_be_true").sentence(findings(found(), (PLAN,), ABOUT)[-1])
    assert "(The Decoder, 2025-11-09): 100bn USD of revenue in 2028" in told
    assert "72.8 of 100" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kind", ["money_back", "ruined", "catastrophe", "worth", "price", "price_then", "level", "lowest"]
)
@pytest.mark.parametrize("when", ["", "2030"])
def test_every_condition_is_told_as_it_was_read(kind, when, language):
    words = words_of("must_be_true", language)
    for is_not in (True, False):
        clause = Clause(kind, "OpenAI", "cash", last=10, bound=3e9, is_not=is_not, when=when, yearly_return=0.15)
        told = words.sentence(findings(found(Asked((clause,), 0.5)), (), ABOUT)[0])
        assert "{" not in told
        assert when in told or kind in ("worth", "price")


def test_a_price_that_revenue_would_meet_more_often_than_cash_says_that_these_are_two_things():
    terms, revenue = Terms(852e9, 3.8, 0.8, 0.5, 0.15, 4.5), OverFutures(0, 209e9, 2e12, 4e11, 1e10, 2000)
    implied = MarketImplied("OpenAI", 2030, terms, 0.56, 1e12, 3e10, 9.0, 0.7, revenue, 37e9)
    said = told("must_be_true", [held_or_sold(found(MEAN), implied)])["held_or_sold"]
    assert "revenue comes in 9.0 of 100 futures (0.7), that worth in 6.3 (0.5)" in said
    assert "`--return` and `--year 2030`" in said


@pytest.mark.parametrize("unit", ["USD", "USDPerMonth"])
def test_nothing_is_told_as_zero_without_digits_that_say_no_more(unit):
    asked = Asked((Clause("lowest", "OpenAI", "cash", bound=0.0, unit=unit, when="2029"),), 0.9)
    said = told("must_be_true", findings(found(asked), (), ABOUT))["does_not_hold"]
    assert "cash never below 0 until 2029?" in said


def test_what_nothing_brings_about_is_said_to_be_impossible_first_with_the_best_of_all():
    none = found(beliefs=(belief(RATE, "never", None, 12.0),), joint=joint(is_enough=False))
    first, *others = findings(none, (), ABOUT)
    assert first.key == "impossible"
    assert (
        "the best of all that was tried brings 66.4 (standard error 1.1)" in told("must_be_true", [first])["impossible"]
    )
    assert "joint_none" in [each.key for each in others]
    mean = found(MEAN, now=-3e11, beliefs=(), choices=(), joint=joint(is_enough=False))
    assert keys(mean)[0] == "impossible_on_average"
