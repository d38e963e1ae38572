"""How much of its plan a lab carries out, whichever rule made the plan."""

from sixteenth.arrays import where
from sixteenth.units import Flag, Lab, Number, Share


def effort_after_stop(
    share_kept_after_stop: Share, progress_runs: Flag, is_paused: Flag[Lab], trains_next_model: Flag[Lab]
) -> Share[Lab]:
    """Part of planned research that a lab carries out: less after a stop or in a pause, none when it does not train."""
    return trains_next_model * where(progress_runs * (1 - is_paused), 1, share_kept_after_stop)


def has_stopped(launch_number: Number[Lab], last_model: Number[Lab]) -> Flag[Lab]:
    """Whether a lab has launched its last model: it then trains and launches nothing more."""
    return launch_number >= last_model


def share_ordered(research_effort: Share[Lab], launch_number: Number[Lab], last_model: Number[Lab]) -> Share[Lab]:
    """Part of the research that it would plan for that a lab orders: nothing once its last model has been launched."""
    return where(launch_number < last_model, research_effort, 0)
