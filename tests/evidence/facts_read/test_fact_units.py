"""Units of facts: one family converts by a factor, and every unit of the package is known."""

import pytest

from sixteenth.evidence.facts_read.fact_units import factor_to, family_of, known_units, units_of_series
from sixteenth.evidence.facts_read.read_facts import read_facts


@pytest.mark.parametrize(
    ("unit", "others", "found"),
    [
        ("USD_mn", ["USD_bn"], ("USD_bn", 1e-3)),
        ("USD_bn", ["USD_mn", "USD"], ("USD_mn", 1e3)),
        ("RMB_bn", ["USD_bn", "RMB_mn"], ("RMB_mn", 1e3)),
        ("hours", ["minutes"], ("minutes", 60.0)),
        ("share", ["percent"], ("percent", 100.0)),
        ("EUR_mn", ["USD_bn"], None),
        ("USD_bn_per_month", ["USD_bn"], None),
        ("GW", ["percent"], None),
    ],
)
def test_a_unit_converts_within_its_family(unit, others, found):
    assert factor_to(unit, others) == (found and (found[0], pytest.approx(found[1])))


def test_money_is_known_from_other_things():
    assert family_of("EUR_mn").is_money
    assert not family_of("million").is_money
    assert family_of("FLOP").name == "FLOP"


def test_every_unit_of_the_package_is_known_and_the_usual_one_comes_first():
    assert {fact.unit for fact in read_facts()} <= known_units()
    assert units_of_series()["run_rate_revenue"] == ("USD_bn", "EUR_mn")
