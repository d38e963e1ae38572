"""What a trial found, by group of targets."""

from sixteenth.evidence.scored.forms import BEST
from tests.questions.backtest.trials import record


def test_the_floor_is_reached_and_the_goal_is_not():
    """Ratio under 1 on all eight days; its interval is not."""
    whole = record().of(BEST.name, "all")
    assert whole is not None
    assert whole.ratio.value < 1 < whole.ratio.high
    assert whole.ratio.distinct >= 30
    held = next(each for each in whole.coverage if (each.lab, each.share) == ("all", 0.8))
    assert 0.7 <= held.held <= 0.9


def test_one_shot_tests_count_labs_that_the_others_lack():
    """Each report once, from the last day that it was ahead of."""
    labs = {each.lab for each in record().one_shots}
    assert {"xAI", "Mistral", "MiniMax", "Zhipu"} <= labs
    assert all(0 <= each.inside <= each.reports for each in record().one_shots)
