"""Policies spread, or are dropped, by imitation: now and then a lab thinks again, with odds by the Fermi rule."""

from sixteenth.units import Flag, Lab, Months, PerMonth, Share


def adopts_policy(
    policy_held: Flag[Lab],
    policy_shock: Share[Lab],
    imitation_probability: Share[Lab],
    rethinking: PerMonth,
    month: Months,
) -> Flag[Lab]:
    """Whether a lab adopts a scaling policy in this month."""
    return (1 - policy_held) * (policy_shock < rethinking * month * imitation_probability)


def drops_policy(
    policy_held: Flag[Lab],
    policy_shock: Share[Lab],
    imitation_probability: Share[Lab],
    rethinking: PerMonth,
    month: Months,
) -> Flag[Lab]:
    """Whether a lab drops its scaling policy in this month."""
    return policy_held * (policy_shock < rethinking * month * (1 - imitation_probability))
