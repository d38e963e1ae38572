"""A trial of the rivals and of the best form that runs no world, made once for all tests of the question."""

from functools import cache

from sixteenth.evidence.scored.backtest import find_targets, run_trial
from sixteenth.evidence.scored.forms import BEST, RIVALS
from sixteenth.questions.backtest.record import Record, make_record

FORMS = (*RIVALS, BEST)


@cache
def record() -> Record:
    return make_record(run_trial(FORMS, find_targets()), FORMS)
