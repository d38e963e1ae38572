"""Plans made up, and a way to follow one in seconds: few futures of few months, without compiling."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import sixteenth
from sixteenth.evidence.own_plan.follow import Followed, follow
from sixteenth.evidence.own_plan.lead import Run
from sixteenth.evidence.own_plan.opening import Opening
from sixteenth.evidence.own_plan.placing import opening_of
from sixteenth.evidence.own_plan.plan import Plan
from sixteenth.evidence.own_plan.read_plan import read_plan
from sixteenth.questions.session import Session

HEAD = "month,line,bear,base,bull,unit,currency,name,from,tenor,firm\n"
WHO = ",company,,,,,,Acme,,,\n,like,,,,,,Mistral,,,\n"
MONTHS = [f"2026-{month:02d}" for month in range(7, 13)] + [f"2027-{month:02d}" for month in range(1, 4)]
REVENUE = "".join(
    f"{each},revenue,{60 + 4 * n},{66 + 6 * n},{73 + 9 * n},million,USD,,,,\n" for n, each in enumerate(MONTHS)
)
TRAINING = "".join(f"{each},training,,{24 + 2 * n},,million,USD,,,,\n" for n, each in enumerate(MONTHS))
CASH = ",cash,,900,,million,USD,,,,\n"
CONTRACT = "2026-10,contract,,120,,million,USD,Cloud,2027-01,60,80 %\n"
WHOLE = HEAD + WHO + CASH + CONTRACT + REVENUE + TRAINING
FEW, SHORT = 32, 10
FOLDER = Path(mkdtemp())  # where plans that were followed are kept, so that other files of tests need not fit them


def written(text: str, folder: Path, name: str = "plan.csv") -> Path:
    """Write a plan."""
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return place


@cache
def plan(text: str = WHOLE) -> Plan:
    """Return a plan of this text."""
    return read_plan(written(text, Path(mkdtemp())))


@cache
def opening(text: str = WHOLE, scenario: str = "central") -> Opening:
    """Return how the company of a plan opens."""
    return opening_of(sixteenth.read(scenario), plan(text))


def quick() -> Run:
    """Return how runs are made in tests: few futures, few months, float64."""
    runs = Session()
    options = {"months": SHORT, "back_end": "numpy", "seed": 7}
    return lambda scenario, keep, draws: runs.run(scenario, keep, draws=min(draws, FEW), **options)


@cache
def followed(text: str = WHOLE) -> Followed:
    """Return a scenario that follows a plan, fitted with few futures."""
    return follow(sixteenth.read("central"), written(text, FOLDER), quick(), FOLDER / "kept")
