"""What moves an answer, in a table: the strongest inputs, with a bar for each share."""

from sixteenth.decide.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.interfaces.movers_table import BAR, NONE_IS_CLEAR, SHOWN_MOVERS, movers_table
from tests.interfaces.test_going_on_tables import words
from tests.questions.outlook.examples import MOVERS


def test_the_strongest_are_shown_and_every_kind():
    rows = words(movers_table(MOVERS, "worth"))
    assert len(rows) == SHOWN_MOVERS + len(MOVERS.by_kind)
    assert rows[-2] == ["all that is judgement", "", "", "36 % (s.e. 3)", "#" * round(0.36 * BAR)]
    assert str(movers_table(MOVERS, "value of going on").title) == "What moves the value of going on, by rank"


def test_where_none_stands_out_that_is_told():
    lost = Mover("input", (), "judgement", 0.01, 0.0, is_clear=False)
    few = Movers((lost,), ((MONTHLY_LUCK, PartOfSpread(1.0, 0.5)),))
    assert words(movers_table(few, "worth"))[0][0] == NONE_IS_CLEAR


def test_errors_bends_and_interplay_are_told():
    bent = Mover("input", (), "judgement", 0.1, 0.4, is_clear=True, is_bent=True, standard_error=0.03, with_others=0.55)
    straight = Mover("other", (), "estimated", -0.4, 0.16, is_clear=True, standard_error=0.02, with_others=0.16)
    table = movers_table(Movers((bent, straight), ((MONTHLY_LUCK, PartOfSpread(0.44, 0.02)),), 0.15), "worth")
    rows = words(table)
    assert rows[0][2:5] == ["neither: it bends", "40 % (s.e. 3)", "55 %"]
    assert rows[1][2:5] == ["more is worse", "16 % (s.e. 2)", ""]
    assert "15 % in all" in str(table.caption)
    assert [str(column.header) for column in table.columns][4] == "with others"
