"""An answer: one shape for every question, which every face shows and JSON holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Table


@dataclass(frozen=True)
class Answer:
    """What a question was answered with. Words are not in it: they are made of it, in any language."""

    question: str
    scenario: str
    recipe: Mapping[str, Any]  # what decides its bits: scenario, draws, seed, versions
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]
    notes: tuple[Finding, ...] = ()  # what the findings leave out or rest on, said beside them
    judgement: Figure | None = None  # the share that rests on judgement, of what its quantity says
