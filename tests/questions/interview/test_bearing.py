"""Points of the interview are noted where they bear on what is shown."""

from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.questions.interview.bearing import bearing_notes


def test_points_are_told_of_the_first_name_that_any_bears_on():
    for language in LANGUAGES:
        (note,) = bearing_notes(("nothing", "interview_arithmetic", "central"))
        told = words_of("outlook", language).sentence(note)  # by the words of the interview, wherever it is told
        assert "4" in told
        assert "`sixteenth interview`" in told
    assert bearing_notes(("nothing",)) == ()
