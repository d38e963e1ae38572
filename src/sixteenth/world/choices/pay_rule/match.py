"""A rival rule: pay what the rival offers, to whoever brings an offer; equals whose pay stays as it is mind it."""

from sixteenth.arrays import maximum, minimum
from sixteenth.units import Flag, Grade, Lab, Months, Multiple, Number, People, Share


def share_kept_by_counter(matches_offers: Flag[Lab], probability_counter_keeps: Share) -> Share[Lab]:
    """Part of those who would leave for an offer whom a counter-offer keeps: of labs that the scenario lets match."""
    return matches_offers * probability_counter_keeps


def paid_above_level(matched_people: People[Lab, Grade]) -> People[Lab, Grade]:
    """People who are paid more than their level says: they are not tempted again."""
    return matched_people * 1


def extra_paid(matched_extra: People[Lab, Grade]) -> People[Lab, Grade]:
    """Pay of how many more people at level is paid beyond what levels say."""
    return matched_extra * 1


def share_matched(
    quit_probability: Share[Lab, Grade],
    matches_offers: Flag[Lab],
    probability_counter_keeps: Share,
    share_who_bargain: Share,
) -> Share[Lab, Grade]:
    """Part of those with an offer whom a counter-offer keeps, or pays more although they would have stayed."""
    return matches_offers * (quit_probability * probability_counter_keeps + (1 - quit_probability) * share_who_bargain)


def share_matched_when_poached(
    poaching_probability: Share[Lab, Grade],
    matches_offers: Flag[Lab],
    probability_counter_keeps: Share,
    share_who_bargain: Share,
) -> Share[Lab, Grade]:
    """Part of those with a raider's offer whom a counter-offer keeps, or pays more although they would have stayed."""
    return matches_offers * (
        poaching_probability * probability_counter_keeps + (1 - poaching_probability) * share_who_bargain
    )


def newly_matched(
    at_level: People[Lab, Grade],
    asked_share: Share[Grade],
    share_matched: Share[Lab, Grade],
    poached_share: Share[Lab, Grade],
    share_matched_when_poached: Share[Lab, Grade],
) -> People[Lab, Grade]:
    """People who are paid what they were offered from this month on."""
    return at_level * (asked_share * share_matched + poached_share * share_matched_when_poached)


def extra_for_newly_matched(
    at_level: People[Lab, Grade],
    asked_share: Share[Grade],
    share_matched: Share[Lab, Grade],
    offer_multiple: Multiple[Lab],
    poached_share: Share[Lab, Grade],
    share_matched_when_poached: Share[Lab, Grade],
    poaching_offer: Multiple,
) -> People[Lab, Grade]:
    """Pay of how many more people at level the new counter-offers cost."""
    of_offers = asked_share * share_matched * maximum(offer_multiple - 1, 0)
    return at_level * (of_offers + poached_share * share_matched_when_poached * maximum(poaching_offer - 1, 0))


def matched_who_stay(
    exogenous_quit_share: Share[Lab], let_go_share: Share[Lab], matched_life: Months, month: Months
) -> Share[Lab]:
    """Part of those with matched pay who still have it a month later: some leave, and what was promised runs out."""
    return (1 - exogenous_quit_share) * (1 - let_go_share) * (1 - minimum(month / matched_life, 1))


def next_matched_people(
    matched_people: People[Lab, Grade], matched_who_stay: Share[Lab], newly_matched: People[Lab, Grade]
) -> People[Lab, Grade]:
    """People who are paid what a rival offered them."""
    return matched_people * matched_who_stay + newly_matched


def next_matched_extra(
    matched_extra: People[Lab, Grade], matched_who_stay: Share[Lab], extra_for_newly_matched: People[Lab, Grade]
) -> People[Lab, Grade]:
    """Pay of how many more people at level all counter-offers cost."""
    return matched_extra * matched_who_stay + extra_for_newly_matched


def matched_multiple(
    matched_extra: People[Lab, Grade], matched_people: People[Lab, Grade], one_person: People
) -> Multiple[Lab, Grade]:
    """Pay of those who were matched, as a multiple of their peers'."""
    return 1 + matched_extra / maximum(matched_people, one_person)


def inequity_loss(
    inequity_aversion: Number,
    matched_multiple: Multiple[Lab, Grade],
    matched_people: People[Lab, Grade],
    staff: People[Lab, Grade],
    one_person: People,
) -> Number[Lab, Grade]:
    """What each peer minds whose pay is not matched, in units of own pay (Fehr and Schmidt): a (m - 1) k / (n - 1)."""
    return inequity_aversion * (matched_multiple - 1) * matched_people / maximum(staff - one_person, one_person)
