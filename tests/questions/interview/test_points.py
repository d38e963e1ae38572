"""The ten points as data: each whole, each cited thing there, each shown where it bears."""

from sixteenth.decide.interview_points import POINTS
from sixteenth.evidence.facts_read.read_facts import find_evidence
from sixteenth.questions.interview.points import bearing_on, choose_points, interview_points
from sixteenth.scenarios.layers.read import library

ELSEWHERE = {"clock", "race_to_the_top", "race_to_the_bottom"}  # no scenario, or one of another library


def test_there_are_ten_each_with_its_computation():
    assert [each.number for each in interview_points()] == list(range(1, 11)) == sorted(POINTS)
    assert [each.number for each in choose_points(4)] == [4]
    assert choose_points(None) == interview_points()


def test_every_fact_and_claim_exists():
    assert all(find_evidence(key) for each in interview_points() for key in (*each.claims, *each.facts))


def test_points_bear_on_scenarios_that_exist():
    shown = {name for each in interview_points() for name in each.shown_under}
    assert shown <= {*library(), *ELSEWHERE}
    assert {"interview", "interview_arithmetic", "progress_stops", "commodity", "open_weights_win", "clock"} <= shown


def test_those_of_the_nearest_name_bear():
    assert [each.number for each in bearing_on(("mine", "interview_arithmetic", "central"))] == [4, 5, 7]
    assert bearing_on(("mine",)) == ()
