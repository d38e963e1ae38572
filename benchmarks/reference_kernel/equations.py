"""The reference kernel as equations: four labs launch sixteen models each, share two markets and raise when short.

The laws and the literal numbers are the kernel's (README.md of the reference folder, Month t, steps 1 to 7); they are
placeholders that were never estimated. Everything is a pure number because the kernel has no units.
"""

from sixteenth.arrays import exp, log, minimum, sum_over, where
from sixteenth.units import Axis, Flag, Lab, Number, Vintage


class Segment(Axis):
    """A part of the market."""


# 1. Progress and compute


def next_algorithms(algorithms: Number[Lab], pace: Number[Lab], crowding: Number) -> Number[Lab]:
    """Advance, the more slowly the further advanced."""
    return algorithms + pace * exp(-crowding * algorithms)


def next_compute(
    compute: Number[Lab], compute_growth: Number[Lab], capex_return: Number, last_capex: Number[Lab]
) -> Number[Lab]:
    """Add the trend and what last month's capital spending brought, in logarithms."""
    return compute + compute_growth + capex_return * log(1 + last_capex)


# 2. Launches: every seven months while a slot is left


def launches(wait: Number[Lab], launched: Number[Lab], slots: Number) -> Flag[Lab]:
    """Say whether a lab launches this month."""
    return (wait < 1) & (launched < slots)


def newest(launches: Flag[Lab], launched: Number[Lab]) -> Number[Lab]:
    """Return the order of this month's launch, or minus one."""
    return where(launches, launched, -1.0)


def is_new(order: Number[Vintage], newest: Number[Lab]) -> Flag[Lab, Vintage]:
    """Say which model is launched this month."""
    return (order > newest - 0.5) & (order < newest + 0.5)


def next_wait(wait: Number[Lab]) -> Number[Lab]:
    """Count down to the next launch."""
    return where(wait < 1, 6.0, wait - 1)


def next_launched(launched: Number[Lab], launches: Flag[Lab]) -> Number[Lab]:
    """Count the models launched."""
    return launched + launches


def next_elapsed(elapsed: Number) -> Number:
    """Count the months."""
    return elapsed + 1


def launch_cost(
    launches: Flag[Lab], next_compute: Number[Lab], hardware_progress: Number, elapsed: Number
) -> Number[Lab]:
    """Return what training costs in the month of a launch."""
    return where(launches, 0.2 * exp(0.5 * next_compute - hardware_progress * elapsed), 0)


# 3. The strength of each model fades


def launch_strength(quality_pull: Number, next_compute: Number[Lab], next_algorithms: Number[Lab]) -> Number[Lab]:
    """Return how strongly a model launched this month would attract."""
    return exp(quality_pull * (next_compute + next_algorithms))


def next_strength(
    strength: Number[Lab, Vintage], is_new: Flag[Lab, Vintage], launch_strength: Number[Lab], retention: Number
) -> Number[Lab, Vintage]:
    """Fade every model, this month's too."""
    return where(is_new, launch_strength, strength) * retention


def lab_strength(next_strength: Number[Lab, Vintage]) -> Number[Lab]:
    """Add up a lab's models; a trace keeps the logarithm finite before the first."""
    return sum_over(next_strength, Vintage) + 1e-6


# 4. Price, and the pull on each segment


def next_log_price(log_price: Number[Lab], price_decline: Number) -> Number[Lab]:
    """Cut the price at a common pace."""
    return log_price - price_decline


def price(next_log_price: Number[Lab]) -> Number[Lab]:
    """Return the price."""
    return exp(next_log_price)


def price_sensitivity(sensitivity: Number[Segment], price_weight: Number[Segment]) -> Number[Segment]:
    """Return how much a segment minds the price."""
    return sensitivity * price_weight


def log_strength(lab_strength: Number[Lab]) -> Number[Lab]:
    """Return the logarithm that the pull on all segments shares."""
    return log(lab_strength)


def pull(
    sensitivity: Number[Segment],
    log_strength: Number[Lab],
    price_sensitivity: Number[Segment],
    next_log_price: Number[Lab],
    brand: Number[Lab, Segment],
) -> Number[Lab, Segment]:
    """Return the odds of a lab against buying nothing."""
    return exp(sensitivity * log_strength - price_sensitivity * next_log_price * 0.1 + brand)


# 5. Markets grow; customers move slowly


def next_market(
    market: Number[Segment], market_growth: Number[Segment], market_limit: Number[Segment]
) -> Number[Segment]:
    """Grow towards a limit."""
    return market * (1 + market_growth * (1 - market / market_limit))


def all_pulls(pull: Number[Lab, Segment]) -> Number[Segment]:
    """Add up the labs, and one for buying nothing."""
    return 1 + sum_over(pull, Lab)


def next_share(
    share: Number[Lab, Segment], switching: Number, pull: Number[Lab, Segment], all_pulls: Number[Segment]
) -> Number[Lab, Segment]:
    """Move a part of the way to the share that the pulls give."""
    return share + switching * (pull / all_pulls - share)


def revenue(
    next_market: Number[Segment], next_share: Number[Lab, Segment], price_effect: Number[Segment], price: Number[Lab]
) -> Number[Lab]:
    """Return the revenue of the month."""
    return sum_over(next_market * next_share * (1 + price_effect * price), Segment)


def next_revenue_so_far(revenue_so_far: Number[Lab], revenue: Number[Lab]) -> Number[Lab]:
    """Add up revenue."""
    return revenue_so_far + revenue


# 6. What each model brings


def revenue_per_strength(revenue: Number[Lab], lab_strength: Number[Lab]) -> Number[Lab]:
    """Share revenue out by strength."""
    return revenue / lab_strength


def model_revenue(revenue_per_strength: Number[Lab], next_strength: Number[Lab, Vintage]) -> Number[Lab, Vintage]:
    """Return a model's revenue."""
    return revenue_per_strength * next_strength


def cost_share(model_cost_share: Number[Lab, Vintage], is_new: Flag[Lab, Vintage]) -> Number[Lab, Vintage]:
    """Return the part of its revenue that serving a model costs."""
    return where(is_new, 0.55, model_cost_share)


def next_model_cost_share(cost_share: Number[Lab, Vintage], cost_retention: Number) -> Number[Lab, Vintage]:
    """Make serving cheaper."""
    return cost_share * cost_retention


def model_margin(model_revenue: Number[Lab, Vintage], cost_share: Number[Lab, Vintage]) -> Number[Lab, Vintage]:
    """Return what a model's revenue leaves after serving."""
    return model_revenue - model_revenue * cost_share


def next_model_revenue_so_far(
    model_revenue_so_far: Number[Lab, Vintage], model_revenue: Number[Lab, Vintage]
) -> Number[Lab, Vintage]:
    """Add up a model's revenue."""
    return model_revenue_so_far + model_revenue


def next_model_margin_so_far(
    model_margin_so_far: Number[Lab, Vintage], model_margin: Number[Lab, Vintage]
) -> Number[Lab, Vintage]:
    """Add up a model's margin."""
    return model_margin_so_far + model_margin


# 7. Cash, and raising more of it


def margin(model_margin: Number[Lab, Vintage]) -> Number[Lab]:
    """Add up a lab's models."""
    return sum_over(model_margin, Vintage)


def capex(capex_share: Number[Lab], revenue: Number[Lab]) -> Number[Lab]:
    """Spend a part of revenue on capital."""
    return capex_share * revenue


def next_last_capex(capex: Number[Lab]) -> Number[Lab]:
    """Hand this month's capital spending on to the next."""
    return capex


def opening_cash(first_cash: Number[Lab]) -> Number[Lab]:
    """Begin with what is given."""
    return first_cash


def opening_lowest_cash(first_cash: Number[Lab]) -> Number[Lab]:
    """Begin with what is given."""
    return first_cash


def cash_before_raise(
    cash: Number[Lab],
    launch_cost: Number[Lab],
    margin: Number[Lab],
    capex: Number[Lab],
    operating_cost: Number[Lab],
) -> Number[Lab]:
    """Return the month's cash before any raise."""
    return cash - launch_cost + margin - capex - operating_cost


def raised(cash_before_raise: Number[Lab]) -> Number[Lab]:
    """Raise up to one and a half when below a half."""
    need = 0.5 - cash_before_raise
    return where(need > 0, need + 1, 0)


def next_cash(cash_before_raise: Number[Lab], raised: Number[Lab]) -> Number[Lab]:
    """Add what was raised."""
    return cash_before_raise + raised


def next_lowest_cash(lowest_cash: Number[Lab], cash_before_raise: Number[Lab]) -> Number[Lab]:
    """Remember the lowest cash before a raise."""
    return minimum(lowest_cash, cash_before_raise)


def valuation(revenue: Number[Lab]) -> Number[Lab]:
    """Value a lab at twenty years' revenue."""
    return 240 * revenue + 5


def next_ownership(ownership: Number[Lab], valuation: Number[Lab], raised: Number[Lab]) -> Number[Lab]:
    """Dilute the first owners by each raise."""
    return ownership * (valuation / (valuation + raised))
