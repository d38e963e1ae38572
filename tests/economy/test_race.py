"""A race is to the top where labs end with more effort and a catastrophe gets less likely than by today's rules.

In 0.2.0 the word was judged by effort alone: with a norm and customers as in `central`, and nothing shared, a race was
"to the top" at odds of 21.8 %, where `central` had 8.9.
"""

from functools import cache

import sixteenth
from sixteenth.decide.society.race import KEPT, Cell, by_todays_rules, sweep_races
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

DRAWS = 200
NORM, ODDS_OF_0_2_0, CENTRAL_OF_0_2_0 = 0.02, 0.218, 0.089


def run(scenario: Scenario) -> Result:
    return sixteenth.run(scenario.keeping("race", OutputSet(closing=KEPT)), draws=DRAWS, seed=7, output_set="race")


@cache
def cells() -> tuple[Cell, ...]:
    return sweep_races(sixteenth.read("race_to_the_top"), run, (NORM,), (0.0, 1.0), (0.0, 1.0))


def test_more_effort_and_more_catastrophes_are_not_to_the_top():
    _, alone, *_ = cells()
    assert alone.effort > alone.effort_at_start
    assert ODDS_OF_0_2_0 > CENTRAL_OF_0_2_0
    assert alone.catastrophe > alone.catastrophe_as_today
    assert not alone.is_to_the_top
    assert not alone.is_to_the_bottom


def test_more_effort_and_fewer_catastrophes_are():
    *_, shared = cells()
    assert shared.effort > shared.effort_at_start
    assert shared.catastrophe < shared.catastrophe_as_today
    assert shared.is_to_the_top


def test_less_effort_and_more_catastrophes_are_to_the_bottom():
    nothing, *_ = cells()
    assert nothing.is_to_the_bottom


def test_todays_rules_are_those_of_central():
    """But for shared work: it is held at the middle of what central draws."""
    held, central = (
        run(each).closing["probability_without_catastrophe"].mean()
        for each in (by_todays_rules(sixteenth.read("race_to_the_top")), sixteenth.read("central"))
    )
    assert abs(held - central) < 0.005
