"""The tables of `stop`: plans, models, circumstances, and by how many months they move."""

from sixteenth.answers.finding import Figure
from sixteenth.questions.figures import BEYOND
from sixteenth.questions.stop.tables import PAST, month_or_word, tables
from tests.questions.stop.found import answered
from tests.questions.told import shown

ABOUT = {"lab": Figure("OpenAI", "text"), "draws": Figure(2000, "count")}


def test_every_table_is_shown_in_its_order():
    found = tables(answered(), ABOUT)
    assert [each.key for each in found] == ["plans", "models", "calls", "moved"]
    plans, models, calls, moved = (shown("stop", each) for each in found)
    assert plans[1][:5] == ["always goes on", "114", "1", "0", "0"]
    assert plans[3][3:] == ["25", "+12", "1"]
    assert models[1][4:6] == ["", ""]  # where it stops in no future, nothing is gained there
    assert models[2][4:6] == ["+47", "8"]
    assert calls[2][:3] == ["without take-or-pay", "beyond", "beyond"]
    assert moved[1][1:3] == ["+3", "1"]


def test_as_it_is_alone_moves_nothing():
    assert [each.key for each in tables(answered(circumstances=1), ABOUT)] == ["plans", "models", "calls"]


def test_a_month_before_the_start_is_past():
    assert month_or_word("2026-06", "2026-07") == PAST
    assert month_or_word("2026-07", "2026-07") == "2026-07"
    assert month_or_word(None, "2026-07") == BEYOND
