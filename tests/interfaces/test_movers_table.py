"""What moves an answer, in a table: the strongest inputs, with a bar for each share."""

from sixteenth.decide.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.interfaces.movers_table import BAR, NONE_IS_CLEAR, SHOWN_MOVERS, movers_table
from tests.interfaces.test_outlook_tables import MOVERS, words


def test_the_strongest_are_shown_and_every_kind():
    rows = words(movers_table(MOVERS, "worth"))
    assert len(rows) == SHOWN_MOVERS + len(MOVERS.by_kind)
    assert rows[-2] == ["all that is judgement", "", "", "36 % (s.e. 3)", "#" * round(0.36 * BAR)]
    assert str(movers_table(MOVERS, "value of going on").title) == "What moves the value of going on, by rank"


def test_where_none_stands_out_that_is_told():
    lost = Mover("input", (), "judgement", 0.01, 0.0, is_clear=False)
    few = Movers((lost,), ((MONTHLY_LUCK, PartOfSpread(1.0, 0.5)),))
    assert words(movers_table(few, "worth"))[0][0] == NONE_IS_CLEAR
