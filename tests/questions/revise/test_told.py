"""What came and went, what moved most, and a preview that is marked as one."""

from sixteenth.answers.wording import words_of
from sixteenth.evidence.fitted.preview import Preview
from sixteenth.questions.revise.headline import GOING_ON, MONEY_BACK, WORTH_TODAY
from sixteenth.questions.revise.told import belief, preview_findings, revise_findings
from tests.questions.revise.revised import INPUT, MOVES, NEW, OLD, revised
from tests.questions.told import told

ABOUT = "\N{ALMOST EQUAL TO}"


def test_it_says_what_came_went_contradicts_and_is_not_used():
    said = told("revise", revise_findings(revised()))
    assert said["one_came"] == "1 new fact, of which the draws can see 1; 1 withdrawn."
    assert said["withdrawn"] == f"Withdrawn: {OLD.exact_key}."
    assert said["contradicts"].startswith(f"{NEW.exact_key} contradicts {OLD.exact_key}: both stay")
    assert said["not_used"] == f"Not used: {OLD.exact_key}, guidance."
    assert "under 400, so that digits mean little" in said["few_effective"]
    assert said["moved_most"].startswith("Moved most: ")


def test_a_belief_is_called_by_what_it_is_about():
    each = [
        words_of("revise", language).sentence(*belief(move)) for language in ("en", "zh") for move in (*MOVES, INPUT)
    ]
    assert each[:3] == ["log sales of OpenAI", "growth of OpenAI", "imitation/enterprise"]
    assert each[3:] == ["OpenAI 的销售额对数", "OpenAI 的增长", "imitation/enterprise"]


def test_a_preview_is_marked_as_one():
    previews = {
        MONEY_BACK: Preview(MONEY_BACK, 76.3, 76.7, 1990, 800.0),
        WORTH_TODAY: Preview(WORTH_TODAY, 5.0e11, 4.5e11, 1990, 800.0),
        GOING_ON: Preview(GOING_ON, 5.0e11, 4.5e11, 1990, 80.0),
    }
    said = told("revise", preview_findings(previews, "OpenAI"))
    assert said[MONEY_BACK].startswith(
        f"OpenAI, money back, of 100: 76.3 before, {ABOUT} 76.7 now (a preview by weights"
    )
    assert said[WORTH_TODAY].startswith(
        f"OpenAI, worth, bn USD: 500 before, {ABOUT} 450 now (a preview by weights, 800"
    )
    assert said["going_on_by_few"].endswith("80 effective futures of 1,990, too few to trust its digits).")
    chinese = [words_of("revise", "zh").sentence(each) for each in preview_findings(previews, "OpenAI")]
    assert all(part in chinese[1] for part in ("亿美元", "之前 5,000", f"现在 {ABOUT} 4,500"))
