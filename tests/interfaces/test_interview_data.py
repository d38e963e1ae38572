"""The ten points as data: each whole, each cited thing there, each shown where it bears."""

from sixteenth.decide.interview_points import POINTS
from sixteenth.evidence.read_facts import find_evidence
from sixteenth.interfaces.interview_data import interview_data, points_under
from sixteenth.scenarios.read import library

ELSEWHERE = {"clock", "race_to_the_top", "race_to_the_bottom"}  # no scenario, or one of another library


def test_there_are_ten_each_with_its_computation():
    assert [each["number"] for each in interview_data()] == list(range(1, 11)) == sorted(POINTS)


def test_every_fact_and_claim_exists():
    for each in interview_data():
        known = each.get("known", {}).values()
        for key in (*each["claims"], *(key if isinstance(key, str) else key["fact"] for key in known)):
            assert find_evidence(key)


def test_points_bear_on_scenarios_that_exist():
    shown = {name for each in interview_data() for name in each["shown_under"]}
    assert shown <= {*library(), *ELSEWHERE}
    assert {"interview", "interview_arithmetic", "progress_stops", "commodity", "open_weights_win", "clock"} <= shown


def test_one_line_tells_all_points_of_the_nearest_name():
    (line,) = points_under(("mine", "interview_arithmetic", "central"))
    assert "(point 4)" in line
    assert "(point 5)" in line
    assert "(point 6)" not in line
    assert points_under(("mine",)) == ()
