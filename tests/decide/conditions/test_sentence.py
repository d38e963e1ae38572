"""Conditions as people write them, in two languages, and every fault of one at once."""

import pytest

import sixteenth
from sixteenth.decide.conditions.condition import Asked, Clause
from sixteenth.decide.conditions.sentence import read_condition
from sixteenth.errors import Refused

CENTRAL = sixteenth.read("central")  # from 2026-07 to 2036-06
END = 119


def read(text: str) -> Asked:
    return read_condition(text, CENTRAL, "OpenAI")


def only(text: str) -> Clause:
    (clause,) = read(text).clauses
    return clause


@pytest.mark.parametrize(
    ("text", "kind", "last", "is_not"),
    [
        ("money back by 2032 with probability 0.67", "money_back", 77, False),
        ("Money is back by 2032-12, with a probability of 67 %", "money_back", 77, False),
        ("2032 年前回本\uff0c概率 0.67", "money_back", 77, False),
        ("money back with probability 0.67", "money_back", END, False),
        ("not ruined by 2030 with probability 0.67", "ruined", 53, True),
        ("2030年前不破产\uff0c概率67%", "ruined", 53, True),
        ("no catastrophe by 2035-01 with probability 67 of 100", "catastrophe", 102, True),
    ],
)
def test_endings(text, kind, last, is_not):
    clause = only(text)
    assert (clause.kind, clause.last, clause.is_not, clause.lab) == (kind, last, is_not, "OpenAI")
    assert read(text).probability == pytest.approx(0.67)


@pytest.mark.parametrize(
    ("text", "name", "months", "bound", "is_above"),
    [
        ("revenue in 2030 above 200bn with probability 0.5", "company_revenue", (42, 53), 200e9, True),
        ("2030 年收入高于 2000 亿美元\uff0c概率 0.5", "company_revenue", (42, 53), 200e9, True),
        ("company_revenue in 2030-12 above 10bn with probability 0.5", "company_revenue", (53, 53), 10e9, True),
        ("revenue in 2030 above 1200bn USD/year with probability 0.5", "company_revenue", (42, 53), 1.2e12, True),
        ("cash in 2030 below 0 with probability 0.5", "cash", (0, 53), 0.0, False),
        ("owners_share in 2030 at least 40 % with probability 0.5", "owners_share", (0, 53), 0.4, True),
    ],
)
def test_amounts(text, name, months, bound, is_above):
    clause = only(text)
    assert (clause.kind, clause.name, clause.is_above) == ("level", name, is_above)
    assert (clause.first, clause.last) == months
    assert clause.bound == pytest.approx(bound)


def test_the_lowest_and_worth_and_a_mean_and_several():
    clause = only("cash never below 0 until 2031 with probability 0.9")
    assert (clause.kind, clause.name, clause.last, clause.bound) == ("lowest", "cash", 65, 0.0)
    asked = read("mean worth above 852bn")
    assert (asked.is_mean, asked.clauses[0].kind, asked.clauses[0].bound) == (True, "worth", 852e9)
    assert [each.kind for each in read("money back and not ruined by 2030 with probability 0.5").clauses] == [
        "money_back",
        "ruined",
    ]


def test_a_label_stands_on_each_axis_but_that_of_labs():
    clause = only("segment_spend of enterprise in 2030 above 10bn with probability 0.5")
    assert clause.labels == {"segment": "enterprise"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("money back by 2032", "with probability 0.67"),
        ("money back by 2032 with probability 1.5", "a probability above 0"),
        ("money back by 2052 with probability 0.5", "2036-06"),
        ("money back by 2032-13 with probability 0.5", "2036-06"),
        ("revenue above 10bn with probability 0.5", "a year or a month"),
        ("revenue in 2026 above 10bn with probability 0.5", "2026"),
        ("revenu in 2030 above 10bn with probability 0.5", "did you mean 'revenue'"),
        ("revenue in 2030 above ten with probability 0.5", "'ten'"),
        ("segment_spend of enterprize in 2030 above 1bn with probability 0.5", "'enterprise'"),
        ("segment_spend in 2030 above 1bn with probability 0.5", "segment"),
        ("mean money back by 2032", "the mean of one amount"),
        ("it pays with probability 0.5", "money back by 2032"),
        ("", "a condition such as"),
        ("worth above .亿 with probability 0.5", "'.亿'"),
        ("worth above 1.2.3亿 with probability 0.5", "'1.2.3亿'"),
        (f"worth above {'9' * 400}亿 with probability 0.5", "a finite number"),
        ("worth above ten with probability 0.5", "such as 852bn"),
        ("worth of Law above 5bn with probability 0.5", "worth without a label"),
        ("worth in 2030 above 5bn with probability 0.5", "worth without a label or a date"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_cure(text, told):
    with pytest.raises(Refused, match=told):
        read(text)


def test_all_faults_come_at_once():
    with pytest.raises(Refused) as refused:
        read("monney back and revenu in 2030 above 1bn and cash in 2050 above 3bn with probability 1.5")
    assert len(refused.value.faults) == 4
