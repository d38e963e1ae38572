"""Discovery is not delivery: treatments are tried, allowed, paid for and rolled out, and lives saved lag."""

from sixteenth.arrays import minimum, sum_over
from sixteenth.units import Disease, LifeMonths, Months, People, PeoplePerMonth, Share


def opening_allowed_share(cure_share_today: Share[Disease]) -> Share[Disease]:
    """Share of cases that an allowed treatment would cure at the start."""
    return cure_share_today


def next_allowed_share(
    allowed_share: Share[Disease], cure_share: Share[Disease], trial_lag: Months, month: Months
) -> Share[Disease]:
    """Share of cases that an allowed treatment would cure: what was known some years ago."""
    return allowed_share + (cure_share - allowed_share) * minimum(month / trial_lag, 1)


def opening_allowed_share_without(cure_share_today: Share[Disease]) -> Share[Disease]:
    """Share of cases that an allowed treatment would cure at the start, with models or without."""
    return cure_share_today


def next_allowed_share_without(
    allowed_share_without: Share[Disease], cure_share_without: Share[Disease], trial_lag: Months, month: Months
) -> Share[Disease]:
    """Share of cases that an allowed treatment would cure if models sped no research."""
    return allowed_share_without + (cure_share_without - allowed_share_without) * minimum(month / trial_lag, 1)


def opening_reached_share(reached_share_today: Share[Disease]) -> Share[Disease]:
    """Share of cases that are cured at the start."""
    return reached_share_today


def next_reached_share(
    reached_share: Share[Disease], allowed_share: Share[Disease], rollout_lag: Months[Disease], month: Months
) -> Share[Disease]:
    """Share of cases that are cured: treatments reach people years after they are allowed."""
    return reached_share + (allowed_share - reached_share) * minimum(month / rollout_lag, 1)


def opening_reached_share_without(reached_share_today: Share[Disease]) -> Share[Disease]:
    """Share of cases that are cured at the start, with models or without."""
    return reached_share_today


def next_reached_share_without(
    reached_share_without: Share[Disease],
    allowed_share_without: Share[Disease],
    rollout_lag: Months[Disease],
    month: Months,
) -> Share[Disease]:
    """Share of cases that would be cured if models sped no research."""
    return reached_share_without + (allowed_share_without - reached_share_without) * minimum(month / rollout_lag, 1)


def deaths_averted(
    deaths_today: PeoplePerMonth[Disease],
    reached_share: Share[Disease],
    reached_share_without: Share[Disease],
    reached_share_today: Share[Disease],
) -> PeoplePerMonth[Disease]:
    """Deaths averted in a month by what models found: of those who die today, those whom more cures reach."""
    return deaths_today * (reached_share - reached_share_without) / (1 - reached_share_today)


def deaths_avertible(
    deaths_today: PeoplePerMonth[Disease],
    cure_share: Share[Disease],
    cure_share_without: Share[Disease],
    reached_share_today: Share[Disease],
) -> PeoplePerMonth:
    """Deaths that would be averted in a month once all that models found reaches everybody: a month of delay in it."""
    return sum_over(deaths_today * (cure_share - cure_share_without) / (1 - reached_share_today), Disease)


def next_lives_saved(
    lives_saved: People[Disease], deaths_averted: PeoplePerMonth[Disease], month: Months
) -> People[Disease]:
    """Lives saved since the start, against a world in which models sped no research."""
    return lives_saved + deaths_averted * month


def lives_saved_in_all(lives_saved: People[Disease]) -> People:
    """Lives saved since the start from all illnesses, against a world in which models sped no research."""
    return sum_over(lives_saved, Disease)


def life_months_gained(lives_saved: People[Disease], months_of_life_left: Months[Disease]) -> LifeMonths:
    """Time that those saved since the start have yet to live, against a world in which models sped no research."""
    return sum_over(lives_saved * months_of_life_left, Disease)
