"""What rests on judgement is named beside the result."""

import pytest

import sixteenth
from sixteenth.decide.demand import NEEDED
from sixteenth.decide.spread import PartOfSpread
from sixteenth.interfaces.judged import judged_inputs, tell_judged_inputs, tell_judged_spread, tell_judged_values
from sixteenth.interfaces.ladder import ask_ladder
from sixteenth.interfaces.talent import ask_talent
from sixteenth.questions.sources.listing import list_sources


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def test_judgements_among_inputs_are_named_in_the_order_of_the_inputs(central):
    found = judged_inputs(central, NEEDED)
    assert "value of capability" in found
    assert [name.replace(" ", "_") for name in found] == [name for name in NEEDED if name.replace("_", " ") in found]
    assert judged_inputs(central, ("worth_of_a_rung", "no_such_name")) == ()


def test_an_input_that_is_judgement_for_one_label_is_judgement(central):
    kinds = {each.name: each.kind for each in list_sources(central).origins if each.name.startswith("staff_today")}
    assert set(kinds.values()) > {"judgement"}
    assert judged_inputs(central, ("staff_today",)) == ("staff today",)


def test_a_long_list_is_cut(central):
    names = sorted({each.name.partition("/")[0] for each in list_sources(central).origins if each.kind == "judgement"})
    told = tell_judged_inputs(central, names)
    assert f"and {len(names) - 5} more" in told
    assert "`sixteenth sources central`" in told
    assert tell_judged_inputs(central, ()).startswith("Rests on judgement: nothing")


def test_the_share_of_values_is_that_of_the_sources(central):
    share = list_sources(central).judgement_share
    assert f"{100 * share:.0f} % are judgement" in tell_judged_values(central)


def test_shares_of_spread_are_told_by_result():
    shares = {"jobs": PartOfSpread(0.956, 0.021), "lives": PartOfSpread(0.4, 0.4)}
    assert tell_judged_spread(shares) == (
        "Share of the spread that is judgement (s.e.: its standard error): jobs 96 % (s.e. 2), lives too few futures"
        " to tell."
    )


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda scenario: ask_ladder(scenario, draws=200, months=30, back_end="numpy"), "experts at the end"),
        (lambda scenario: ask_talent(scenario, 12, draws=200, back_end="numpy"), "who stays"),
    ],
    ids=["ladder", "talent"],
)
def test_ladder_and_talent_say_what_of_their_spread_is_judgement(central, ask, expected):
    answer = ask(central)
    part = answer.judgement[expected]
    assert part.share > 3 * part.standard_error > 0
    assert answer.sentences[-1].startswith("Share of the spread that is judgement")
