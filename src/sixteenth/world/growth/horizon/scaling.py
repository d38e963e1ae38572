"""Horizons follow effective compute: what research buys in hardware, times what algorithms make of it."""

from sixteenth.arrays import exp, log, maximum
from sixteenth.units import Doublings, DoublingsPerMonth, Flag, Lab, Months, Multiple, Number


def compute_growth(
    real_research: Multiple[Lab], training_scale: Doublings[Lab], compute_smoothing: Months
) -> DoublingsPerMonth[Lab]:
    """Growth of the compute behind a lab's models; a cut in spending does not unlearn what was learnt."""
    return maximum(log(real_research) / log(2) - training_scale, 0) / compute_smoothing


def next_training_scale(
    training_scale: Doublings[Lab], compute_growth: DoublingsPerMonth[Lab], month: Months
) -> Doublings[Lab]:
    """Compute behind a lab's models, in doublings since the start."""
    return training_scale + compute_growth * month


def algorithmic_growth(
    algorithmic_pace: DoublingsPerMonth,
    real_research: Multiple[Lab],
    research_returns: Number,
    algorithmic_level: Doublings[Lab],
    algorithmic_difficulty: Number,
) -> DoublingsPerMonth[Lab]:
    """Growth of what algorithms make of compute: more research helps less than in proportion, and ideas get harder."""
    return algorithmic_pace * exp(
        research_returns * log(real_research) - algorithmic_difficulty * log(2) * algorithmic_level
    )


def next_algorithmic_level(
    algorithmic_level: Doublings[Lab], algorithmic_growth: DoublingsPerMonth[Lab], progress_runs: Flag, month: Months
) -> Doublings[Lab]:
    """What algorithms make of compute, in doublings since the start."""
    return algorithmic_level + algorithmic_growth * progress_runs * month


def own_progress(
    horizon_per_compute: Number,
    compute_growth: DoublingsPerMonth[Lab],
    algorithmic_growth: DoublingsPerMonth[Lab],
    progress_luck: Number[Lab],
    progress_noise: Number,
) -> DoublingsPerMonth[Lab]:
    """Doublings of the time horizon in a month of a lab's own work; at worst a month brings nothing."""
    luck = maximum(1 + progress_noise * progress_luck, 0)
    return horizon_per_compute * (compute_growth + algorithmic_growth) * luck
