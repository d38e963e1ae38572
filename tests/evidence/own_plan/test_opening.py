"""How a company opens: as its plan says, and in proportion to the lab it is like where the plan says nothing."""

from dataclasses import replace

import pytest

from sixteenth.engine.draws.draw import median_of
from tests.evidence.own_plan.plans import CASH, HEAD, REVENUE, TRAINING, WHO, opening

PEOPLE = "2026-07,people,,6,,million,USD,,,,\n2026-07,heads,,30,,,,,,,\n"


def given(text: str) -> dict[tuple[str, str], object]:
    return {(each.name, each.label): each.amount.get("value") for each in opening(text).given()}


def test_what_the_plan_says_is_there_as_it_says():
    found = given(HEAD + WHO + CASH + REVENUE + TRAINING)
    sales = [amount for (name, _), amount in found.items() if name == "lab_sales_today"]
    assert sum(map(float, sales)) == pytest.approx(66e6)  # type: ignore[arg-type]
    assert found["research_compute_today", "Acme"] == 24e6
    assert found["cash", "Acme"] == 900e6
    assert found["open_weights_from", "Acme"] == 0.0


def test_what_the_plan_does_not_say_is_in_proportion():
    own = opening(HEAD + WHO + REVENUE)
    amounts = {each.name: each for each in own.given() if each.label.startswith("Acme")}
    assert own.research_size == own.size < 3
    mistral = own.scenario.values["cash"].card.by["Mistral"]
    assert amounts["cash"].amount["p90"] == pytest.approx(own.size * mistral.p90)  # type: ignore[operator, union-attr]
    assert amounts["pull"].amount["value"] == pytest.approx(0.15 * own.size)
    assert "in proportion" in amounts["cash"].amount["source"]


def test_pay_and_people_of_the_plan_are_its_own():
    found = given(HEAD + WHO + REVENUE + PEOPLE)
    assert found["pay_today", "Acme"] == pytest.approx(6e6 / 30)


def test_growth_that_was_seen_is_that_of_months_before_the_start_where_there_are_any():
    before = "".join(
        f"2026-0{month},revenue,{50 + month},{51 + month},{52 + month},million,USD,,,,\n" for month in (4, 5, 6)
    )
    trends = [given(HEAD + WHO + rows)["growth_trend_today", "Acme"] for rows in (REVENUE, before + REVENUE)]
    assert trends[0] != trends[1]


def test_the_median_of_a_value_is_that_of_its_draws():
    values, like_openai = opening().scenario.settings.values, replace(opening(), pattern="OpenAI")
    assert opening().middle("cash", "of nobody") == 0.0
    assert median_of(values["valuation_today"][("OpenAI",)]) == like_openai.middle("valuation_today") == 852e9
    assert like_openai.middle("cash") == pytest.approx((60e9 * 90e9) ** 0.5, rel=1e-3)
