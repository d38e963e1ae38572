"""The scenario file of a company that follows its plan is read as it is written, wherever the company stands."""

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.data_texts import in_chinese
from sixteenth.evidence.own_plan.child import RESEARCH, SALES, Lead, child_text, first_leads, led, led_events, no_lead
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.variation import Variation
from tests.evidence.own_plan.plans import HEAD, MONTHS, REVENUE, WHO, WHOLE, opening

LEAD = Lead(np.array([0.01, 0.02, *[0.03] * 7]), np.array([0.1, *[0.0] * 8]), 0.5)


def child(folder, text: str, lead: Lead) -> Scenario:
    place = folder / "acme.toml"
    place.write_text(child_text(opening(text), "central", lead), encoding="utf-8")
    return sixteenth.read(place)


@pytest.mark.parametrize(
    ("who", "labs"),
    [(WHO, 8), (",company,,,,,,OpenAI,,,\n", 7), (",company,,,,,,Acme,,,\n,instead,,,,,,xAI,,,\n", 7)],
)
def test_the_company_is_one_lab_more_or_in_the_place_of_one(tmp_path, who, labs):
    read = child(tmp_path, HEAD + who + REVENUE, no_lead(len(MONTHS)))
    own = opening(HEAD + who + REVENUE).company
    assert len(read.settings.labels["lab"]) == labs
    assert own in read.settings.labels["lab"]
    sales = [each.numbers[0] for key, each in read.settings.values["lab_sales_today"].items() if own in key]
    error = read.settings.values["sales_error"][own,].numbers[0]
    assert sum(sales) * np.exp(error) == pytest.approx(66e6)


def test_what_the_plan_says_has_its_source_and_its_contract_is_signed(tmp_path):
    read = child(tmp_path, WHOLE, no_lead(len(MONTHS)))
    assert "Your plan" in str(read.values["cash"].card.by["Acme"].source)  # type: ignore[union-attr]
    size = read.settings.values["contract_size"]["Acme: Cloud",]
    assert size.numbers[0] == pytest.approx(120e6 * 5)


def test_what_it_says_of_itself_is_told_in_chinese(tmp_path):
    read = child(tmp_path, WHOLE, LEAD)
    texts = {str(read.assumptions.facts[name]) for name in ("title", "claim")}
    texts |= {str(read.values[name].card.source) for name in (SALES, "luck_kept")}
    assert len(texts) == 3
    assert [text for text in texts if in_chinese(text) == text] == []


def test_leads_are_numbers_by_month_and_can_be_changed_in_place(tmp_path):
    read = child(tmp_path, WHOLE, LEAD)
    assert led(opening()) == (SALES, RESEARCH)
    assert led(opening(HEAD + WHO + REVENUE)) == (SALES,)
    values = read.settings.values
    assert (values[SALES][("Acme",)].numbers[0], values["luck_kept"][("Acme",)].numbers[0]) == (0.01, 0.5)
    other = led_events(opening(), read.assumptions.events, no_lead(len(MONTHS)))
    own = [each.card.by["Acme"] for each in other if each.card.parameter == SALES]
    assert own == [0.0] * len(own)
    assert len(own) == len(MONTHS)  # the first month has none, and the month after the last ends it
    again = read.varied(Variation(events=other)).with_cards(first_leads(opening(), no_lead(len(MONTHS))))
    assert again.settings.values[SALES][("Acme",)].numbers[0] == 0.0
    assert LEAD.at(SALES, 2) == 0.03
    assert LEAD.at(SALES, 9) == 0.0
