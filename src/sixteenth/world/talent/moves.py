"""Where people go who leave, and what they know."""

from sixteenth.arrays import maximum, sum_over
from sixteenth.units import Doublings, Flag, Lab, Months, Multiple, Number, People, PerMonth, Share


def draw_on_people(
    pull: Number[Lab], leaders_trust: Share[Lab], share_ordered: Share[Lab], is_alive: Flag[Lab]
) -> Number[Lab]:
    """How strongly a lab draws people who leave its rivals: not at all once it orders no more research."""
    return pull * leaders_trust * is_alive * (share_ordered > 0)


def left_for_rivals(
    left_for_money: People[Lab],
    headcount: People[Lab],
    exogenous_quit_rate: PerMonth,
    exogenous_quits_to_rivals: Share,
    month: Months,
) -> People[Lab]:
    """People who leave for another lab in a month: all who took an offer, and some of those who just left."""
    return left_for_money + headcount * (exogenous_quits_to_rivals * exogenous_quit_rate * month)


def left_for_each_pull(left_for_rivals: People[Lab], draw_on_people: Number[Lab], least_pull: Number) -> People[Lab]:
    """People a lab loses to a rival of pull one: leavers are shared among the other labs by how these draw people.

    What goes from one lab to another is this, of the first, times the other's draw.
    """
    others = sum_over(draw_on_people, Lab) - draw_on_people
    return left_for_rivals / maximum(others, least_pull)


def joined_from_rivals(left_for_each_pull: People[Lab], draw_on_people: Number[Lab]) -> People[Lab]:
    """People who come over from rivals in a month."""
    return (sum_over(left_for_each_pull, Lab) - left_for_each_pull) * draw_on_people


def known_ahead(lab_horizon: Doublings[Lab], common_horizon: Doublings, is_alive: Flag[Lab]) -> Doublings[Lab]:
    """What a lab knows beyond what is known to all."""
    return maximum(lab_horizon - common_horizon, 0) * is_alive


def knowledge_leaving(
    leaving_share: Share[Lab], known_ahead: Doublings[Lab], least_known_ahead: Doublings, month: Months
) -> PerMonth:
    """Part of what labs know beyond others that walks out of the door in a month, each lab weighed by what it knows."""
    return sum_over(leaving_share * known_ahead, Lab) / maximum(sum_over(known_ahead, Lab), least_known_ahead) / month


def use_where_they_go(draw_on_people: Number[Lab], absorptive_capacity: Share[Lab], least_pull: Number) -> Share:
    """Part of what leavers know that the labs they go to can use, each lab weighed by how it draws them."""
    return sum_over(draw_on_people * absorptive_capacity, Lab) / maximum(sum_over(draw_on_people, Lab), least_pull)


def knowledge_carried(
    knowledge_leaving: PerMonth, usual_quit_rate: PerMonth, leak_by_people: Share, use_where_they_go: Share
) -> Multiple:
    """How much faster what one lab knows reaches the others because more people than usual leave, at least as ever."""
    return 1 + leak_by_people * use_where_they_go * maximum(knowledge_leaving / usual_quit_rate - 1, 0)


def help_from_models(market_frontier: Doublings, frontier_today: Doublings, help_per_doubling: Number) -> Multiple:
    """How much more a person in research gets done than at the start, with the models of the day."""
    return 1 + help_per_doubling * maximum(market_frontier - frontier_today, 0)
