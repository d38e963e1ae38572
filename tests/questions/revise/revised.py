"""A revision without a fit to new facts, for tests of what is said of one: the small fit, and moves put down here."""

from functools import cache
from pathlib import Path

from sixteenth.evidence.facts_read.read_facts import find_fact
from sixteenth.evidence.fitted.revise import Changed, Move, Revision, Taught
from sixteenth.evidence.observed.observe import Unused
from tests.evidence.small_fit import small_fit

HEADER = "series,entity,date,value,unit,low,high,basis,source_title,source_url,published,note\n"
ROW = "run_rate_revenue,OpenAI,2026-06-20,30,USD_bn,,,reported,Invented,https://example.org,2026-06-25,for a test\n"
KEY = "new/run_rate_revenue/OpenAI/2026-06-20/30"
NEW, OLD = (find_fact(f"revenue/run_rate_revenue/OpenAI/{day}") for day in ("2026-05-31", "2026-03-31"))
MOVES = (Move("sales", "OpenAI", 3.51, 3.56, 0.38), Move("growth", "OpenAI", 0.101, 0.0771, -0.49))
INPUT = Move("input", "imitation/enterprise", -1.76, -1.83, -0.15)


def write_facts(folder: Path) -> Path:
    """Write a file with one new report."""
    path = folder / "new.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    return path


@cache
def revised() -> Revision:
    """Return what one new fact did, by moves that nobody computed; one is withdrawn, contradicted and not used."""
    found = small_fit()
    changed = Changed((OLD,), (NEW,), (NEW,), (OLD,), ((NEW, OLD),), (Unused(OLD, "guidance"),))
    return Revision(changed, found, found, (Taught(NEW, -0.54, (*MOVES, INPUT), 500.0),))
