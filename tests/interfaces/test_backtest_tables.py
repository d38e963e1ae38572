"""The tables of `sixteenth backtest`."""

import io

from rich.console import Console

from sixteenth.evidence.backtest import ORIGINS, find_targets, run_trial
from sixteenth.evidence.forms import BEST, RIVALS
from sixteenth.interfaces.backtest_record import make_record
from sixteenth.interfaces.backtest_tables import show_record

FORMS = (*RIVALS, BEST)


def test_scores_bands_calibration_and_the_earlier_record_are_shown():
    record = make_record(run_trial(FORMS, find_targets((ORIGINS[4], ORIGINS[7]))), FORMS)
    out = io.StringIO()
    show_record(Console(file=out, width=100), record, plain=True)
    told = out.getvalue()
    for words in ("random walk", "90 to 100 %", "What version 0.2.0 scored", "One-shot tests", "Looked at the days"):
        assert words in told
    assert "####" in told
    assert told.isascii()
