"""The nearest mix that works: each cure that is told, put into the scenario as it is written, makes it pass."""

import re
from collections.abc import Mapping
from functools import cache

import pytest

import sixteenth
from sixteenth.errors import Fault, ImpossibleCombination, Refused
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Amount
from sixteenth.scenarios.repairs.cures import MOST_CURES
from tests.scenarios.broken_mixes import ALL, MIXES, Mix, write_child
from tests.scenarios.written_files import faults_of

PAIR = re.compile(
    r"(?P<title>.+?) to p10 = (?P<p10>\S+) and p90 = (?P<p90>\S+?)(?: (?P<unit>[^(]+?))? \(\S+ times both\)$"
)
NUMBER = re.compile(r"(?P<title>.+?) to (?:at least |at most )?(?P<value>-?[\d.e+-]+)(?: (?P<unit>.+))?$")


of_the_library = cache(sixteenth.read)


def alternatives(cure: str) -> list[list[str]]:
    """Take a cure apart: each alternative, and each value that it changes."""
    assert cure.startswith("set "), cure
    return [re.split(r" and (?!p90)", each) for each in cure.removeprefix("set ").split(", or ")]


def unit_of(scenario: Scenario, name: str, written: str | None) -> str:
    return written or scenario.world.declared[name].kind.unit.__name__


def cured(mix: Mix, changes: list[str]) -> tuple[dict[str, dict[str, str]], dict[str, int]]:
    """Return the entries of a mix with the changes that a cure names, and the months where it names those."""
    parent = of_the_library(mix.parent)
    entries = {
        name: {label: f'{amount}, unit = "{unit_of(parent, name, None)}"' for label, amount in each.items()}
        for name, each in mix.entries().items()
    }
    facts: dict[str, int] = {}
    for change in changes:
        found = PAIR.match(change) or NUMBER.match(change)
        assert found, change
        given = found.groupdict()
        name, _, label = given["title"].partition("/")
        if name == "months":
            facts["months"] = int(given["value"])
            continue
        unit = unit_of(parent, name, given["unit"])
        if "value" in given:
            amount = f"value = {given['value']}"
        else:
            card = parent.values[name].card
            entry = card.by.get(label, card)
            shape = entry.distribution if isinstance(entry, Amount) else None
            amount = f'distribution = "{shape}", p10 = {given["p10"]}, p90 = {given["p90"]}'
        entries.setdefault(name, {})[label or ALL] = f'{amount}, unit = "{unit}"'
    return entries, facts


@pytest.mark.parametrize("limit", MIXES)
def test_every_cure_makes_the_scenario_pass(limit, tmp_path):
    mix = MIXES[limit]
    entries, _ = cured(mix, [])
    faults = faults_of(write_child(tmp_path / "broken.toml", mix.parent, entries))
    assert faults
    assert {type(each) for each in faults} == {ImpossibleCombination}
    if len(faults) > 1:
        return
    for number, changes in enumerate(alternatives(faults[0].cure)):
        entries, facts = cured(mix, changes)
        assert faults_of(write_child(tmp_path / f"{number}.toml", mix.parent, entries, "", **facts)) == (), changes
    assert number < MOST_CURES


def test_a_cure_that_is_missed_by_a_little_does_not_do(tmp_path):
    mix = MIXES["cap_above_todays_spending"]
    (fault,) = faults_of(write_child(tmp_path / "broken.toml", mix.parent, cured(mix, [])[0]))
    least = re.match(r"set spend_cap/enterprise to at least (\S+) USD/month", fault.cure)
    assert least
    for part, passes in ((1.0, True), (0.98, False)):
        entries = {"spend_cap": {"enterprise": f'value = {part * float(least[1])}, unit = "USDPerMonth"'}}
        assert (faults_of(write_child(tmp_path / "near.toml", mix.parent, entries)) == ()) is passes


def test_what_the_scenario_changed_comes_first_in_the_unit_it_wrote(tmp_path):
    entries = {"adoption_today": {"consumer": 'value = 5, unit = "percent"'}}
    (fault,) = faults_of(write_child(tmp_path / "broken.toml", "central", entries))
    assert fault.cure.startswith("set adoption_today/consumer to at least ")
    first = alternatives(fault.cure)[0][0]
    assert first.endswith("percent")
    assert fault.where.line == 8
    entries = {"adoption_today": {"consumer": f'value = {first.split()[-2]}, unit = "percent"'}}
    assert faults_of(write_child(tmp_path / "cured.toml", "central", entries)) == ()


def test_a_distribution_is_scaled_as_a_whole(tmp_path):
    amount = 'distribution = "lognormal", p10 = 40, p90 = 160, unit = "billion USD/year"'
    (fault,) = faults_of(write_child(tmp_path / "broken.toml", "central", {"spend_cap": {"consumer": amount}}))
    found = re.match(
        r"set spend_cap/consumer to p10 = (\S+) and p90 = (\S+) billion USD/year \((\S+) times both\)", fault.cure
    )
    assert found
    p10, p90, factor = map(float, found.groups())
    assert p10 / 40 == pytest.approx(factor)
    assert p90 / 160 == pytest.approx(factor)
    assert re.search(r", in \d+ of 256 draws", fault.got)
    amount = f'distribution = "lognormal", p10 = {p10}, p90 = {p90}, unit = "billion USD/year"'
    assert faults_of(write_child(tmp_path / "cured.toml", "central", {"spend_cap": {"consumer": amount}})) == ()


def test_an_event_is_cured_by_its_own_amount(tmp_path):
    def faults(factor: float) -> tuple[Fault, ...]:
        about = 'kind = "scenario"\nsource = "A test"'
        event = f'[[event]]\nmonth = "2027-01"\nparameter = "spend_cap"\nfactor = {factor}\n{about}'
        return faults_of(write_child(tmp_path / "event.toml", "central", {}, event))

    (fault,) = faults(0.1)
    assert isinstance(fault, ImpossibleCombination)
    assert "from 2027-01" in fault.what
    assert fault.where.line == 5
    least = re.match(r"set the factor of spend_cap from 2027-01 on to at least ([\d.]+)", fault.cure)
    assert least
    assert faults(float(least[1])) == ()
    assert [type(each) for each in faults(float(least[1]) - 0.01)] == [ImpossibleCombination]


def test_the_months_of_a_run_are_cured_too():
    with pytest.raises(Refused, match="set months to at most 136") as refused:
        sixteenth.prepare("central", months=180)
    (fault,) = refused.value.faults
    assert str(fault.where) == "the options of the run"
    assert "the run 180 months" in fault.got
    assert sixteenth.prepare("central", months=136).program.months == 136


def test_where_no_single_value_helps_that_is_said(tmp_path):
    mix: Mapping[str, Mapping[str, str]] = {
        "innovation": {ALL: 'value = 1, unit = "per month"'},
        "imitation": {ALL: 'value = 1, unit = "per month"'},
        "adoption_today": {ALL: 'value = 0.5, unit = "Share"'},
    }
    (fault,) = faults_of(write_child(tmp_path / "both.toml", "central", mix))
    assert fault.cure == "set imitation to 0 per month, or innovation to 0 per month"
