"""Each case of what is told has its sentence, from outcomes made by hand."""

import pytest

from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.decide.equilibrium.answering import Answering, At, Top
from sixteenth.decide.equilibrium.outcome import LabAt, Leaving, Outcome
from sixteenth.decide.equilibrium.search import Found, Rest
from sixteenth.decide.equilibrium.table import Asked
from sixteenth.decide.equilibrium.under import Under
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.equilibrium.findings import findings, strategy_told

PLAYERS, OVER = ("Ana", "Ben"), ("training_spend", "safety_effort")
ASKED = Asked(None, PLAYERS, OVER, 5, 2, 7, 0.01, 0.2)  # type: ignore[arg-type]  # nothing is run
NONE = Estimate(0.0, 1e9)
FIRST, SECOND = ((1.0, 0.1), (1.0, 0.1)), ((0.25, 0.4), (2.0, 0.1))


def leaving(gain):
    return Leaving("Ana", (0.5, 0.05), Estimate(gain, 1e9))


def breaking(gain):
    return Leaving("Ana", (0.05,), Estimate(gain, 1e9))


def outcome(profile, gain=-5e9):
    labs = [
        LabAt(lab, own, NONE, NONE, NONE, leaving(gain) if lab == "Ana" else None)
        for lab, own in zip(PLAYERS, profile, strict=True)
    ]
    risk = Estimate(0.1, 0.01)
    return Outcome(profile, tuple(labs), risk, Estimate(-0.02, 0.001), Estimate(1e5, 1e4))


def found(*rests, **otherwise):
    told = Found(tuple(Rest(each.profile, ("as_it_is",)) for each in rests), (), (), 2, is_stopped=False)
    at = tuple(At(rest, each) for rest, each in zip(told.rests, rests, strict=True))
    return Answering(told, outcome(FIRST), at, **otherwise)


def keys(answering):
    return [each.key for each in findings(ASKED, answering, "2036-06")]


@pytest.mark.parametrize(("gain", "case"), [(-5e9, "holds"), (1.5e9, "unsure"), (5e9, "fails")])
def test_whether_somebody_leaves_is_told_in_three_ways(gain, case):
    told = keys(found(outcome(FIRST, gain), top=Top(0.4, (leaving(gain),))))
    assert told[0] == f"top_{case}"
    assert f"fresh_{case}" in told


def test_none_one_and_several_equilibria():
    assert keys(found()) == ["no_equilibrium"]
    assert keys(found(outcome(FIRST)))[0] == "one_equilibrium"
    assert keys(found(outcome(FIRST), outcome(SECOND)))[0] == "several_equilibria"


def test_what_rests_at_the_end_of_its_range_is_told():
    assert "at_the_ends" in keys(found(outcome(SECOND)))
    assert "at_the_ends" not in keys(found(outcome(FIRST)))


@pytest.mark.parametrize(("number", "told"), [(1.0, "offers matched"), (0.0, "offers not matched")])
def test_what_is_decided_by_yes_or_no_is_told_so(number, told):
    asked = Asked(**{**vars(ASKED), "decisions": ("match_offers",)})
    (each,) = strategy_told(asked, (number,))
    assert words_of("equilibrium").sentence(each) == told


def test_a_race_to_the_bottom_is_told_where_all_would_move_together():
    assert "none_better" in keys(found(outcome(FIRST)))
    assert "better" in keys(found(outcome(FIRST), better=outcome(SECOND)))
    assert keys(found(outcome(FIRST), is_stopped=True))[0] == "stopped"
    early = keys(found(outcome(FIRST), is_stopped=True, is_fresh=False))
    assert early[0] == "stopped_early"
    assert not any(each.startswith("fresh") for each in early)


@pytest.mark.parametrize(
    ("breakers", "key"),
    [
        ((), "binds_nobody"),
        ((-1e9,), "nobody_breaks"),
        ((1.5e9, -1e9), "perhaps_breakers"),
        ((5e9, 1.5e9), "breakers"),
    ],
)
def test_who_breaks_a_treaty(breakers, key):
    under = Under("treaty", "cycle", outcome(FIRST), tuple(map(breaking, breakers)))
    assert keys(found(outcome(FIRST), under=(under,)))[-2:] == ["under_unsettled", key]


def test_a_lab_that_would_leave_the_top_is_told_by_its_effort_in_any_order_of_decisions():
    asked = Asked(**{**vars(ASKED), "decisions": ("safety_effort", "margin")})
    top = Top(0.4, (Leaving("Ana", (0.05, 1.3), Estimate(5e9, 1e9)),))
    told = findings(asked, found(outcome(((0.1, 1.0), (0.1, 1.0))), top=top), "2036-06")[0]
    assert "Ana at 5.0 %, +5bn USD" in words_of("equilibrium").sentence(told)


def test_a_measure_that_cannot_move_labs_at_the_top_is_not_said_to_change_nothing():
    top = ((1.0, 0.4), (1.0, 0.4))
    same = Under("liability", "rest", outcome(top))
    assert keys(found(outcome(top), under=(same,)))[-2:] == ["under_the_same", "no_room"]
    assert keys(found(outcome(FIRST), under=(Under("liability", "rest", outcome(FIRST)),)))[-1] == "under_the_same"
    assert keys(found(outcome(FIRST), under=(Under("liability", "rest", outcome(top)),)))[-1] == "under"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_has_its_words(language):
    words = words_of("equilibrium", language)
    unders = [
        Under("treaty", "rest", outcome(rest), tuple(map(breaking, each)))
        for each in ((), (-1e9,), (1.5e9,), (5e9,))
        for rest in (FIRST, SECOND)
    ]
    cases = [
        found(),
        *(found(outcome(SECOND, gain), top=Top(0.4, (leaving(gain),))) for gain in (-5e9, 1.5e9, 5e9)),
        *(found(outcome(FIRST), outcome(SECOND), better=outcome(SECOND), under=(each,)) for each in unders),
    ]
    told = [words.sentence(each) for case in cases for each in findings(ASKED, case, "2036-06")]
    assert all(told)
    assert not any("{" in each for each in told)
