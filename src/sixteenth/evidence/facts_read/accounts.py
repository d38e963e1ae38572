"""Lines of labs' accounts: what is reported of each, and the same line of a run."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from sixteenth.engine.history import Result
from sixteenth.evidence.facts_read.read_facts import Fact, find_fact

DATA = "accounts.toml"
BILLION = 1e9
REVENUE = "company_revenue"
A_DOLLAR = 1.0


@dataclass(frozen=True)
class AccountLine:
    """One line of a lab's accounts; a part of the revenue of its period, or, where `made`, billions of USD."""

    lab: str
    line: str
    when: str  # the period reported
    months: int  # of a run, from its start
    reported: Sequence[Mapping[str, Any]]  # readings: facts added up, facts taken off, and the revenue
    model: Sequence[str]
    model_less: Sequence[str] = ()
    made: bool = False
    why: str = ""  # it is put as it is

    @property
    def needs(self) -> tuple[str, ...]:
        """Return the names of the world that a run must have kept."""
        return (REVENUE, *self.model, *self.model_less)

    @property
    def unit(self) -> str:
        """Return the unit in which it is compared."""
        return "bn USD" if self.made else ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return all facts that its readings rest on."""
        keys = [key for each in self.reported for key in (*each["of"], *each.get("less", ()), *_over(each))]
        return tuple(find_fact(key) for key in dict.fromkeys(keys))

    def told(self) -> list[float]:
        """Return what each reading says."""
        return [
            (_sum(each["of"]) - _sum(each.get("less", ()))) / (_sum(_over(each)) if _over(each) else 1)
            for each in self.reported
        ]

    def of_run(self, result: Result) -> Any:
        """Return the same line of a run's first months, by draw."""
        at = result.labels["lab"].index(self.lab)

        def flow(names: Sequence[str]) -> Any:
            return sum(result[name][: self.months, at].sum(axis=0).astype(np.float64) for name in names)

        spent = flow(self.model) - flow(self.model_less)
        return spent / (BILLION if self.made else np.maximum(flow((REVENUE,)), A_DOLLAR))


def _over(reading: Mapping[str, Any]) -> tuple[str, ...]:
    return (reading["over"],) if "over" in reading else ()


def _sum(keys: Sequence[str]) -> float:
    return sum(float(find_fact(key).value or 0) for key in keys)


@cache
def account_lines() -> tuple[AccountLine, ...]:
    """Read every line."""
    text = (files("sixteenth.evidence") / DATA).read_text(encoding="utf-8")
    return tuple(AccountLine(**each) for each in tomllib.loads(text)["line"])


def names_needed() -> tuple[str, ...]:
    """Return the names of the world that the lines of all labs need, each once."""
    return tuple(dict.fromkeys(name for line in account_lines() for name in line.needs))
