"""Scaling policies: a promise to deploy nothing that is too far beyond control, who gives it, and what it costs."""

from sixteenth.arrays import exp, maximum, sum_over, where
from sixteenth.units import Doublings, Flag, Lab, Number, Segment, Share, USDPerMonth


def opening_policy_held(policy_today: Flag[Lab]) -> Flag[Lab]:
    """Who has a policy at the start."""
    return policy_today


def is_over_margin(lab_horizon: Doublings[Lab], control: Doublings[Lab], margin_of_control: Doublings) -> Flag[Lab]:
    """Whether a lab's research is further beyond its control than a policy lets it deploy."""
    return lab_horizon > control + margin_of_control


def policy_bars(policy_held: Flag[Lab], promise_is_firm: Flag[Lab], is_over_margin: Flag[Lab]) -> Flag[Lab]:
    """Whether a lab's own policy says no to its next model."""
    return policy_held * promise_is_firm * is_over_margin


def may_deploy(policy_bars: Flag[Lab], keeps_word: Flag[Lab]) -> Flag[Lab]:
    """Whether a lab lets itself launch what it has."""
    return 1 - policy_bars * keeps_word


def breaks_word(
    policy_bars: Flag[Lab], keeps_word: Flag[Lab], launches: Flag[Lab], drops_policy: Flag[Lab]
) -> Flag[Lab]:
    """Whether a lab breaks its word in this month: it launches against its policy, or drops it when it says no."""
    return policy_bars * maximum(launches * (1 - keeps_word), drops_policy)


def next_policy_held(
    policy_held: Flag[Lab], adopts_policy: Flag[Lab], drops_policy: Flag[Lab], breaks_word: Flag[Lab]
) -> Flag[Lab]:
    """Whether a lab has a scaling policy; one that was broken binds nobody."""
    return where(breaks_word, 0, policy_held + adopts_policy - drops_policy)


def share_of_adopters(policy_held: Flag[Lab], is_alive: Flag[Lab]) -> Share:
    """Part of the living labs that have a policy."""
    return sum_over(policy_held * is_alive, Lab) / maximum(sum_over(is_alive, Lab), 1)


def worth_of_trust(trust_weight: Number[Segment], segment_spend: USDPerMonth[Segment]) -> Number:
    """What standing adds to a lab's appeal, over all that is spent."""
    return sum_over(trust_weight * segment_spend, Segment) / sum_over(segment_spend, Segment)


def pull_of_the_norm(norm: Number, share_of_adopters: Share) -> Number:
    """What the others' example is worth to a lab, in appeal: more where more of them have a policy."""
    return norm * share_of_adopters


def cost_of_a_policy(
    cost_of_testing: Number,
    quality_weight: Number,
    market_frontier: Doublings,
    control: Doublings[Lab],
    margin_of_control: Doublings,
    promise_is_firm: Flag[Lab],
) -> Number[Lab]:
    """What a policy costs in appeal: tests, and where it binds, how far the frontier is beyond what it lets pass."""
    held_back = maximum(market_frontier - control - margin_of_control, 0)
    return cost_of_testing + quality_weight * held_back * promise_is_firm


def gain_from_a_policy(
    worth_of_trust: Number, standing_of_policy: Number, pull_of_the_norm: Number, cost_of_a_policy: Number[Lab]
) -> Number[Lab]:
    """What a lab gains by a policy, in appeal: customers' trust and the norm, less what it costs."""
    return worth_of_trust * standing_of_policy + pull_of_the_norm - cost_of_a_policy


def imitation_probability(gain_from_a_policy: Number[Lab], intensity_of_choice: Number) -> Share[Lab]:
    """Odds that a lab which thinks again is for a policy: the Fermi rule on what it gains."""
    return 1 / (1 + exp(-intensity_of_choice * gain_from_a_policy))
