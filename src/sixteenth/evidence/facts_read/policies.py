"""When labs adopted scaling policies, counted from the first of them: dated facts, nothing else."""

import datetime
from dataclasses import dataclass

from sixteenth.evidence.facts_read.read_facts import Fact, read_facts

ADOPTED = "scaling_policy"
TOGETHER = "rsp_commitment"
WEAKENED = "rsp_weakened"


@dataclass(frozen=True)
class Adoption:
    """A policy that was published, promised or weakened, so many days after the first was published."""

    who: str
    date: datetime.date
    days: int
    source: str
    url: str


def adoptions(series: str = ADOPTED) -> tuple[Adoption, ...]:
    """Return what a series of dated facts tells, in order of its dates."""
    first = min(fact.date for fact in read_facts() if fact.series == ADOPTED)
    dated = sorted((fact for fact in read_facts() if fact.series == series), key=lambda fact: fact.date)
    return tuple(_adoption(fact, first) for fact in dated)


def _adoption(fact: Fact, first: datetime.date) -> Adoption:
    return Adoption(fact.entity, fact.date, (fact.date - first).days, fact.source, fact.url)
