"""One line tells all points of the interview that bear on what is shown."""

from sixteenth.interfaces.interview_data import points_under


def test_one_line_tells_all_points_of_the_nearest_name():
    (line,) = points_under(("mine", "interview_arithmetic", "central"))
    assert "the example has no cost of serving; at a margin of half it earns nothing (point 4)" in line
    assert "(point 5)" in line
    assert "(point 6)" not in line
    assert points_under(("mine",)) == ()
