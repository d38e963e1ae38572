"""New facts: what came, went and contradicts is told, and what each one did is what it did with all others there."""

import datetime

import numpy as np
import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, read_facts
from sixteenth.evidence.fitted.revise import Arithmetic, arithmetic_of, read_changes, revise
from tests.evidence.small_fit import small_prior

HEADER = "series,entity,date,value,unit,low,high,basis,source_title,source_url,published,note\n"


def row(lab, value, *, date="2026-06-20", unit="USD_bn", published="2026-06-25"):
    return (
        f"run_rate_revenue,{lab},{date},{value},{unit},,,reported,Invented,https://example.org,{published},for a test\n"
    )


@pytest.fixture
def write(tmp_path):
    def make(*rows, name="new.csv"):
        path = tmp_path / name
        path.write_text(HEADER + "".join(rows), encoding="utf-8")
        return path

    return make


def test_what_came_went_contradicts_and_is_not_used_is_told(write):
    earlier = write(row("Anthropic", 55), row("OpenAI", 31), name="earlier.csv")
    now = write(
        row("Anthropic", 55),
        row("OpenAI", 30, date="2026-05-31"),
        row("Mistral AI", 1).replace("run_rate", "product_run_rate"),
    )
    found = read_changes(now, earlier)
    assert [each.text for each in found.removed] == ["31"]
    assert {each.text for each in found.added} == {"30", "1"}
    assert [(new.text, old.text) for new, old in found.contradicted] == [("30", "36.0")]
    assert [each.reason for each in found.unused] == ["a product's, not a lab's"]
    assert found.until == DATA_CUT


def test_all_that_is_wrong_is_told_at_once_with_lines(write):
    later = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=3)
    with pytest.raises(Refused) as refused:
        read_changes(write(row("OpenAI", 31), row("OpenAI", "x"), row("OpenAI", 33, published=later.isoformat())))
    assert sorted(fault.where.line for fault in refused.value.faults) == [3, 4]


def test_a_higher_report_lifts_sales_and_a_fact_that_is_alone_did_all_of_it(write):
    found = revise(small_prior(), read_changes(write(row("Anthropic", 80))))
    (taught,) = found.taught
    moved = next(each for each in taught.moves if (each.about, each.name) == ("sales", "Anthropic"))
    assert moved.spreads > 0.3
    assert moved == next(each for each in found.moves if (each.about, each.name) == ("sales", "Anthropic"))


def test_facts_that_no_draw_can_see_are_refused(write):
    with pytest.raises(Refused, match="none a report that the draws can see"):
        revise(small_prior(), read_changes(write(row("Nobody", 1))))


def test_the_arithmetic_is_that_of_two_normal_distributions(write):
    found = Arithmetic(read_facts()[0], (0.0, 1.0), (1.0, 0.5), (0.8, 0.45))
    assert found.by_hand == pytest.approx((0.8, np.sqrt(0.2)))
    shown = arithmetic_of(
        small_prior(), read_changes(write(row("OpenAI", 30))), "new/run_rate_revenue/OpenAI/2026-06-20"
    )
    assert shown.told == pytest.approx((np.log(30), 0.0816), abs=2e-3)
    assert shown.prior[0] > shown.posterior[0] > shown.told[0] - 0.2


def test_the_arithmetic_of_what_is_not_new_is_refused(write):
    with pytest.raises(Refused, match="the key of a new report"):
        arithmetic_of(
            small_prior(), read_changes(write(row("OpenAI", 30))), "revenue/run_rate_revenue/OpenAI/2024-12-31"
        )
