"""What a name means stands where it is computed, moved or declared."""

import sixteenth
from sixteenth.decide.meaning import meaning_of


def test_a_meaning_is_the_first_line_of_an_equation_or_what_a_card_says():
    world = sixteenth.read("central").world
    assert meaning_of(world, "market_frontier").rstrip(".") == "The best that is for sale anywhere"
    assert meaning_of(world, "cash").startswith(meaning_of(world, "cash")[:1].upper())
    assert meaning_of(world, "open_lag") == world.declared["open_lag"].meaning
    assert meaning_of(world, "not_there") == "not there"
