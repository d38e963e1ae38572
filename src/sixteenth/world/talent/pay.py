"""What people are paid: by level, by what rivals would bid for one more of them, and in all."""

from sixteenth.arrays import exp, largest_over, log, maximum, minimum, sum_over
from sixteenth.units import (
    Flag,
    Grade,
    Lab,
    Months,
    Multiple,
    Number,
    People,
    Share,
    USDPerMonth,
    USDPerPersonMonth,
)


def compute_per_person(
    research_compute: USDPerMonth[Lab], headcount: People[Lab], one_person: People
) -> USDPerPersonMonth:
    """Research compute for each person in research, over all labs."""
    return sum_over(research_compute, Lab) / maximum(sum_over(headcount, Lab), one_person)


def compute_per_person_today(research_compute_today: USDPerMonth[Lab], staff_today: People[Lab]) -> USDPerPersonMonth:
    """Research compute for each person in research at the start, over all labs."""
    return sum_over(research_compute_today, Lab) / sum_over(staff_today, Lab)


def market_pay_index(
    compute_per_person: USDPerPersonMonth, compute_per_person_today: USDPerPersonMonth, pay_for_compute: Number
) -> Multiple:
    """Where pay moves to, as a multiple of the start: people with more compute at hand are worth more."""
    return exp(pay_for_compute * log(maximum(compute_per_person / compute_per_person_today, 1)))


def next_pay_index(pay_index: Multiple, market_pay_index: Multiple, pay_adjustment: Months, month: Months) -> Multiple:
    """Pay of every level, as a multiple of the start: levels follow the market, and never fall."""
    return pay_index + maximum(market_pay_index - pay_index, 0) * minimum(month / pay_adjustment, 1)


def level_pay(pay_today: USDPerPersonMonth[Lab], pay_index: Multiple) -> USDPerPersonMonth[Lab]:
    """Whole pay of a lab's mean person in research, as its levels say."""
    return pay_today * pay_index


def contestants(is_alive: Flag[Lab]) -> Number:
    """How many labs bid for people."""
    return maximum(sum_over(is_alive, Lab), 1)


def prize(compute_per_person: USDPerPersonMonth, share_of_people: Number) -> USDPerPersonMonth:
    """What one more person is worth to a lab: research needs people and compute in proportion to their shares in it."""
    return compute_per_person * (share_of_people / (1 - share_of_people))


def contest_bid(contestants: Number, prize: USDPerPersonMonth) -> USDPerPersonMonth:
    """What each of so many equal rivals spends on winning a prize (Tullock's contest): (n - 1) V / n^2."""
    return (contestants - 1) * prize / contestants**2


def best_pay(level_pay: USDPerPersonMonth[Lab], is_alive: Flag[Lab]) -> USDPerPersonMonth:
    """Level pay of the lab that pays best."""
    return largest_over(level_pay * is_alive, Lab)


def offer_multiple(
    best_pay: USDPerPersonMonth, contest_bid: USDPerPersonMonth, level_pay: USDPerPersonMonth[Lab]
) -> Multiple[Lab]:
    """What rivals offer a person, as a multiple of own pay: the best level pay, and what the contest adds."""
    return (best_pay + contest_bid) / level_pay


def matched_pay(
    extra_paid: People[Lab, Grade],
    grade_pay: Multiple[Grade],
    level_pay: USDPerPersonMonth[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """What counter-offers cost in a month, beyond what levels say."""
    return sum_over(extra_paid * grade_pay, Grade) * level_pay * is_alive


def research_staff_pay(
    staff: People[Lab, Grade],
    grade_pay: Multiple[Grade],
    level_pay: USDPerPersonMonth[Lab],
    matched_pay: USDPerMonth[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Whole pay of the people who develop models, by level and by what was matched."""
    return sum_over(staff * grade_pay, Grade) * level_pay * is_alive + matched_pay


def severance_paid(
    research_staff_pay: USDPerMonth[Lab],
    let_go_share: Share[Lab],
    months_of_severance: Months,
    has_stopped: Flag[Lab],
    month: Months,
) -> USDPerMonth[Lab]:
    """What a lab that has launched its last model pays the people in research whom it lets go: months of their pay."""
    return research_staff_pay * let_go_share * (months_of_severance / month) * has_stopped


def pay_of_all_grades(grade_share: Share[Grade], grade_pay: Multiple[Grade]) -> Multiple:
    """Mean pay of all grades over the mean that the lab pays: one, where the grades are in step with it."""
    return sum_over(grade_share * grade_pay, Grade)


def people_of_all_grades(grade_share: Share[Grade]) -> Share:
    """People of all grades over all people: one, where everybody has one grade."""
    return sum_over(grade_share, Grade)
