"""Contracts for compute in the central world: what is signed serves, what is short is lost, what is owed counts once.

The figures of version 0.2.0 are of the same command: `central`, 400 draws, seed 7.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.headline import Headline, make_headlines
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result

DRAWS, SEED = 200, 7
ANTHROPIC, OPENAI = 0, 1
LOOKED_AT = (
    "company_revenue",
    "share_served",
    "idle_compute",
    "spot_premium",
    "wind_down_liabilities",
    "contracts_left",
)
KEPT = (*LOOKED_AT, "contracts_due", "serving_needed", "valuation", "cash_flow_before_financing")
WITHOUT = (("contract_size", 0.0),)
UNBOOKED = (("capacity_cover", 0.0),)
FIRM = (("contract_take_or_pay", 1.0),)
SHORT = (("capacity_cover", 0.5), ("spot_limit", 0.0))
OF_0_2_0: Mapping[str, tuple[float, float]] = {  # money back and ruin of 100, OpenAI
    "central": (56.5, 7.5),
    "year_late": (58.5, 4.75),  # more money back and fewer ruined for being late
}


@cache
def run(name: str = "central", changes: tuple[tuple[str, Any], ...] = ()) -> Result:
    scenario = sixteenth.read(name)
    scenario = scenario.with_(**dict(changes)) if changes else scenario
    closing = scenario.world.output_sets["headline"].closing
    kept = scenario.keeping("contracts", OutputSet(KEPT, closing))
    return sixteenth.run(kept, draws=DRAWS, seed=SEED, output_set="contracts", workers=1)


def openai(result: Result) -> Headline:
    return make_headlines(result)[OPENAI]


def revenue(result: Result, lab: int) -> float:
    return float(result["company_revenue"][:, lab].mean())


def premium(result: Result, lab: int) -> float:
    """Return what is paid above the usual price for compute on the spot, for each dollar of sales."""
    return float(result["spot_premium"][:, lab].mean()) / revenue(result, lab)


def test_revenue_hangs_on_what_is_contracted():
    """In 0.2.0, contracts of nothing or of 588bn, all firm, gave the same revenue to the cent.

    Rolling contracts stand in for what is not signed: what is signed shows where nothing else is booked.
    """
    without, usual = run(changes=(*WITHOUT, *UNBOOKED)), run(changes=UNBOOKED)
    assert without["share_served"][:, OPENAI].mean() < usual["share_served"][:, OPENAI].mean() - 0.02
    assert premium(without, OPENAI) > 1.5 * premium(usual, OPENAI)
    assert revenue(without, OPENAI) < 0.6 * revenue(usual, OPENAI)  # 37 and 101bn a year
    assert revenue(run(changes=WITHOUT), OPENAI) != revenue(run(), OPENAI)


def test_what_is_firm_costs_whoever_cannot_use_it():
    """Few have their money back, 7 of 100, so that worth and ruin tell more than their number."""
    firm, usual = openai(run(changes=FIRM)), openai(run())
    assert firm.back_of_100 < usual.back_of_100
    assert firm.ruined_of_100 > usual.ruined_of_100 + 2
    assert firm.worth[1] < usual.worth[1] - 5e9  # of one whose worth is -351bn, since the fit opens it larger


def test_who_is_short_loses_sales():
    """In 0.2.0, being short cost nothing: 43bn a year of serving appeared without a contract."""
    short = run(changes=SHORT)
    for lab in (ANTHROPIC, OPENAI):
        assert short["share_served"][12:, lab].mean() < run()["share_served"][12:, lab].mean() - 0.05
        assert revenue(short, lab) < 0.9 * revenue(run(), lab)


def test_what_is_not_booked_is_bought_on_the_spot_and_no_more():
    nothing = run(changes=(*WITHOUT, ("capacity_cover", 0.0), ("spot_limit", 0.2)))
    served = nothing["share_served"][:, [ANTHROPIC, OPENAI]]
    np.testing.assert_allclose(served[nothing["serving_needed"][:, [ANTHROPIC, OPENAI]] > 1e6], 0.2, rtol=1e-4)
    assert (nothing["spot_premium"][0, [ANTHROPIC, OPENAI]] > 0).all()


def test_labs_that_grow_as_ever_are_seldom_short():
    served = run()["share_served"][:, [ANTHROPIC, OPENAI]]
    assert served.mean() > 0.99
    assert (served > 0.999).mean() > 0.94  # .948: growth of their own comes less surely than what is ordered for it


def test_a_contract_of_the_future_moves_nothing_before_its_date(tmp_path):
    """In 0.2.0, a contract was a number of the start."""
    file = tmp_path / "signs.toml"
    file.write_text(
        'parent = "central"\n[[contract]]\nlab = "OpenAI"\ncounterparty = "CoreWeave"\nsigned = "2027-03"\n'
        'size = "$200bn"\nlead = 6\ntake_or_pay = "90 %"\nkind = "scenario"\nsource = "The question"\n',
        encoding="utf-8",
    )
    before, after = run(), run(str(file))
    signing = int(np.flatnonzero(before.months == np.datetime64("2027-03"))[0])
    for name in KEPT:
        assert (before[name][:signing] == after[name][:signing]).all(), name
    left = after["contracts_left"][signing, OPENAI] - before["contracts_left"][signing, OPENAI]
    np.testing.assert_allclose(left, 2e11, rtol=1e-3)
    assert (after["contracts_due"][signing + 24, OPENAI] > before["contracts_due"][signing + 24, OPENAI]).any()


@pytest.mark.parametrize("factor", [0.0, 2.0])
def test_an_event_on_a_contract_changes_deliveries_and_what_is_left(tmp_path, factor):
    """In 0.2.0, an event on contracts scaled deliveries alone: what was left did not move."""
    file = tmp_path / "resized.toml"
    file.write_text(
        f'parent = "central"\n[[event]]\nmonth = "2028-01"\nparameter = "contract_size"\nfactor = 1\n'
        f'by = {{ "OpenAI: Oracle" = {factor} }}\nkind = "scenario"\nsource = "The question"\n',
        encoding="utf-8",
    )
    before, after = run(), run(str(file))
    month = int(np.flatnonzero(before.months == np.datetime64("2028-01"))[0])
    for name in ("contracts_due", "contracts_left"):
        assert (before[name][:month] == after[name][:month]).all()
        moved = after[name][month, OPENAI] - before[name][month, OPENAI]
        lives = before["contracts_due"][month, OPENAI] > 0
        assert (np.sign(moved[lives]) == np.sign(factor - 1)).all()
    owed = after["wind_down_liabilities"][month, OPENAI] - before["wind_down_liabilities"][month, OPENAI]
    assert np.sign(np.median(owed)) == np.sign(factor - 1)


def test_what_is_owed_counts_once():
    """In 0.2.0, orders and the contracts that deliver them were both owed, undiscounted and without use."""
    left, none = run()["contracts_left"][:, OPENAI], run(changes=WITHOUT)["wind_down_liabilities"][:, OPENAI]
    firm = run(changes=FIRM)["wind_down_liabilities"][:, OPENAI]
    assert (firm[0] > none[0]).all()
    assert (firm[0] < none[0] + left[0]).all()
    assert (left[-1] <= 1e8).all()  # all have been delivered


def test_a_late_year_in_which_orders_go_on_is_worse():
    """In 0.2.0, the late year had more money back than central, for orders shrank at once."""
    late, usual = make_headlines(run("year_late")), make_headlines(run())
    assert OF_0_2_0["year_late"][0] > OF_0_2_0["central"][0]
    assert late[OPENAI].back_of_100 <= usual[OPENAI].back_of_100  # 15 of 200 in either
    assert late[OPENAI].ruined_of_100 > usual[OPENAI].ruined_of_100
    assert late[ANTHROPIC].back_of_100 < usual[ANTHROPIC].back_of_100 + 2  # 77 and 76, with errors of 3
    assert late[ANTHROPIC].ruined_of_100 >= usual[ANTHROPIC].ruined_of_100  # one of 200 in either, by what it believes
    assert late[ANTHROPIC].worth[1] < usual[ANTHROPIC].worth[1]  # OpenAI loses sales that leave it nothing
