"""How values are known, counted as the bibliography of a scenario counts them."""

import pytest

import sixteenth
from sixteenth.questions.sources.listing import list_sources
from sixteenth.scenarios.knowledge import judged_names, judged_share, kinds_of_values
from tests.scenarios.written_files import lemonade


@pytest.mark.parametrize("name", ["central", "interview_arithmetic", "commodity"])
def test_the_count_is_that_of_the_bibliography(name):
    scenario = sixteenth.read(name)
    assert kinds_of_values(scenario) == list_sources(scenario).kinds
    assert judged_share(scenario) == list_sources(scenario).judgement_share


def test_a_label_with_its_own_source_counts_for_itself():
    kinds = kinds_of_values(lemonade())
    assert kinds == {"estimated": 1, "measured": 4, "judgement": 4}


def test_a_name_that_is_judgement_for_one_label_is_judgement():
    scenario = sixteenth.read("central")
    origins = list_sources(scenario).origins
    kinds = {each.name: each.kind for each in origins if each.name.startswith("staff_today")}
    assert set(kinds.values()) > {"judgement"}
    assert "staff_today" in judged_names(scenario)
    told = {each.name.partition("/")[0] for each in origins if each.kind == "judgement"}
    assert judged_names(scenario) == told & set(scenario.values)
