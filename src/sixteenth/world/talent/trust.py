"""Trust in the people who lead a lab: a broken word costs it in a month, and years bring it back."""

from sixteenth.arrays import maximum, minimum, sum_over
from sixteenth.units import Flag, Grade, Lab, Months, Number, People, PerMonth, Share


def next_leaders_trust(
    leaders_trust: Share[Lab],
    breaks_word: Flag[Lab],
    leaders_fail: Flag[Lab],
    trust_lost: Share,
    trust_recovery: Months,
    month: Months,
) -> Share[Lab]:
    """Trust in a lab's leaders, against the start: a broken word, or a failure of theirs, takes a part of it."""
    after = leaders_trust * (1 - maximum(breaks_word, leaders_fail) * trust_lost)
    return after + (1 - after) * minimum(month / trust_recovery, 1)


def trust_loss(leaders_trust: Share[Lab], trust_in_attachment: Number) -> Number[Lab]:
    """What lost trust takes from each person's attachment."""
    return (1 - leaders_trust) * trust_in_attachment


def founding_share(leaders_trust: Share[Lab], founding_without_trust: PerMonth, month: Months) -> Share[Lab]:
    """Part of its people who leave a lab in a month to found a firm with leaders whom they trust."""
    return (1 - leaders_trust) * founding_without_trust * month


def founders(staff: People[Lab, Grade], founding_share: Share[Lab]) -> People[Lab]:
    """People who leave a lab in a month to found a firm, or join one so founded."""
    return sum_over(staff, Grade) * founding_share


def next_people_in_new_firms(people_in_new_firms: People[Lab], founders: People[Lab]) -> People[Lab]:
    """People who have left a lab since the start to found firms with leaders whom they trust."""
    return people_in_new_firms + founders
