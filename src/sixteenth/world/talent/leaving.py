"""Who leaves: a few each month whatever happens, and of those whom a rival asks, the less attached."""

from sixteenth.arrays import exp, log, maximum, minimum, sum_over
from sixteenth.units import Grade, Lab, Months, Multiple, Number, People, PerMonth, Share


def exogenous_quit_share(exogenous_quit_rate: PerMonth, founding_share: Share[Lab], month: Months) -> Share[Lab]:
    """Part of its people who leave a lab in a month without being asked: for a change, or to found a firm."""
    return minimum(exogenous_quit_rate * month + founding_share, 1)


def asked_share(
    approaches_for_vacancy: PerMonth, vacancy_share: Share, approach_weight: Number[Grade], month: Months
) -> Share[Grade]:
    """Part of the people of a grade to whom a rival makes an offer in a month: more, the more places are open."""
    return minimum(approaches_for_vacancy * vacancy_share * approach_weight * month, 1)


def poached_share(
    poaching_share: Share[Lab], poaching_reach: Share[Grade], asked_share: Share[Grade]
) -> Share[Lab, Grade]:
    """Part of its people to whom a raider makes an offer in a month, of those whom nobody else asks."""
    return poaching_share * poaching_reach * (1 - asked_share)


def attachment(mission: Number[Lab], inequity_loss: Number[Lab, Grade], trust_loss: Number[Lab]) -> Number[Lab, Grade]:
    """What keeps the mean person whose pay is by level: belief in the mission, less envy and lost trust."""
    return mission - inequity_loss - trust_loss


def flattening(mission_spread: Number, logistic_in_normals: Number) -> Number:
    """How much flatter than one person's are the odds of people who differ: a logistic averaged over a normal."""
    return exp(log(1 + logistic_in_normals * mission_spread**2) / 2)


def quit_probability(
    attachment: Number[Lab, Grade], pay_weight: Number, offer_multiple: Multiple[Lab], flattening: Number
) -> Share[Lab, Grade]:
    """Odds that a person with an offer leaves: a logit in attachment and the logarithm of the offer to own pay."""
    return 1 / (1 + exp((attachment - pay_weight * log(offer_multiple)) / flattening))


def poaching_probability(
    attachment: Number[Lab, Grade], pay_weight: Number, poaching_offer: Multiple, flattening: Number
) -> Share[Lab, Grade]:
    """Odds that a person with a raider's offer leaves: the same logit."""
    return 1 / (1 + exp((attachment - pay_weight * log(poaching_offer)) / flattening))


def at_level(
    staff: People[Lab, Grade], exogenous_quit_share: Share[Lab], paid_above_level: People[Lab, Grade]
) -> People[Lab, Grade]:
    """People whom an offer could tempt: those who stay of themselves, and whose pay was not matched before."""
    return maximum(staff * (1 - exogenous_quit_share) - paid_above_level, 0)


def left_for_offers(
    at_level: People[Lab, Grade],
    asked_share: Share[Grade],
    quit_probability: Share[Lab, Grade],
    share_kept_by_counter: Share[Lab],
) -> People[Lab, Grade]:
    """People who leave for a rival's offer in a month."""
    return at_level * asked_share * (quit_probability * (1 - share_kept_by_counter))


def left_when_poached(
    at_level: People[Lab, Grade],
    poached_share: Share[Lab, Grade],
    poaching_probability: Share[Lab, Grade],
    share_kept_by_counter: Share[Lab],
) -> People[Lab, Grade]:
    """People who leave for a raider's offer in a month."""
    return at_level * poached_share * (poaching_probability * (1 - share_kept_by_counter))


def left_for_money(left_for_offers: People[Lab, Grade], left_when_poached: People[Lab, Grade]) -> People[Lab]:
    """People who leave for an offer in a month."""
    return sum_over(left_for_offers + left_when_poached, Grade)


def leaving_share(
    exogenous_quit_share: Share[Lab], left_for_money: People[Lab], headcount: People[Lab], one_person: People
) -> Share[Lab]:
    """Part of a lab's people who leave in a month of their own will."""
    return exogenous_quit_share + left_for_money / maximum(headcount, one_person)


def left_by_grade(
    staff: People[Lab, Grade],
    exogenous_quit_share: Share[Lab],
    left_for_offers: People[Lab, Grade],
    left_when_poached: People[Lab, Grade],
) -> People[Lab, Grade]:
    """People who leave in a month of their own will, by grade."""
    return staff * exogenous_quit_share + left_for_offers + left_when_poached


def next_kept_by_grade(
    kept_by_grade: Share[Lab, Grade], left_by_grade: People[Lab, Grade], staff: People[Lab, Grade], one_person: People
) -> Share[Lab, Grade]:
    """Part of the people of the start who have not left of their own will, by grade."""
    return kept_by_grade * maximum(1 - left_by_grade / maximum(staff, one_person), 0)


def kept_of_today(kept_by_grade: Share[Lab, Grade], grade_share: Share[Grade]) -> Share[Lab]:
    """Part of the people of the start who have not left of their own will."""
    return sum_over(kept_by_grade * grade_share, Grade)


def approaches_of_all_grades(grade_share: Share[Grade], approach_weight: Number[Grade]) -> Number:
    """Offers to people of all grades over those that go out for the places: one, where each finds somebody."""
    return sum_over(grade_share * approach_weight, Grade)
