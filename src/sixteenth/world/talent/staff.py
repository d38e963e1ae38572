"""Who works on models: research staff by grade, hired and let go to a plan that follows compute and revenue."""

from sixteenth.arrays import exp, log, maximum, minimum, sum_over
from sixteenth.units import (
    USD,
    Flag,
    Grade,
    Lab,
    Months,
    Multiple,
    Number,
    People,
    PerMonth,
    Segment,
    Share,
    USDPerMonth,
)


def opening_staff(staff_today: People[Lab], grade_share: Share[Grade]) -> People[Lab, Grade]:
    """Research staff at the start, by grade."""
    return staff_today * grade_share


def headcount(staff: People[Lab, Grade]) -> People[Lab]:
    """Research staff."""
    return sum_over(staff, Grade)


def coming_compute(
    orders_building: USD[Lab],
    stage_speed: PerMonth,
    reference_research_compute: USDPerMonth,
    usual_research_scale: Multiple[Lab],
    least_research: Multiple,
) -> Multiple[Lab]:
    """Research compute whose delivery begins, as a multiple of what the lab usually bought by the start."""
    usual = reference_research_compute * usual_research_scale
    return maximum(orders_building * stage_speed / usual, least_research)


def sales_growth(
    company_revenue: USDPerMonth[Lab], lab_sales_today: USDPerMonth[Lab, Segment], least_research: Multiple
) -> Multiple[Lab]:
    """A lab's revenue, as a multiple of the start."""
    return maximum(company_revenue / sum_over(lab_sales_today, Segment), least_research)


def staff_wanted(
    staff_today: People[Lab],
    coming_compute: Multiple[Lab],
    people_for_compute: Number,
    sales_growth: Multiple[Lab],
    people_for_revenue: Number,
    share_ordered: Share[Lab],
    is_alive: Flag[Lab],
) -> People[Lab]:
    """Research staff that a lab plans for: more with the compute that comes and with revenue, but less than in step.

    A lab that orders no research compute any more plans for nobody.
    """
    growth = exp(people_for_compute * log(coming_compute) + people_for_revenue * log(sales_growth))
    return staff_today * growth * is_alive * (share_ordered > 0)


def vacancy_share(staff_wanted: People[Lab], headcount: People[Lab], one_person: People) -> Share:
    """Open places in all labs, for each person who works in one."""
    return sum_over(maximum(staff_wanted - headcount, 0), Lab) / maximum(sum_over(headcount, Lab), one_person)


def places_filled(
    staff_wanted: People[Lab],
    grade_share: Share[Grade],
    staff: People[Lab, Grade],
    hiring_time: Months[Grade],
    month: Months,
) -> People[Lab, Grade]:
    """People whom a lab finds in a month for its open places."""
    return maximum(staff_wanted * grade_share - staff, 0) * minimum(month / hiring_time, 1)


def hires(
    places_filled: People[Lab, Grade],
    joined_from_rivals: People[Lab],
    grade_share: Share[Grade],
    is_alive: Flag[Lab],
) -> People[Lab, Grade]:
    """People who join a lab in a month: those it looked for, and whoever comes over from a rival."""
    return maximum(places_filled, joined_from_rivals * grade_share) * is_alive


def let_go_share(
    headcount: People[Lab], staff_wanted: People[Lab], months_to_let_go: Months, one_person: People, month: Months
) -> Share[Lab]:
    """Part of its staff whom a lab lets go in a month, since it plans for fewer."""
    return maximum(1 - staff_wanted / maximum(headcount, one_person), 0) * minimum(month / months_to_let_go, 1)


def next_staff(
    staff: People[Lab, Grade],
    exogenous_quit_share: Share[Lab],
    left_for_offers: People[Lab, Grade],
    left_when_poached: People[Lab, Grade],
    let_go_share: Share[Lab],
    hires: People[Lab, Grade],
) -> People[Lab, Grade]:
    """Research staff, by grade."""
    stay = staff * (1 - exogenous_quit_share) - left_for_offers - left_when_poached
    return stay * (1 - let_go_share) + hires


def research_people(
    staff: People[Lab, Grade],
    reference_research_people: People,
    grade_share: Share[Grade],
    grade_weight: Number[Grade],
    help_from_models: Multiple,
    least_research: Multiple,
) -> Multiple[Lab]:
    """People in research, each counted by grade and by what models do for them, against the reference lab's."""
    usual = reference_research_people * sum_over(grade_share * grade_weight, Grade)
    strength = sum_over(staff * grade_weight, Grade) / usual
    return maximum(strength * help_from_models, least_research)
