"""Who pauses beside whom, and differences future by future, on few short futures."""

from functools import cache

import pytest

import sixteenth
from sixteenth.decide.society.pauses import KEPT, Pause, Who, compare_pauses, country_of, pauses_of
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

COUNTRIES = ("United States", "China", "Europe")


@cache
def short() -> Scenario:
    return sixteenth.read("central").keeping("pauses", KEPT)


def run(each: Scenario) -> Result:
    return sixteenth.run(each, draws=16, months=24, output_set="pauses")


@cache
def found() -> tuple[Pause, ...]:
    return compare_pauses(short(), "Mistral", run, begins=6, months=12)


def test_every_lab_has_its_country():
    assert [country_of(short(), lab) for lab in ("Anthropic", "DeepSeek", "Mistral")] == list(COUNTRIES)


def test_the_lab_its_country_the_others_and_all_pause_in_turn():
    assert pauses_of(short(), "Mistral") == (
        Who(labs=("Mistral",)),
        Who(countries=("Europe",)),
        Who(countries=("United States",)),
        Who(countries=("China",)),
        Who(countries=COUNTRIES),
    )


def test_a_country_of_one_lab_pauses_as_that_lab_does():
    _, lab, country, *_ = found()
    assert lab.odds_change == country.odds_change
    assert lab.worth_change == country.worth_change


def test_the_first_has_no_pause_and_no_change():
    none = found()[0]
    assert none.who == Who()
    assert {none.odds_change.value, none.lead_change.value, none.worth_change.value, none.odds_change.error} == {0.0}


def test_levels_and_changes_agree():
    none, *pauses = found()
    for each in pauses:
        assert each.odds - none.odds == pytest.approx(each.odds_change.value)
        assert each.lead - none.lead == pytest.approx(each.lead_change.value)
        assert each.lag - none.lag == pytest.approx(each.lag_change.value)
