"""Inputs by their Chinese names: every input of every scenario has one, none is of nothing, and no two are alike."""

import re
from functools import cache
from pathlib import Path

import pytest

import sixteenth
from sixteenth import read
from sixteenth.answers.data_texts import in_chinese
from sixteenth.answers.input_names import chinese_names, input_in_chinese, input_in_english
from sixteenth.decide.glance.levers import UNFINISHED

SCENARIOS = sorted(path.stem for path in (Path(sixteenth.__file__).parent / "scenarios" / "library").glob("*.toml"))
MOST = 14  # letters of a name
WIDE = str.maketrans("()", "\uff08\uff09")
LATIN = re.compile(r"[A-Za-z]")


@cache
def declared(scenario: str) -> frozenset[str]:
    return frozenset(read(scenario).world.declared)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_input_of_a_scenario_has_a_name(scenario):
    assert not declared(scenario) - chinese_names().keys()


def test_no_name_is_of_an_input_that_is_gone_but_for_the_one_rule_that_is_no_input():
    assert chinese_names().keys() - frozenset().union(*map(declared, SCENARIOS)) == {UNFINISHED}


def test_no_two_inputs_are_called_alike():
    told: dict[str, list[str]] = {}
    for name, each in chinese_names().items():
        told.setdefault(each, []).append(name)
    assert not {each: names for each, names in told.items() if len(names) > 1}


def test_names_are_short_and_chinese():
    assert not [each for each in chinese_names().values() if len(each) > MOST or LATIN.search(each)]


def test_a_name_that_means_something_else_too_is_told_by_its_own_file():
    assert not {name for name in chinese_names() if in_chinese(name) != name}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("price_sensitivity", "价格敏感度"),
        ("pause_of_country/United States", "全国暂停(美国)"),
        ("pause_of_country United States", "全国暂停(美国)"),
        ("cash Google DeepMind", "起点现金(Google DeepMind)"),
        ("cure_share_today lower respiratory infections", "起点可治愈份额(下呼吸道感染)"),
        (
            "lab_sales_today/Google DeepMind/consumer",
            f"起点实验室月销售额(Google DeepMind、{in_chinese('consumer')})",
        ),
        (
            "lab_sales_today Google DeepMind consumer",
            f"起点实验室月销售额(Google DeepMind、{in_chinese('consumer')})",
        ),
        ("own_belief", None),
    ],
)
def test_an_input_is_told_with_its_labels(written, told):
    assert input_in_chinese(written) == (told and told.translate(WIDE))


def test_english_puts_labels_in_brackets():
    assert input_in_english("lab_sales_today/OpenAI/work") == "lab sales today (OpenAI, work)"
    assert input_in_english("cash OpenAI") == "cash OpenAI"
