"""A pause by some lets others catch up; a pause by all moves the odds of a catastrophe most.

Each is checked against its cause: what a lab alone changes for the odds depends on whether it is the furthest, for what
becomes known to all follows the furthest; rivals abroad come nearer because those at home stand still, and lose nothing
themselves; and what a pause by all takes off is more than by any part, by more than its error.
"""

from functools import cache

import sixteenth
from sixteenth.decide.society.pauses import KEPT, Pause, compare_pauses
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import Estimate
from sixteenth.scenarios.assemble import Scenario

DRAWS = 200


def run(each: Scenario) -> Result:
    return sixteenth.run(each, draws=DRAWS, seed=7, output_set="pauses")


@cache
def pauses(lab: str) -> dict[str, Pause]:
    told = compare_pauses(sixteenth.read("central").keeping("pauses", KEPT), lab, run)
    names = ("none", "lab", "home", "second", "third", "all")
    return dict(zip(names, told, strict=True))


def is_clear(change: Estimate, sign: int) -> bool:
    """Say whether a change has a sign beyond two standard errors."""
    return sign * change.value > 2 * change.error


def test_a_pause_by_all_lowers_the_odds_most():
    own = pauses("Anthropic")
    assert own["all"].odds < own["home"].odds < own["lab"].odds < own["none"].odds
    assert all(is_clear(own[who].odds_change, -1) for who in ("home", "all"))
    assert 0 > own["lab"].odds_change.value > own["all"].odds_change.value / 2


def test_a_lab_that_is_not_the_furthest_hardly_changes_the_odds():
    behind, furthest = pauses("OpenAI"), pauses("Anthropic")
    assert abs(behind["lab"].odds_change.value) < abs(furthest["all"].odds_change.value) / 8
    assert abs(behind["lab"].odds_change.value) < abs(furthest["lab"].odds_change.value) / 3


def test_a_lab_that_pauses_alone_falls_behind_and_loses_share_and_worth():
    alone = pauses("Anthropic")["lab"]
    assert alone.lead < 0 < pauses("Anthropic")["none"].lead
    assert is_clear(alone.share_change, -1)
    assert alone.worth_change.value < -alone.worth_change.error  # -79bn, s.e. 51: worth is far less sure than share
    assert alone.worth_change.value < pauses("Anthropic")["all"].worth_change.value


def test_a_pause_of_one_country_lets_the_others_come_nearer_and_sell_more_and_one_of_all_does_not():
    own = pauses("Anthropic")
    assert is_clear(own["home"].lag_change, -1)
    assert own["home"].lag < own["none"].lag / 2
    assert is_clear(own["home"].abroad_change, 1)
    assert own["all"].lag > own["none"].lag * 0.85  # 3.2 against 3.6 doublings; .9 where the country pauses alone
    assert own["all"].abroad_change.value < 0


def test_a_pause_of_the_other_country_leaves_it_further_behind_and_hardly_lowers_the_odds():
    china = pauses("Anthropic")["second"]
    assert is_clear(china.lag_change, 1)
    assert is_clear(china.abroad_change, -1)
    assert abs(china.odds_change.value) < abs(pauses("Anthropic")["home"].odds_change.value) / 4


def test_a_pause_of_those_ahead_costs_lives_that_cures_would_have_saved():
    own = pauses("Anthropic")
    assert all(is_clear(own[who].lives_change, -1) for who in ("lab", "home", "all"))
    assert own["all"].lives_change.value < own["lab"].lives_change.value < own["second"].lives_change.value
