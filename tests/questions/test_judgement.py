"""What rests on judgement is named beside the result."""

import pytest

import sixteenth
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.measures.spread import PartOfSpread
from sixteenth.questions.judgement import judged_figure, judged_inputs, judged_spread
from sixteenth.scenarios.knowledge import judged_names

KNOWN, UNKNOWN = PartOfSpread(0.956, 0.021), PartOfSpread(0.4, 0.4)


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def names(finding: Finding, part: str) -> list[object]:
    inside = finding.parts[part]
    assert isinstance(inside, tuple)
    return [each.parts["name"].value for each in inside if isinstance(each.parts["name"], Figure)]


def test_shares_of_spread_are_told_by_result():
    found = judged_spread({"jobs": (Word("jobs"), KNOWN), "lives": (Word("lives"), UNKNOWN)})
    parts = found.parts["parts"]
    assert isinstance(parts, tuple)
    assert [each.key for each in parts] == ["judged_part", "judged_unknown"]
    assert parts[0].parts["share"] == Figure(0.956, "part_of_spread", 0.021)
    assert found.rests_on == ("jobs", "lives")


def test_only_a_known_share_is_the_judgement_of_an_answer():
    assert judged_figure(KNOWN) == Figure(0.956, "part_of_spread", 0.021)
    assert judged_figure(UNKNOWN) is None


def test_judgements_among_inputs_are_named_in_the_order_of_the_inputs(central):
    found = judged_inputs(central, ("value_of_capability", "worth_of_a_rung", "staff_today", "no_such_name"))
    assert (found.key, names(found, "names")) == ("judged_inputs", ["value_of_capability", "staff_today"])
    assert judged_inputs(central, ("worth_of_a_rung",)).key == "judged_nothing"


def test_a_long_list_is_cut_and_kept_as_data(central):
    every = sorted(judged_names(central))
    found = judged_inputs(central, every)
    assert found.key == "judged_inputs_and_more"
    assert found.parts["more"] == Figure(len(every) - 5, "count")
    assert [*names(found, "names"), *names(found, "others")] == every
