"""Every point has its words, and each figure that a sentence tells its quantity; no figure is written down."""

from sixteenth.answers.quantities import QUANTITIES as KNOWN
from sixteenth.answers.wording import words_of
from sixteenth.questions.interview.figures import QUANTITIES, WORDS
from sixteenth.questions.interview.points import interview_points
from tests.questions.test_words import named


def test_every_point_has_words_and_quantities():
    keys = [each.key for each in interview_points()]
    assert keys == [*QUANTITIES] == [*WORDS]
    for key in keys:
        assert named(words_of("interview").findings[key]) == {*QUANTITIES[key]}
        assert {way.quantity for way in QUANTITIES[key].values()} <= {*KNOWN}


def test_what_was_computed_is_not_written_down():
    told = " ".join(words_of("interview").findings[key] for key in QUANTITIES)
    for number in ("1/11", "1/126", "72bn", "450bn", "4.71", "43 %", "107 %", "327"):
        assert number not in told


def test_each_point_has_its_own_words():
    words = [name for each in WORDS.values() for name in (each.topic, each.said, each.short)]
    assert len(words) == len({*words}) == 3 * len(WORDS)
