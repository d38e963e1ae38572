"""The forms of forecast that are tried, and the one by which a file of facts is scored."""

from collections.abc import Sequence

from sixteenth.evidence.scored.as_of import Run
from sixteenth.evidence.scored.forecasters import Forecaster
from sixteenth.evidence.scored.hand_over import HandedOver, Structure, WorldAsOf
from sixteenth.evidence.scored.rivals import GrowthContinued, RandomWalk, TenFold
from sixteenth.evidence.scored.trend_forms import OwnTrend

BEST = OwnTrend()  # of those that run no world, chosen on the six days that are not held back
WORLD = "central, opened at the day"  # the form by which the main scenario is opened; labs it lacks by their trend
RIVALS: tuple[Forecaster, ...] = (GrowthContinued(), RandomWalk())
HANDED_OVER_IN = (6, 12, 24, 36)  # months


def light_forms() -> tuple[Forecaster, ...]:
    """Return forms that run no world: rivals, the interview's line, and trends."""
    alone = OwnTrend("own trend, run-rates", with_accounts=False)
    guided = OwnTrend("own trend, guidance", with_guidance=True)
    return (*RIVALS, TenFold(), BEST, alone, guided)


def forms_with_structure(run: Run, draws: int, seed: int) -> Sequence[Forecaster]:
    """Return all forms: those that run no world, the world as it could have been opened, and the hand-over to it."""
    alone, own = (WorldAsOf(BEST, run, draws, seed, own_growth=flag) for flag in (False, True))
    handed = [HandedOver(alone, months, BEST) for months in HANDED_OVER_IN]
    return (*light_forms(), Structure(alone, "its structure alone"), Structure(own, WORLD, BEST), *handed)


def leading(names: Sequence[str]) -> str:
    """Return the form that is judged: the world's where it was run, else the best that runs none."""
    return WORLD if WORLD in names else BEST.name
