"""What the books say, case by case."""

import pytest

from sixteenth.decide.own_books.books import settle
from sixteenth.decide.own_books.flow import Flow
from sixteenth.decide.own_books.sharing import Rule
from sixteenth.questions.ledger.findings import findings
from tests.decide.own_books.flows import COMPANY, HOUSE, NEW, OLD, flow
from tests.questions.told import told

COSTLY = flow("2025-02", "", "overhead", 50)
PAID_OUT = flow("2025-03", "", "financing", -700)


def said(flows: tuple[Flow, ...], rule: Rule = "revenue") -> dict[str, str]:
    return told("ledger", findings(settle(flows, rule), "USD"))


@pytest.mark.parametrize(
    ("flows", "key", "words"),
    [
        (OLD, "no_loss", "30.00 USD more than it spent"),
        (COMPANY, "investment", "left 19.00 USD over. The loss of 250.00 USD"),
        ((*COMPANY, COSTLY), "company_hole", "31.00 USD is missing"),
        (NEW, "hole", "falls 260.00 USD short of its own costs"),
        (HOUSE, "unnamed", "paid for 0.0 % of everything else"),
        (NEW[:1], "unsold", "no model of these books has been sold yet"),
    ],
)
def test_the_verdict_comes_first(flows, key, words):
    sentences = said(flows)
    assert next(iter(sentences)) == key
    assert words in sentences[key]


def test_models_company_and_financing_are_told():
    sentences = said((*COMPANY, PAID_OUT))
    assert sentences["counts"].startswith("Models whose making is in these books: 2. Paid back by gross margin: 1;")
    assert sentences["back"] == "Paid back by gross margin: old 1.40x."
    assert sentences["not_back"].endswith("new 0.13x.")
    assert "2025-12" not in sentences["still_below"]
    assert "paid 200.00 USD more" in sentences["paid_out"]
    assert "20.00 USD of cost names no model" in sentences["shared_revenue"]
    assert sentences["borne_by_none"].startswith("5.00 USD of that stays")
    assert sentences["reconciled"].endswith("come to the company's -250.00 USD; the difference is 0.00.")


@pytest.mark.parametrize(("rule", "key"), [("training", "shared_training"), ("equally", "shared_equally")])
def test_each_rule_has_its_sentence(rule, key):
    assert "borne_by_none" not in said(COMPANY, rule)
    assert key in said(COMPANY, rule)


def test_where_the_company_keeps_all_models_are_counted_two_ways():
    sentences = said(COMPANY, "company")
    assert "stays with the company" in sentences["shared_company"]
    assert "counts_without_shares" in sentences
    assert "borne_by_none" not in sentences


def test_a_company_that_is_out_of_its_hole_and_one_that_never_was_in_it():
    assert "out of it 3 months after it began" in said(OLD)["out_again"]
    assert "never_below" in said(OLD[1:3])


def test_a_model_whose_making_is_not_in_the_books_is_named():
    assert said(OLD[1:3])["made_before"].endswith(": old.")
    assert "made_before" not in said(OLD)


def test_many_models_are_counted_in_place_of_named():
    many = tuple(
        each
        for at in range(12)
        for each in (flow("2025-01", f"m{at}", "research", 9), flow("2025-02", f"m{at}", "revenue", 1))
    )
    sentences = said(many)
    assert "revenue of 12 models falls" in sentences["hole"]
    assert sentences["not_back"].endswith("; 4 more.")


def test_every_rate_of_return_is_named():
    flows = (
        flow("2025-01", "a", "research", 100),
        flow("2026-01", "a", "revenue", 230),
        flow("2027-01", "a", "research", 132),
    )
    assert "at each of 10 %; 20 % a year; none of these is the return" in said(flows)["several_rates"]
