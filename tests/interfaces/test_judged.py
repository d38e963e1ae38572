"""What rests on judgement is named beside the result."""

import sixteenth
from sixteenth.interfaces.judged import tell_judged_values
from sixteenth.interfaces.sources import list_sources


def test_the_share_of_values_is_that_of_the_sources():
    central = sixteenth.read("central")
    share = list_sources(central).judgement_share
    assert f"{100 * share:.0f} % are judgement" in tell_judged_values(central)
