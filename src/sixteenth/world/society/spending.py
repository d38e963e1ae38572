"""What output and pay that models move leave to those who buy models, against the start.

Shares of spending are those of today: whoever makes or earns so much more can spend so much more. Jobs, wages and
output are those of the United States; buyers elsewhere are taken to fare alike.
"""

from sixteenth.arrays import minimum
from sixteenth.units import Months, Multiple, Share


def output_felt(added_output: Share, added_output_today: Share) -> Multiple:
    """Output, against what it would be if models added no more than at the start."""
    return (1 + added_output) / (1 + added_output_today)


def opening_pay_found(pay_displaced_today: Share) -> Share:
    """Who lost a job before the start had found another, or is in what was spent at the start."""
    return pay_displaced_today


def next_pay_found(pay_found: Share, pay_displaced: Share, months_to_find_work: Months, month: Months) -> Share:
    """Share of all pay whose earners lost their job and work elsewhere."""
    return pay_found + (pay_displaced - pay_found) * minimum(month / months_to_find_work, 1)


def pay_kept(pay_displaced: Share, pay_found: Share, pay_lost_on_moving: Share) -> Share:
    """Share of all pay that is still earned: who looks for work earns none, who has moved earns less."""
    return 1 - (pay_displaced - pay_found) - pay_found * pay_lost_on_moving


def pay_kept_today(pay_displaced_today: Share, pay_lost_on_moving: Share) -> Share:
    """Share of all pay that was still earned at the start."""
    return 1 - pay_displaced_today * pay_lost_on_moving


def pay_felt(wage: Multiple, pay_kept: Share, wage_gain_today: Multiple, pay_kept_today: Share) -> Multiple:
    """What people earn, against the start: wages move it, and jobs that go."""
    return wage / wage_gain_today * (pay_kept / pay_kept_today)
