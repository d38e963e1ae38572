"""What earlier versions said, told without a trial, as the trial tells it."""

from sixteenth.questions.backtest.ask import findings, names_of
from sixteenth.questions.backtest.earlier import earlier_findings
from tests.questions.backtest.trials import FORMS, record


def test_it_is_what_the_trial_tells_first():
    told = [each for each in findings(record(), names_of(FORMS)) if each.key == "version_lost"]
    assert told == [*earlier_findings()]
    assert told
