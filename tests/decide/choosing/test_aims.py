"""What may be wanted: each number is that of the run it is read from, and what there is not is told."""

import numpy as np
import pytest

from sixteenth import read
from sixteenth.decide.choosing.aims import aim_of, cannot_want, names_of_aims, outputs_of
from sixteenth.decide.choosing.trials import Luck
from sixteenth.decide.worth.going_on import worth_as_concern
from sixteenth.measures.years import calendar_years
from tests.decide.choosing.choosing_runs import CENTRAL, trials

LUCK = Luck(16, 7)


def test_aims_are_read_off_the_run():
    result = trials().result(trials().own, LUCK)
    at = result.labels["lab"].index("OpenAI")

    def drawn(name):
        aim = aim_of(CENTRAL, name)
        assert aim is not None
        return aim.draws(result, at)

    assert drawn("worth") == pytest.approx(worth_as_concern(result, at).total)
    assert drawn("ruin") == pytest.approx(1 - drawn("no_ruin"))
    assert drawn("catastrophe") == pytest.approx(1 - np.asarray(result.monthly["probability_without_catastrophe"])[-1])
    assert drawn("cash") == pytest.approx(np.asarray(result.closing["cash"])[at])
    in_2030 = calendar_years(result) == 2030
    assert in_2030.sum() == 12
    assert drawn("revenue_2030") == pytest.approx(
        np.asarray(result.monthly["company_revenue"], float)[in_2030, at].sum(axis=0)
    )
    assert set(drawn("money_back")) <= {0.0, 1.0}
    assert (drawn("lives") > 0).any()


def test_names_are_those_that_the_scenario_has():
    assert {"worth", "cash", "ruin", "lives", "welfare_2", "revenue_2030"} <= set(names_of_aims(CENTRAL))
    assert aim_of(CENTRAL, "welfare_9") is None
    assert aim_of(CENTRAL, "revenue_2036") is None  # the run ends in June of that year
    arithmetic = read("interview_arithmetic")
    assert aim_of(arithmetic, "lives") is None


def test_what_cannot_be_wanted_is_told():
    (unknown,) = cannot_want(CENTRAL, "wealth", "--maximise")
    assert "worth" in str(unknown)
    (less,) = cannot_want(CENTRAL, "ruin", "--maximise")
    assert "no_ruin" in str(less)
    assert not cannot_want(CENTRAL, "welfare_3", "--maximise")


def test_one_set_of_outputs_holds_all_that_is_asked_for():
    aims = [aim for name in ("lives", "money_back") if (aim := aim_of(CENTRAL, name)) is not None]
    kept = outputs_of(CENTRAL.world, aims)
    assert {"life_months_gained", "company_revenue"} <= set(kept.monthly)
    assert "wind_down_value" in kept.closing
