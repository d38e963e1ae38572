"""The line that other commands print where points of the interview bear on what they show."""

from collections.abc import Iterable

from sixteenth.answers.wording import words_of
from sixteenth.questions.interview.figures import WORDS
from sixteenth.questions.interview.points import bearing_on


def points_under(names: Iterable[str]) -> tuple[str, ...]:
    """Return one line for all points that bear on what is shown: the first of these names that any bears on.

    Names are those of a scenario and its parents, or of another thing, such as the clock.
    """
    words = words_of("interview").words
    told = [f"{words[WORDS[each.key].short]} (point {each.number})" for each in bearing_on(names)]
    return (f"Where the interview is wrong or silent: {'; '.join(told)}. See `sixteenth interview`.",) if told else ()
