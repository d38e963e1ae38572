"""A small real fit for tests: few draws of the market's world in float64, kept on disk while the tests run."""

import atexit
import shutil
import tempfile
from pathlib import Path

import sixteenth
from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.fitted.calibrate import Fit, Prior, fit_to, make_prior

FEW = 208
FOLDER = Path(tempfile.mkdtemp(prefix="small-fit-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


def small_prior() -> Prior:
    """Draw the earlier world of `central`, or read what has been drawn."""
    return make_prior(sixteenth.read("central"), FEW, back_end="numpy", folder=FOLDER)


def small_fit() -> Fit:
    """Fit few draws to all reports."""
    return fit_to(small_prior(), DATA_CUT)
