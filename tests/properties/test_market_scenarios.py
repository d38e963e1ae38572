"""Books and shares hold in every scenario of the market: cut, short, free, ruled and at war."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.history import Result

SCENARIOS = ("compute_crunch", "customer_cut", "enterprise_only", "export_control", "licence_for_all", "price_war")
DRAWS, MONTHS = 12, 60
EXACT = 1e-9


@cache
def run(name: str) -> Result:
    return sixteenth.run(sixteenth.read(name), draws=DRAWS, months=MONTHS, output_set="everything", back_end="numpy")


@pytest.fixture(params=SCENARIOS)
def found(request) -> Result:
    return run(request.param)


def test_a_company_is_its_models_and_its_overhead(found):
    scale = np.abs(found["company_revenue"]).max()
    assert np.abs(found["company_less_models"]).max() <= EXACT * scale
    added = found["incremental_gross_profit"].sum(
        axis=1 + found.variables["incremental_gross_profit"].axes.index("vintage")
    )
    np.testing.assert_allclose(added, found["company_revenue"] - found["company_serving_cost"], atol=EXACT * scale)


def test_shares_sum_to_one(found):
    np.testing.assert_allclose(found["lab_share"].sum(axis=1) + found["open_share"], 1, atol=EXACT)
    assert min(found["lab_share"].min(), found["open_share"].min()) >= -EXACT


def test_the_bridge_from_revenue_to_cash_has_no_gap(found):
    np.testing.assert_allclose(
        found["profit_after_partners"] + found["other_business"],
        found["profit_before_research"] * found["is_alive"] - found["company_development"],
        rtol=0,
        atol=EXACT * np.abs(found["company_revenue"]).max(),
    )


def test_who_is_cut_off_buys_nothing_there():
    found = run("customer_cut")
    anthropic, developer = found.labels["lab"].index("Anthropic"), found.labels["segment"].index("developer")
    kept, cut = (each["lab_share"][3, anthropic, developer] for each in (run("central"), found))
    assert (cut < 0.97 * kept).all()  # on the same luck, which moves a lab's share by more in a month
    # A tenth of developers may not; of what is spent its part can be more, where its own customers buy more.
    assert found["customer_share"][3:, anthropic, developer].max() <= 0.9 + EXACT


def test_who_does_not_sell_to_consumers_sells_nothing_to_them():
    found = run("enterprise_only")
    labs, consumer = found.labels["lab"], found.labels["segment"].index("consumer")
    gone = [labs.index(lab) for lab in ("Anthropic", "OpenAI", "xAI", "DeepSeek", "Mistral")]
    assert not found["lab_share"][6:, gone, consumer].any()
    assert found["free_service_cost"][6:, labs.index("Meta")].min() > 0


def test_compute_in_use_grows_no_faster_than_can_be_delivered():
    found = run("compute_crunch")
    used = found["compute_wanted_industry"] / found["compute_price"]
    price = found["compute_price"]
    assert price.min() >= 1
    assert np.median(price[29]) > 1.5
    assert np.median(price[5]) == 1
    grown = np.median(used[30], axis=-1) / np.median(used[6], axis=-1)
    assert grown < 1.01**24 * 1.2


def test_contracts_shield_from_a_shortage():
    found = run("compute_crunch")
    labs = found.labels["lab"]
    relief = found["contract_relief"][32]
    assert np.median(relief[labs.index("OpenAI")]) < np.median(relief[labs.index("Anthropic")]) <= 1
    np.testing.assert_allclose(relief[labs.index("Meta")], 1)


def test_a_war_takes_prices_down_and_lets_them_up_again():
    markup = run("price_war")["markup"]  # at war from month 6 (January 2027) to 23
    before, during, after = (np.median(markup[month]) for month in (5, 21, 47))
    assert during < 0.3 * before
    assert after > 0.8 * before


def test_offers_are_no_more_unlike_than_at_the_start_and_never_the_other_way_round():
    """Open weights may be ahead of every lab at the start: then who draws more must not be chosen less."""
    ahead = sixteenth.read("central").with_(open_horizon_today=11.5)
    found = sixteenth.run(ahead, draws=DRAWS, months=12, output_set="everything", back_end="numpy")
    assert (found["quality_gap_today"][0] >= 0).all()
    assert found.finite.all()
    apart = found["labs_apart"]
    assert apart.min() > 0
    assert (apart <= apart[0] + EXACT).all()
    assert found["lab_attraction"].max() <= 1
