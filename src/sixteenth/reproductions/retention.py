"""Who leaves, what equals mind, and what rivals bid: published forms and numbers, by the world's talent equations.

The probability that somebody with an offer leaves is the world's `quit_probability`, with its `flattening` for people
who differ; what peers mind is `inequity_loss` (Fehr and Schmidt 1999), a bid for a person `contest_bid` (Tullock
1980). Published retention and moves between labs are those that `evidence/curves/fit_talent.py` follows a cohort for;
nothing is fitted here.
"""

from functools import cache
from math import inf, isfinite, log, pi
from typing import Any, Literal

import sixteenth
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.evidence.curves.fit_talent import can_fit, compare_published
from sixteenth.reproductions.worlds import central_world, world_with
from sixteenth.said import said

LOGISTIC_IN_NORMALS = pi / 8  # MacKay 1992: turns a variance of a normal into that of a logistic of the same slope
MOST_ATTACHED = 700.0  # beyond it, the exponential in the logit is no number


def quit_probability(mission: float, pay_weight: float, offer: float, spread: float = 0.0) -> float:
    """Odds that somebody who is asked leaves: 1/(1 + e^(mission - pay weight ln offer)), or their mean over people.

    Args:
        mission: what keeps the mean person, in units of the logit.
        pay_weight: what a person gives for the logarithm of the offer.
        offer: as a multiple of own pay.
        spread: standard deviation of mission between people. Above 0 the mean over people is approximated, as in the
            world: within .005 at a spread of 1, and within .016 at 5; where few leave, relatively worse.

    Raises:
        OutsideDomain: when the offer is not above 0, pay weight or spread are outside the cards of the world, or
            somebody is attached or repelled beyond numbers.

    """
    if not 0 < offer < inf:
        message = said("an offer of {offer:g} times own pay: it must be above 0 and finite", offer=offer)
        raise OutsideDomain(message)
    attached = mission - pay_weight * log(offer)
    if not abs(attached) <= MOST_ATTACHED:
        message = said("an attachment, less the offer, of {attached:g}: it must be from -700 to 700", attached=attached)
        raise OutsideDomain(message)
    inputs = {
        "attachment": [[mission]],
        "pay_weight": pay_weight,
        "offer_multiple": [offer],
        "mission_spread": spread,
        "logistic_in_normals": LOGISTIC_IN_NORMALS,
    }
    return float(evaluate(central_world(), "quit_probability", inputs)[0, 0])


def inequity_loss(envy: float, multiple: float, matched: float, group: float) -> float:
    """Compute what each peer minds when some of a group are paid a multiple of the others' pay, in units of own pay.

    Args:
        envy: what a person minds of each dollar that the mean of all others is paid more.
        multiple: pay of those who are paid more, against the others'.
        matched: how many they are.
        group: how many all are.

    Raises:
        OutsideDomain: when a group is below two, all or less than none of it are matched, the multiple is below 1, or
            envy is outside its card.

    """
    broken = {
        said("a group of {group:g}: at least two are needed to compare", group=group): not 2 <= group < inf,  # noqa: PLR2004 - as it says
        said("{matched:g} matched of {group:g}: from none to all but one", matched=matched, group=group): not 0
        <= matched
        <= group - 1,
        said("a multiple of {multiple:g}: it must be at least 1 and finite", multiple=multiple): not 1
        <= multiple
        < inf,
    }
    require_domain(broken)
    inputs = {
        "inequity_aversion": envy,
        "matched_multiple": [[multiple]],
        "matched_people": [[matched]],
        "staff": [[group]],
        "one_person": 1,
    }
    return float(evaluate(world_with("choices.pay_rule.match"), "inequity_loss", inputs)[0, 0])


def contest_bid(rivals: float, prize: float) -> float:
    """Compute what each of n equal rivals spends on a prize V that is won with odds in proportion to spending.

    Raises:
        OutsideDomain: when there is no rival, or the prize is below 0.

    """
    if not 1 <= rivals < inf:
        message = said("{rivals:g} rivals: at least one, and finite", rivals=rivals)
        raise OutsideDomain(message)
    if not (prize >= 0 and isfinite(prize)):
        message = said("a prize of {prize:g}: it must be from 0 up, and finite", prize=prize)
        raise OutsideDomain(message)
    return float(evaluate(central_world(), "contest_bid", {"contestants": rivals, "prize": prize}))


SAID = {"percent": "still there after two years: "}  # of what the numbers of a unit are


@cache
def cohort(scenario: str = "central") -> dict[str, float]:
    """Return retention after two years and ratios of moves between labs, as a scenario's middles give them.

    Raises:
        OutsideDomain: when the scenario does not model the people of all labs of which anything is published.

    """
    read = sixteenth.read(scenario)
    if not can_fit(read):
        message = said(
            "the scenario '{scenario}' does not model the people of all labs of which numbers are published",
            scenario=scenario,
        )
        raise OutsideDomain(message)
    return {f"{SAID.get(line.unit, '')}{line.what}, {line.unit}": line.model for line in compare_published(read)}


def reproduce(question: Literal["leave", "mind", "bid", "cohort"], **given: Any) -> dict[str, float]:
    """Return the odds to leave, what a peer minds, what rivals bid, or the retention and moves of a cohort."""
    if question == "leave":
        return {"odds to leave": quit_probability(**given)}
    if question == "mind":
        return {"loss of a peer": inequity_loss(**given)}
    if question == "bid":
        bid = contest_bid(**given)
        return {"bid of each": bid, "spent by all": bid * given["rivals"]}
    return dict(cohort(**given))
