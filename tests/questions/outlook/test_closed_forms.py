"""What a world's closed forms say, beside the world's own equations."""

import sixteenth
from sixteenth.engine.evaluate import evaluate
from sixteenth.questions.outlook.closed_forms import break_even, stop_odds, told_break_even, told_stop
from tests.interfaces.command_line import INTERVIEW, LEMONADE
from tests.questions.told import shown, told

SCENARIO = sixteenth.read(INTERVIEW)


def test_every_margin_of_the_grid_is_told():
    tables = break_even(SCENARIO)
    assert [table.kept_share for table in tables] == [1.0, 0.0]
    findings, (grid,) = told_break_even(tables)
    (sentence,) = told("outlook", findings).values()
    assert all(number in sentence for number in ("12 %", "69 %", "107 %", "62 %", "10 times", "2.4 times"))
    rows = shown("outlook", grid)
    assert rows[0] == ["old revenue kept", "each costs", "0 %", "12 %", "25 %"]
    assert rows[3] == ["100 %", "2.4 x", "94.3 %", "107.1 %", "125.7 %"]
    assert grid.ends == (2, 5)


def test_odds_of_a_stop_are_those_of_the_hazard():
    odds = stop_odds(SCENARIO)
    assert [each.stop_probability for each in odds] == [0.20, 0.225, 0.25]
    asked = {"stop_probability": 0.225, "stop_probability_window": 24.0, "months_ahead": [24.0, 60.0]}
    own = evaluate(SCENARIO.world, "probability_running_after", asked)
    findings, (table,) = told_stop(odds)
    assert table.rows[1] == (0.225, *map(float, own))
    assert "43 % to 51 % within five" in told("outlook", findings)["stop_odds"]


def test_a_world_without_the_forms_says_nothing():
    lemonade = sixteenth.read(LEMONADE, allow_code=True)
    assert told_break_even(break_even(lemonade)) == told_stop(stop_odds(lemonade)) == ((), ())
