"""A plan beside the world: what is said first, and the numbers behind it."""

from functools import cache

import numpy as np
import pytest

from sixteenth.answers.answer import Answer
from sixteenth.errors import Refused
from sixteenth.questions.plan.ask import PlanOptions, answer
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from tests.evidence.own_plan.plans import FEW, SHORT, followed
from tests.questions.told import told


class Quick(Session):
    """Runs of few futures and months, without compiling."""

    def run(self, scenario: Scenario, keep=None, **options):
        draws = min(options.pop("draws"), FEW)
        return super().run(scenario, keep, **options, draws=draws, months=SHORT, back_end="numpy")


@cache
def found() -> Answer:
    own = followed()
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("SIXTEENTH_PLANS", str(own.place.parents[1]))
        return answer(own.opening.scenario, PlanOptions(file=own.plan.file, draws=FEW), Quick())


def test_the_first_sentence_says_where_the_plan_stands():
    (first, *_), sentences = found().findings, told("plan", found().findings)
    assert first.key in ("stands", "beyond", "below")
    assert "How does the plan of Acme stand?" in sentences[first.key]
    assert "of 100 futures (standard error" in sentences[first.key]
    notes = told("plan", found().notes)
    assert "`Your plan`" in notes.get("fitted", notes.get("fitted_in_part", ""))
    assert notes["left_out"].startswith("The plan does not say: pay of research staff")


def test_years_are_sums_of_the_plan_and_of_futures():
    years = next(table for table in found().tables if table.key == "years")
    columns = [column.key for column in years.columns]
    rows = {row[0]: dict(zip(columns, row, strict=True)) for row in years.rows}
    assert rows[2026]["base"] == pytest.approx(sum(66e6 + 6e6 * n for n in range(6)))
    assert rows[2026]["low"] < rows[2026]["middle"] < rows[2026]["high"]
    assert 0 < rows[2027]["reached"] < 100


def test_months_hold_what_the_chart_shows():
    (chart,) = found().charts
    months = next(table for table in found().tables if table.called == chart.table)
    keys = [column.key for column in months.columns]
    assert {chart.x, chart.y, chart.series, chart.low, chart.high} <= set(keys)
    planned = [row[keys.index(chart.y)] for row in months.rows if row[0].key == "planned"]
    assert np.diff(planned) == pytest.approx([6e6] * (len(planned) - 1))


def test_a_file_that_is_none_is_refused():
    with pytest.raises(Refused):
        answer(followed().opening.scenario, PlanOptions(file="nowhere.csv"), Quick())
