"""What a release froze is what its scenario says, to the digits that another processor may move."""

import datetime
import json

import numpy as np
import pytest

import sixteenth
from docs.freeze import SCENARIO, frozen_bytes
from sixteenth.evidence.forecasts.frozen_forecasts import frozen_versions, read_frozen


@pytest.mark.slow
def test_the_newest_forecasts_come_out_again():
    newest = read_frozen(frozen_versions()[-1])
    scenario = sixteenth.read(SCENARIO)
    if newest.recipe["scenario_hash"] != scenario.hash:
        pytest.skip("the scenario has changed since they were frozen")
    again = json.loads(frozen_bytes(scenario, newest.made, newest.version))
    assert again["known_until"] == str(newest.known_until)
    for now, then in zip(again["forecasts"], newest.forecasts, strict=True):
        assert (now["quantity"], now["lab"], datetime.date.fromisoformat(now["date"])) == (
            then.quantity,
            then.lab,
            then.date,
        )
        np.testing.assert_allclose(now["quantiles"], then.quantiles, rtol=2e-3)
