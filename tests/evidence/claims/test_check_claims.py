"""Own claims against the world they are about: names, labels, units and months."""

import math

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.evidence.claims.check_claims import by_scenario, check_own_claims
from sixteenth.evidence.claims.own_claims import read_own_claims

GOOD = """[[claim]]
id = "{id}"
text = "Somebody is so"
variable = "{variable}"
test = "{test}"
date = "{date}"
{more}
"""
LAB = 'labels = { lab = "xAI" }'


@pytest.fixture(scope="module")
def read():
    known = {"central": sixteenth.read("central")}

    def reader(name):
        return known[name] if name in known else sixteenth.read(name)

    return reader


@pytest.fixture
def check(tmp_path, read):
    def checked(*claims, before=""):
        path = tmp_path / "mine.toml"
        texts = []
        for number, each in enumerate(claims):
            entries = {"id": f"W{number}", "variable": "company_revenue", "test": "by", "date": "2028-12", **each}
            texts.append(GOOD.format(**{"more": "", **entries}))
        path.write_text(before + "".join(texts), encoding="utf-8")
        return check_own_claims(read_own_claims(path), read)

    return checked


@pytest.mark.parametrize(
    ("claim", "amount"),
    [
        ({"more": 'at_least = "120 billion USD/year"'}, 1e10),
        ({"more": 'at_least = "$10bn/month"'}, 1e10),
        ({"variable": "open_share", "more": "at_least = 0.2"}, 0.2),
        ({"variable": "open_share", "more": 'at_least = "20 percent"'}, 0.2),
        ({"variable": "market_frontier", "more": 'at_least = "167 hours"'}, math.log2(60 * 167)),
        ({"variable": "staff", "more": 'at_least = "5000 persons"'}, 5000),
        ({"variable": "lab_horizon", "test": "lag", "more": 'other = { lab = "OpenAI" }\nat_least = "1 years"'}, 12),
        ({"variable": "lab_horizon", "test": "lag", "more": 'other = { lab = "OpenAI" }\nat_least = 7'}, 7),
        ({"variable": "cash", "test": "end", "more": 'at_least = "2 billion USD"'}, 2e9),
    ],
)
def test_amounts_are_read_in_the_unit_of_what_they_are_about(check, claim, amount):
    (found,) = check(claim)
    assert found.measure.at_least == pytest.approx(amount)
    assert found.measure.unit == ""


@pytest.mark.parametrize(
    ("claim", "fault", "cure"),
    [
        ({"variable": "compny_revenue"}, "UnknownOutput", "did you mean 'company_revenue'?"),
        ({"variable": "company_revenue", "test": "end"}, "UnknownOutput", ""),
        ({"more": 'labels = { lab = "Openai" }'}, "UnknownLabel", "did you mean 'OpenAI'?"),
        ({"more": 'labels = { labb = "OpenAI" }'}, "UnknownAxis", "did you mean 'lab'?"),
        ({"date": "2026-06"}, "OutsideTheRun", ""),
        ({"date": "2036-07"}, "OutsideTheRun", ""),
        ({"more": "at_least = 100"}, "WrongUnit", "write"),
        ({"more": 'at_least = "100 persons"'}, "WrongUnit", ""),
        ({"more": 'other_variable = "open_share"\nat_least = 3', "test": "lag"}, "WrongUnit", ""),
    ],
)
def test_what_the_world_has_not_is_told_with_its_line(check, claim, fault, cure):
    with pytest.raises(Refused) as refused:
        check(claim)
    (found,) = refused.value.faults
    assert (type(found).__name__, found.where.line > 1) == (fault, True)
    assert cure in found.cure


def test_faults_of_form_of_scenario_and_of_content_come_together(check):
    with pytest.raises(Refused) as refused:
        check(
            {"variable": "nothing_of_it"},
            {"more": 'scenario = "centrl"'},
            {"more": "probability = 7", "date": "2020-01"},
        )
    kinds = [type(fault).__name__ for fault in refused.value.faults]
    assert sorted(kinds) == ["OutsideTheRun", "UnknownOutput", "UnknownScenario", "WrongEntry"]


def test_endings_and_money_back_can_be_claimed(check):
    found = check(
        {"variable": "ruined", "more": LAB}, {"variable": "ends_catastrophe"}, {"variable": "money_back", "test": "end"}
    )
    assert [each.measure.output for each in found] == ["ruined", "ends_catastrophe", "money_back"]


def test_what_is_resolved_may_be_about_earlier_months(check):
    more = 'resolution = true\nresolved_on = "2026-07-01"\nsource = "s"'
    assert check({"date": "2026-05", "more": more})[0].measure.month == "2026-05"


def test_claims_are_counted_by_scenario(check):
    found = check({}, {"more": 'scenario = "interview"', "date": "2026-05"}, {})
    assert {name: len(own) for name, own in by_scenario(found).items()} == {"central": 2, "interview": 1}
