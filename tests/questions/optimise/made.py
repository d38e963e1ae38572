"""An optimum that was made by hand, for the sentences and tables about it."""

from dataclasses import replace

import sixteenth
from sixteenth.decide.choosing.aims import aim_of
from sixteenth.decide.choosing.asked import read_limits, read_ranges
from sixteenth.decide.choosing.optimum import Along, Back, Choice, Optimum, Under
from sixteenth.decide.choosing.reasons import Reasons
from sixteenth.decide.choosing.search import Score
from sixteenth.decide.choosing.trials import Wanted
from sixteenth.measures.estimate import Estimate

CENTRAL = sixteenth.read("central")
BN = 1e9


def wanted(aim="worth", limits=(), over=("training_spend", "match_offers")):
    found = aim_of(CENTRAL, aim)
    assert found is not None
    return Wanted("OpenAI", found, read_limits(CENTRAL, limits)[0], read_ranges(over)[0])


def choice(point, gain, missed=0.0, limits=()):
    of_gain = Estimate(gain * BN, 2 * BN) if gain else Estimate(0.0, 0.0)
    own = tuple(Estimate(each, 0.01) for each in limits)
    return Choice(point, Estimate((100 + gain) * BN, 5 * BN), of_gain, own, 1.5 * gain * BN, Score(100 + gain, missed))


def optimum(gain=40.0, own_missed=0.0, best_missed=0.0, limits=()):
    own, best = choice((1.0, 0.0), 0.0, own_missed, limits), choice((0.25, 1.0), gain, best_missed, limits)
    parts = (Estimate(each * BN, BN) for each in (gain, 10.0, 5.0, 15.0, 10.0, -30.0, -20.0))
    under = Under(
        "nothing_leaks",
        Estimate(BN, BN),
        (0.5, 0.0),
        Estimate(30 * BN, BN),
        Estimate(31 * BN, BN),
        is_within=not limits,
    )
    return Optimum(
        own,
        best,
        (best,),
        60,
        backs=(Back("training_spend", 0.25, 1.0, Estimate(30 * BN, BN)),),
        along=(Along("training_spend", 0.25, Estimate(gain * BN, BN), is_best=True),),
        reasons=Reasons(*parts),
        under=(under,),
    )


def unmoved():
    found = optimum()
    return replace(found, best=found.own, backs=(), reasons=None)
