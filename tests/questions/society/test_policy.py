"""A policy year by year, in a sentence and a table, for runs whose numbers are known."""

import numpy as np
import pytest

from sixteenth.answers.finding import Word
from sixteenth.answers.wording import words_of
from sixteenth.decide.society.policy_years import policy_years
from sixteenth.questions.society.policy import policy_finding, policy_table, year_of
from tests.decide.society_runs import DRAWS, made

LUCK = np.linspace(0, 1, DRAWS)
WITHOUT, WITH = made(48, jobs_displaced=LUCK, wage=1.2), made(48, jobs_displaced=LUCK - 0.25, wage=1.1)


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        ([], "a_policy holds throughout. "),
        ([(12, 15)], "a_policy holds in 2027. "),
        ([(12, 30)], "a_policy holds in 2027 to 2028. "),
    ],
)
def test_it_is_said_when_it_holds_and_what_it_does_to_jobs(spans, told):
    finding = policy_finding("a_policy", policy_years(WITHOUT, WITH, spans))
    assert words_of("society").sentence(finding) == (
        f"{told}By 2029-12 50.0 % of jobs have gone without it, and 25.0 % with it: -25.00 points (standard error"
        " 0.00)."
    )


def test_each_number_stands_by_year_and_phase():
    years = policy_years(WITHOUT, WITH, [(12, 15)])
    table = policy_table("central", "a_policy", DRAWS, years)
    assert len(table.rows) == 5 * len(years)
    assert table.rows[0][:4] == (Word("jobs_gone"), "2026", Word("before"), pytest.approx(0.5))
    wages = [row for row in table.rows if row[0] == Word("wage")]
    assert wages[1][1:6] == ("2027", Word("during"), pytest.approx(0.2), pytest.approx(0.1), pytest.approx(-0.1))
    assert "central without and with a_policy" in words_of("society").title(table)
    assert year_of(years[0]) == "2026"
