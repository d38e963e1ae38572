"""What a run says of people in sentences, from a run whose numbers are known."""

import numpy as np

from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.decide.society.cure_record import CostOfDelay, CureStep
from sixteenth.decide.society.society import tell_society
from sixteenth.questions.society.told import RULES, society_findings
from tests.decide.society_runs import DRAWS, made

WORDS = words_of("society")
RECORD = (CureStep("trials", 0.75, 0.95, 30.0, 0.88), CureStep("all", 0.5, 0.95, 138.0, 0.3))
DELAY = CostOfDelay(4e5, 0.2, 12.0, 3.6e5, 4e4, 1e6)


def told(months: int = 60, **numbers: object) -> dict[str, str]:
    found = society_findings(tell_society(made(months, **numbers)), RECORD, DELAY, -0.13)
    return {each.key: WORDS.sentence(each) for each in found}


def test_lives_are_told_with_their_errors():
    luck = np.linspace(0, 2e6, DRAWS)
    found = society_findings(tell_society(made(60, lives_saved_in_all=luck)), RECORD, DELAY, -0.13)
    lives = found[0].parts["lives"]
    assert isinstance(lives, Figure)
    assert lives.value == luck.mean()
    assert lives.standard_error == luck.std(ddof=1) / DRAWS**0.5
    assert WORDS.sentence(found[0]).startswith("Cures that models help to find are expected to save 1 million (")


def test_the_record_stands_beside_the_claim():
    sentences = told()
    assert (
        "Hepatitis C took 11.5 years, pace 0.30; only its last step, from 75 %, came in 2.5 years."
        in (sentences["pace_of_a_cure"])
    )
    assert sentences["cost_of_delay"].startswith(
        "12 months of delay of that one cure, at 400,000 deaths a year: 360,000"
    )


def test_claims_count_futures_or_say_that_the_run_is_too_short():
    share = np.where(np.arange(DRAWS) < DRAWS // 2, 0.2, 0.04)
    sentences = told(unemployment=share)
    assert "May 2030 (as above, 10 to 20 %): 50 (standard error" in sentences["ten_percent_unemployed"]
    early = told(14)
    assert early["ten_percent_unemployed_later"].endswith("the run ends before.")
    assert early["half_of_office_jobs_later"].endswith("the run ends before.")


def test_beginners_stand_beside_what_was_measured():
    sentence = told(entry_level_where_most_exposed=0.95)["beginners"]
    assert sentence.endswith("in 2026-04: -5 % (-5 % to -5 %); measured -13 % from late 2022 to July 2025 (Stanford).")


def test_counting_rules_are_said():
    assert [each.key for each in RULES] == ["rated", "cures_rule", "jobs_rule"]
    assert all(WORDS.sentence(each).endswith(".") for each in RULES)
