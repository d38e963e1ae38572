"""Contrasts without a run, for tests of how they are told."""

from sixteenth.decide.attribution import Attribution, Effect
from sixteenth.decide.compare import Compared, Contrast
from sixteenth.decide.difference import Difference
from sixteenth.scenarios.changes import Change

LAG = Change("value", "open_lag", "", "3 months", "0.5 months", "scenario", "The question.")
THEORY = Change("theory", "research", "", "share_of_revenue", "planned", "")
PLAN = Change("value", "planned_multiple", "", "nothing", "5x", "judgement", "A plan.")
START = Change("event", "innovation", "", "nothing", "from 2027-01: times 0", "scenario")
KINDS = tuple(
    Change("value", "nest_similarity", label, "0.3", "0.9", known)
    for label, known in (("a", "scenario"), ("b", "scenario"), ("c", "scenario"), ("d", "judgement"))
)
VALUE = Difference(2.7e12, 1.5e11, -2.55e12, 7e10)
BACK = Difference(78.0, 6.0, -72.0, 1.0)
RUINED = Difference(1.0, 58.0, 57.0, 1.1)
WORTH = Difference(1.6e12, -5.6e11, -2.16e12, 5e10)
SMALL = Difference(2e6, 3e6, 1e6, float("nan"))


def measures(value: Difference = VALUE, back: Difference = BACK) -> dict[str, Difference]:
    """Return differences by measure."""
    return {"going_on": value, "back_of_100": back, "ruined_of_100": RUINED}


def effect(*changes: Change, subject: str = "", value: float = -1e12) -> Effect:
    """Return what some changes do."""
    return Effect(changes, measures(Difference(2.7e12, 2.7e12 + value, value, 1e10)), subject)


LEFT = {"going_on": (6.5e10, 5.9e10), "back_of_100": (-6.5, 1.3), "ruined_of_100": (21.9, 1.1)}
SHARED = Attribution(
    (effect(LAG, value=-3e10), effect(*KINDS, value=-2e12), effect(THEORY, PLAN), effect(START, value=1e9)),
    LEFT,
    measures(),
)


def compared(name: str, unit: str, difference: Difference | None, *labels: str) -> Compared:
    """Return one measure in two scenarios."""
    only_in = None if difference else "other"
    return Compared(name, f"What {name} is", labels, unit, "median", difference, only_in)  # type: ignore[arg-type]


HEADLINE = (
    compared("going_on", "USD", VALUE, "Ana"),
    compared("gains_of_100", "of 100", Difference(88.5, 22.7, -65.8, 1.1), "Ana"),
    compared("back_of_100", "of 100", BACK, "Ana"),
    compared("median_worth", "USD", WORTH, "Ana"),
)
LABS = tuple(Compared("back_of_100", lab, (lab,), "of 100", "mean", BACK) for lab in ("Ana", "Ben"))
OUTPUTS = (
    compared("valuation", "USD", VALUE, "Ana"),
    compared("valuation", "USD", SMALL, "Ben"),
    compared("open_share", "Share", None),
)
CONTRAST = Contrast(
    one="base",
    other="tried",
    lab="Ana",
    futures=2_000,
    months=("2036-06", "2036-06"),
    changes=(LAG, *KINDS, THEORY, PLAN, START),
    headline=HEADLINE,
    labs=LABS,
    outputs=OUTPUTS,
    attribution=SHARED,
)
