"""Horizons follow effective compute: what research buys in hardware, times what algorithms make of it.

What a doubling of effective compute brings is the work of the paradigms in force. Each gives its part until its ceiling
is near, and then less and less; when the last one has run out, more compute brings nothing.
"""

from sixteenth.arrays import exp, log, maximum, sum_over, where
from sixteenth.units import Doublings, DoublingsPerMonth, Flag, Lab, Months, Multiple, Number, Paradigm, Share


def compute_growth(
    research_scale: Multiple[Lab],
    usual_research_scale: Multiple[Lab],
    training_scale: Doublings[Lab],
    compute_smoothing: Months,
) -> DoublingsPerMonth[Lab]:
    """Growth of the compute behind a lab's models; a cut in spending does not unlearn what was learnt."""
    return maximum(log(research_scale / usual_research_scale) / log(2) - training_scale, 0) / compute_smoothing


def next_training_scale(
    training_scale: Doublings[Lab],
    compute_growth: DoublingsPerMonth[Lab],
    research_pace: Share[Lab],
    month: Months,
) -> Doublings[Lab]:
    """Compute behind a lab's models, against what it usually bought: what a pause leaves unused is used after it."""
    return training_scale + compute_growth * research_pace * month


def algorithmic_growth(
    algorithmic_pace: DoublingsPerMonth,
    research_input: Multiple[Lab],
    research_returns: Number,
    algorithmic_level: Doublings[Lab],
    algorithmic_difficulty: Number,
) -> DoublingsPerMonth[Lab]:
    """Growth of what algorithms make of compute: more research helps less than in proportion, and ideas get harder."""
    return algorithmic_pace * exp(
        research_returns * log(research_input) - algorithmic_difficulty * log(2) * algorithmic_level
    )


def next_algorithmic_level(
    algorithmic_level: Doublings[Lab],
    algorithmic_growth: DoublingsPerMonth[Lab],
    caught_up: DoublingsPerMonth[Lab],
    progress_runs: Flag,
    research_pace: Share[Lab],
    month: Months,
) -> Doublings[Lab]:
    """What algorithms make of compute, in doublings since the start, what a lab took over of others' included."""
    return algorithmic_level + (algorithmic_growth * progress_runs + caught_up) * research_pace * month


def caught_up(catch_up: DoublingsPerMonth[Lab], horizon_per_compute: Number) -> DoublingsPerMonth[Lab]:
    """Growth of effective compute that what a lab takes over from others stands for: ideas that it need not find.

    Where compute brings nothing, what is taken over stands for none.
    """
    brings = horizon_per_compute > 0
    return where(brings, catch_up / where(brings, horizon_per_compute, 1), 0)


def effective_growth(
    compute_growth: DoublingsPerMonth[Lab], algorithmic_growth: DoublingsPerMonth[Lab]
) -> DoublingsPerMonth[Lab]:
    """Growth of effective compute: of what is bought, and of what algorithms make of it."""
    return compute_growth + algorithmic_growth


def next_paradigm_use(
    paradigm_use: Doublings[Lab, Paradigm],
    paradigm_arrived: Flag[Paradigm],
    effective_growth: DoublingsPerMonth[Lab],
    caught_up: DoublingsPerMonth[Lab],
    research_pace: Share[Lab],
    progress_runs: Flag,
    month: Months,
) -> Doublings[Lab, Paradigm]:
    """Doublings of effective compute that a lab has put through a paradigm, since the start or since it was found."""
    grown = (effective_growth * progress_runs + caught_up) * research_pace * month
    return paradigm_use + grown * paradigm_arrived


def paradigm_room(
    paradigm_use: Doublings[Lab, Paradigm], paradigm_ceiling: Doublings[Paradigm], ceiling_softness: Doublings
) -> Share[Lab, Paradigm]:
    """What a paradigm still gives of what it gave far below its ceiling: all, half at the ceiling, then nothing."""
    return 1 / (1 + exp((paradigm_use - paradigm_ceiling) / ceiling_softness))


def paradigms_in_force(
    paradigm_weight: Share[Paradigm],
    paradigm_arrived: Flag[Paradigm],
    paradigm_usable: Share[Paradigm],
    paradigm_room: Share[Lab, Paradigm],
) -> Multiple[Lab]:
    """How much all paradigms together make of effective compute, 1 being what two of them give far below a ceiling."""
    return sum_over(paradigm_weight * paradigm_arrived * paradigm_usable * paradigm_room, Paradigm)


def own_progress(
    horizon_per_compute: Number,
    effective_growth: DoublingsPerMonth[Lab],
    paradigms_in_force: Multiple[Lab],
    progress_shock: Number[Lab],
    progress_noise: Number,
) -> DoublingsPerMonth[Lab]:
    """Doublings of the time horizon in a month of a lab's own work; at worst a month brings nothing."""
    luck = maximum(1 + progress_noise * progress_shock, 0)
    return horizon_per_compute * effective_growth * paradigms_in_force * luck
