"""What models lack however capable they are: they do not learn on the job. It lifts, or context stands in for it."""

from sixteenth.arrays import exp, maximum, where
from sixteenth.units import Flag, Months, PerMonth, Share, Tokens


def barrier_lifts_now(barrier_shock: Share, barrier_rate: PerMonth, progress_runs: Flag, month: Months) -> Flag:
    """Whether somebody finds in this month how models learn on the job."""
    return (barrier_shock < 1 - exp(-barrier_rate * month)) & (progress_runs > 0)


def next_barrier_lifted(barrier_lifted: Flag, barrier_lifts_now: Flag) -> Flag:
    """Whether models learn on the job: once found, it stays so."""
    return maximum(barrier_lifted, barrier_lifts_now)


def value_of_context(usable_context: Tokens, context_of_experience: Tokens) -> Share:
    """Part of a job's experience that fits in mind: nothing to read is nothing known, more helps less and less."""
    return 1 - exp(-usable_context / context_of_experience)


def experience_value(barrier_lifted: Flag, value_of_context: Share, most_from_context: Share) -> Share:
    """Part of what experience on the job is worth that models have: all once they learn, else what context gives."""
    return where(barrier_lifted, 1, most_from_context * value_of_context)
