"""How capable a model may be and still be under control: what each lab has worked out, and what others tell it."""

from sixteenth.arrays import constant, exp, largest_over, log, sum_over, where
from sixteenth.units import Doublings, DoublingsPerMonth, Flag, Lab, Months, Multiple, Number, Share, USDPerMonth


def opening_safety_base() -> Multiple[Lab]:
    """Research at the start, as a multiple of itself."""
    return constant(1)


def next_safety_base(safety_base: Multiple[Lab], real_research: Multiple[Lab], is_paused: Flag[Lab]) -> Multiple[Lab]:
    """Research that effort is a part of, as a multiple of the start: a pause of capability does not cut it."""
    return where(is_paused, safety_base, real_research)


def research_growth_industry(safety_base: Multiple[Lab], research_compute_today: USDPerMonth[Lab]) -> Multiple:
    """Research of all labs, as a multiple of the start."""
    return sum_over(safety_base * research_compute_today, Lab) / sum_over(research_compute_today, Lab)


def safety_work(
    safety_effort: Share[Lab],
    safety_base: Multiple[Lab],
    research_compute_today: USDPerMonth[Lab],
    unit_of_safety_work: USDPerMonth,
    research_growth_industry: Multiple,
    hardness_of_control: Number,
    is_alive: Flag[Lab],
) -> Number[Lab]:
    """Work a lab does on control; it takes more as all research grows, for there is more to control."""
    done = safety_effort * safety_base * research_compute_today * is_alive / unit_of_safety_work
    return done * exp(-hardness_of_control * log(research_growth_industry))


def safety_work_heard(safety_work: Number[Lab], safety_openness: Share) -> Number[Lab]:
    """Work on control that a lab can use: all of its own, and of the others' what is published."""
    return safety_work + safety_openness * (sum_over(safety_work, Lab) - safety_work)


def most_heard_today(
    safety_effort_today: Share[Lab],
    research_compute_today: USDPerMonth[Lab],
    unit_of_safety_work: USDPerMonth,
    safety_openness_today: Share,
) -> Number:
    """Work on control at the start that the lab with the most of it can use."""
    own = safety_effort_today * research_compute_today / unit_of_safety_work
    return largest_over(own + safety_openness_today * (sum_over(own, Lab) - own), Lab)


def control_gain(
    control_ratio: Share, capability_pace_today: DoublingsPerMonth, most_heard_today: Number
) -> DoublingsPerMonth:
    """Control gained in a month for a logarithm of work, so that today's effort keeps a part of today's pace."""
    return control_ratio * capability_pace_today / log(1 + most_heard_today)


def control_growth(control_gain: DoublingsPerMonth, safety_work_heard: Number[Lab]) -> DoublingsPerMonth[Lab]:
    """Doublings a month of what can be controlled: more work helps less than in proportion."""
    return control_gain * log(1 + safety_work_heard)


def opening_control(control_today: Doublings) -> Doublings[Lab]:
    """What can be controlled at the start."""
    return control_today


def next_control(control: Doublings[Lab], control_growth: DoublingsPerMonth[Lab], month: Months) -> Doublings[Lab]:
    """How capable a lab's models may be and still be under control: log2 minutes."""
    return control + control_growth * month


def control_has_caught_up(
    lab_horizon: Doublings[Lab], control: Doublings[Lab], gap_that_ends_a_pause: Doublings
) -> Flag[Lab]:
    """Whether a lab's research is near enough to what it controls for a pause to end."""
    return lab_horizon <= control + gap_that_ends_a_pause
