"""What a price needs, as findings: the same sentences wherever they are told."""

from dataclasses import replace

import pytest

from sixteenth.questions.implied import implied_findings
from tests.questions.going_on.examples import IMPLIED
from tests.questions.told import told


@pytest.mark.parametrize("question", ["going_on", "explain"])
def test_what_a_price_needs_is_one_sentence_and_why_another(question):
    sentences = told(question, implied_findings(IMPLIED))
    assert list(sentences) == ["times_today", "since"]
    assert sentences["times_today"].startswith("852bn USD for Ana needs 459bn USD of revenue in 2030")
    assert "17.0 times the 27bn USD a year that it opens with" in sentences["times_today"]


@pytest.mark.parametrize("question", ["going_on", "explain"])
def test_a_lab_without_sales_has_nothing_to_be_held_against(question):
    sentences = told(question, implied_findings(replace(IMPLIED, revenue_today=0.0)))
    assert "opens with" not in sentences["price_needs"]


@pytest.mark.parametrize("question", ["going_on", "explain"])
def test_where_no_revenue_would_do_that_is_said(question):
    sentences = told(question, implied_findings(replace(IMPLIED, revenue_needed=float("inf"))))
    assert list(sentences) == ["no_revenue_is_enough"]
