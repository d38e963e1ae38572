"""Where the interview is wrong or silent about what other questions show."""

from collections.abc import Iterable

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.questions.interview.figures import WORDS
from sixteenth.questions.interview.points import bearing_on


def bearing_notes(names: Iterable[str]) -> tuple[Finding, ...]:
    """Return one note for all points that bear on what is shown: the first of these names that any bears on.

    Names are those of a scenario and its parents, or of another thing, such as the clock.
    """
    points = tuple(
        Finding("bearing_point", {"short": Word(WORDS[each.key].short), "number": Figure(each.number, "count")})
        for each in bearing_on(names)
    )
    return (Finding("bearing", {"points": points}, question="interview"),) if points else ()
