"""Amounts are in the open: 40 billion dollars can be written in many ways, and 40 dollars cannot be meant in silence.

What 0.2.0 gave: `with_(cash={"OpenAI": 40})` ran with 40 dollars in the bank, and a file could not say "40bn USD".
"""

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.set_values import set_values
from sixteenth.scenarios.assemble import Scenario

FORTY_BILLION = 4e10
WRITTEN = ("40bn", "$40bn", "40 billion USD", "40bn USD", "4e10")


@pytest.fixture(scope="module")
def central() -> Scenario:
    return sixteenth.read("central")


def cash_of(scenario: Scenario) -> tuple[float, ...]:
    return scenario.settings.values["cash"]["OpenAI",].numbers


@pytest.mark.parametrize("text", WRITTEN)
def test_the_command_line_and_python_read_what_people_write(central, text):
    assert cash_of(set_values(central, [f"cash/OpenAI={text}"])) == (FORTY_BILLION,)
    given = text if text in WRITTEN[:4] else float(text)
    assert cash_of(central.with_(cash={"OpenAI": given})) == (FORTY_BILLION,)


def test_forty_alone_is_refused_with_what_may_be_meant(central):
    with pytest.raises(Refused, match="write '40 billion USD' or '40 USD'"):
        set_values(central, ["cash/OpenAI=40"])
    with pytest.raises(Refused, match="write '40 billion USD' or '40 USD'") as refused:
        central.with_(cash={"OpenAI": 40, "Anthropic": 1.5})
    assert [fault.what for fault in refused.value.faults] == ["'cash/Anthropic'", "'cash/OpenAI'"]
    with pytest.raises(Refused, match="'lab_sales_today/OpenAI/consumer'"):
        central.with_(lab_sales_today={"OpenAI/consumer": 20})


def test_forty_dollars_can_still_be_meant_in_words(central):
    assert cash_of(set_values(central, ["cash/OpenAI=40 USD"])) == (40.0,)
    assert cash_of(central.with_(cash={"OpenAI": "40 USD", "Anthropic": 0})) == (40.0,)
    assert cash_of(central.with_(cash={"OpenAI": FORTY_BILLION})) == (FORTY_BILLION,)
    small = central.with_(lab_sales_today={"Meta/science": 1e7 / 12})
    assert small.settings.values["lab_sales_today"]["Meta", "science"].numbers == (1e7 / 12,)


def test_other_units_are_read_from_text_too(central):
    changed = central.with_(
        stop_probability="12 %", debt_life="5 years", lab_sales_today={"OpenAI/consumer": "$12bn/year"}
    )
    values = changed.settings.values
    assert values["stop_probability"][()].numbers == (pytest.approx(0.12),)
    assert values["debt_life"][()].numbers == (60.0,)
    assert values["lab_sales_today"]["OpenAI", "consumer"].numbers == (pytest.approx(1e9),)
    with pytest.raises(Refused, match="months"):
        central.with_(debt_life="5 bn USD")


CHILD = """
title = "Amounts in quotes"
parent = "central"

[values.cash.by]
OpenAI = {told}
Anthropic = {{ distribution = "lognormal", p10 = "75bn USD", p90 = "$110bn" }}

[values.debt_life]
value = "5 years"
unit = "months"
kind = "scenario"
source = "A test"

[[event]]
month = "2027-01"
parameter = "least_revenue"
value = "$2mn a month"
kind = "scenario"
source = "A test"
"""


@pytest.mark.parametrize("text", WRITTEN[:4])
def test_a_file_says_the_same_in_quotes(tmp_path, central, text):
    path = tmp_path / "child.toml"
    path.write_text(CHILD.format(told=f'"{text}"'), encoding="utf-8")
    child = sixteenth.read(str(path))
    assert cash_of(child) == (FORTY_BILLION,)
    assert child.settings.values["cash"]["Anthropic",] == central.settings.values["cash"]["Anthropic",]
    assert child.settings.values["debt_life"][()].numbers == (60.0,)
    assert child.settings.events[-1].name == "least_revenue"


@pytest.mark.parametrize(("told", "got"), [('"forty"', "forty"), ('"40bn EUR"', "EUR"), ('"40 %"', "percent")])
def test_a_file_with_another_unit_is_refused(tmp_path, told, got):
    path = tmp_path / "child.toml"
    path.write_text(CHILD.format(told=told), encoding="utf-8")
    with pytest.raises(Refused, match=got):
        sixteenth.read(str(path))
