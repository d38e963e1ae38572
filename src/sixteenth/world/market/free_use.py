"""Users who do not pay: how many there are, how much they use, and what serving them costs."""

from sixteenth.arrays import exp, log, sum_over
from sixteenth.units import (
    Lab,
    Multiple,
    Number,
    People,
    Segment,
    Share,
    TokensPerPersonMonth,
    USDPerMonth,
    USDPerToken,
)


def free_users(
    free_users_today: People[Lab, Segment],
    adoption: Share[Segment],
    adoption_today: Share[Segment],
    lab_share: Share[Lab, Segment],
    lab_share_today: Share[Lab, Segment],
) -> People[Lab]:
    """Users of a lab who do not pay: they come with adoption, and go where those who pay go."""
    return sum_over(free_users_today * (adoption / adoption_today) * (lab_share / lab_share_today), Segment)


def tokens_of_a_free_user(
    tokens_of_a_free_user_today: TokensPerPersonMonth[Lab], lab_cost: Multiple[Lab], free_use_elasticity: Number
) -> TokensPerPersonMonth[Lab]:
    """How much a user who does not pay is given: more, or of a better model, as serving gets cheaper."""
    return tokens_of_a_free_user_today * exp(-free_use_elasticity * log(lab_cost))


def free_use_need(
    free_users: People[Lab], tokens_of_a_free_user: TokensPerPersonMonth[Lab], token_cost: USDPerToken[Lab]
) -> USDPerMonth[Lab]:
    """What serving all users who do not pay would cost: so many users, tokens each, and cost of a token."""
    return free_users * tokens_of_a_free_user * token_cost
