"""How much of its plan a lab carries out, whichever rule made the plan."""

from sixteenth.arrays import where
from sixteenth.units import Flag, Lab, Share


def effort_after_stop(share_kept_after_stop: Share, progress_runs: Flag, trains_next_model: Flag[Lab]) -> Share[Lab]:
    """Part of planned research that a lab carries out: less when progress has stopped, none when it does not train."""
    return trains_next_model * where(progress_runs, 1, share_kept_after_stop)
