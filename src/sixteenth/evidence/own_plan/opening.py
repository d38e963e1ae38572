"""How a company opens in a scenario: as the lab that it is like, with what its plan says in that lab's place.

What the plan does not say, and has a size, is as of that lab in proportion: money and users by revenue, people by
research compute. All of it is an assumption of whoever wrote the plan, and its source says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.engine.draws.draw import median_of
from sixteenth.evidence.own_plan.plan import HEADS, PEOPLE, TRAINING, Plan, Planned
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Amount, Entry

SAME_SIZE = 1.0  # logs
WIDEST = 1.0  # of sales at the start, in logarithms
OWN_WORD = 0.02  # standard deviation, in logarithms, of sales at the start that their own company tells
FEWEST = 2.0  # people of a lab
LEAST = 1.0  # of what is measured in logarithms
YEAR = 12
BY_REVENUE = ("cash", "debt", "valuation_today", "free_users_today", "tax_loss_carry_forward", "parent_budget",
              "parents_patience", "announced_round", "core_revenue_kept")  # fmt: skip
STEEPEST_TREND = (-0.1, 0.3)  # logs a month, within which the growth that a lab has seen is taken
MOST_BACKLOG = (0.1, 20.0)


@dataclass(frozen=True)
class Given:
    """One value of the company: its name, its labels after the company's, and what it is."""

    name: str
    label: str  # the whole label, such as "Acme/consumer"
    amount: Mapping[str, Any]  # entries of a card: value, or a distribution; its unit and its source


@dataclass(frozen=True)
class Opening:
    """A company that opens by its plan in a scenario, where another lab is the pattern."""

    scenario: Scenario
    plan: Plan
    company: str
    pattern: str  # the lab that it is like, or itself

    @cached_property
    def start(self) -> np.datetime64:
        """Return the first month."""
        return np.datetime64(self.scenario.settings.start, "M")

    def line(self, name: str) -> Planned | None:
        """Return a line of the plan from the first month of the run to its last; None where it has no month of it."""
        planned = self.plan.lines.get(name)
        if planned is None or not planned.first <= self.start < planned.first + planned.months:
            return None
        return planned.since(self.start, self.scenario.settings.months)

    @cached_property
    def revenue(self) -> Planned:
        """Return revenue from the first month of the run."""
        return self.plan.revenue.since(self.start, self.scenario.settings.months)

    @cached_property
    def size(self) -> float:
        """Return the company's revenue at the start against that of the lab it is like."""
        return float(self.revenue.base[0]) / self._sales

    @cached_property
    def _sales(self) -> float:
        return sum(self.middle("lab_sales_today", segment) for segment in self.scenario.settings.labels["segment"])

    @cached_property
    def research_size(self) -> float:
        """Return its research compute at the start against that lab's; by revenue where the plan has none."""
        training = self.line(TRAINING)
        if training is None or training.base[0] <= 0:
            return self.size
        return float(training.base[0]) / self.middle("research_compute_today")

    def middle(self, name: str, *labels: str) -> float:
        """Return the median of a value of the lab that the company is like."""
        values = self.scenario.settings.values[name]
        found = values.get((self.pattern, *labels), values.get(()))
        return 0.0 if found is None else median_of(found)

    def given(self) -> Iterator[Given]:
        """Return every value that the plan gives, or that follows in proportion."""
        if "segment" in self.scenario.settings.labels:
            yield from self._sales_given()
        yield from self._research_given()
        yield from self._people_given()
        yield from self._money_given()
        if self.company not in self.scenario.settings.labels["lab"] and not self.plan.instead:
            yield self._one("open_weights_from", 0.0, "Share")  # parts of a whole, which others have shared out

    @cached_property
    def stands_in_its_place(self) -> bool:
        """Say whether the company is the lab it is like, or stands in its place, and is of about its size."""
        is_in_its_place = self.pattern in (self.company, self.plan.instead)
        return is_in_its_place and abs(np.log(self.size)) < SAME_SIZE

    def _sales_given(self) -> Iterator[Given]:
        """Return sales at the start: by segment, or as an error of those of the lab in whose place it stands."""
        own = self.size if not self.stands_in_its_place else 1.0
        for segment in self.scenario.settings.labels["segment"] if own != 1 else ():
            amount = self.middle("lab_sales_today", segment) * own
            yield self._one("lab_sales_today", max(amount, LEAST), "USDPerMonth", segment)
        spread = float(self.revenue.spread[0]) if self.revenue.has_range else OWN_WORD
        error = float(np.log(self.size)) if own == 1 else 0.0
        about = {"distribution": "normal", "mean": error, "sd": min(max(spread, OWN_WORD), WIDEST)}
        yield Given("sales_error", self.company, {**about, "unit": "Number", **self._source})
        growth = self._growth_seen()
        yield self._one("growth_trend_today", float(np.clip(growth, *STEEPEST_TREND)), "PerMonth")

    def _growth_seen(self) -> float:
        """Return growth in the year before the start where the plan has it, else in the year after: logs a month."""
        whole = self.plan.revenue
        before = int((self.start - whole.first).astype(int))
        months = min(YEAR, before) if before >= YEAR // 4 else min(YEAR, self.revenue.months - 1)
        first, last = (before - months, before) if before >= YEAR // 4 else (before, before + months)
        return float(np.log(whole.base[last] / whole.base[first])) / max(months, 1)

    def _research_given(self) -> Iterator[Given]:
        training = self.line(TRAINING)
        if training is None or training.base[0] <= 0:
            yield from self._in_proportion("research_compute_today", self.research_size)
            yield from self._in_proportion("usual_research_scale", self.research_size)
            return
        yield self._one("research_compute_today", float(training.base[0]), "USDPerMonth")
        yield from self._in_proportion("usual_research_scale", self.research_size)
        half_a_lead = min(round(median_of(self.scenario.settings.values["lead"][()]) / 2), training.months - 1)
        backlog = float(training.base[half_a_lead] / training.base[0])
        yield self._one("backlog_growth", float(np.clip(backlog, *MOST_BACKLOG)), "Multiple")
        ratio = min(max(self.research_size / self.size, 0.1), 10.0)
        yield from self._in_proportion("research_ratio", ratio)

    def _people_given(self) -> Iterator[Given]:
        heads, people = (self.line(name) for name in (HEADS, PEOPLE))
        pay = self.middle("pay_today")
        if people is not None and heads is not None and heads.base[0] > 0:
            yield self._one("pay_today", float(people.base[0] / heads.base[0]), "USDPerPersonMonth")
        usual = self.middle("staff_today")
        if heads is not None and heads.base[0] > 0:
            staff = float(heads.base[0])
        elif people is not None and people.base[0] > 0:
            staff = float(people.base[0]) / pay
        else:
            staff = usual * self.research_size
        yield from self._in_proportion("staff_today", max(staff, FEWEST) / usual)
        if self.company != self.pattern:  # how many it draws from rivals goes with how many it employs
            yield from self._in_proportion("pull", max(staff, FEWEST) / usual)

    def _money_given(self) -> Iterator[Given]:
        told = {"cash": "cash", "debt": "debt", "valuation": "valuation_today"}
        said = {told[name]: amount for name, amount in self.plan.opening.items()}
        for name in BY_REVENUE:
            if name in said:
                yield self._one(name, said[name], "USD")
            elif self.company != self.pattern:
                yield from self._in_proportion(name, self.size)

    @property
    def _source(self) -> dict[str, str]:
        return {"kind": "scenario", "source": f"Your plan, {self.plan.file}"}

    def _one(self, name: str, value: float, unit: str, *labels: str) -> Given:
        return Given(name, "/".join((self.company, *labels)), {"value": value, "unit": unit, **self._source})

    def _in_proportion(self, name: str, factor: float) -> Iterator[Given]:
        """Return each entry of the lab that the company is like, times a factor; nothing of what is nothing."""
        placed = self.scenario.values.get(name)
        if placed is None or name not in self.scenario.world.declared or factor == 1:
            return
        source = {
            "kind": "scenario",
            "source": f"As {self.pattern}, in proportion ({factor:.3g} times); {self.plan.file}",
        }
        for key, entry in placed.card.by.items():
            first, _, rest = key.partition("/")
            amount = entry if isinstance(entry, Entry) else Amount(value=entry)
            if first == self.pattern and amount.value != 0:
                unit = getattr(amount, "unit", None) or placed.card.unit
                own = Amount.model_validate(amount.model_dump(include={*Amount.model_fields})).times(factor)
                least = self.scenario.world.declared[name].bounds[0]
                if any(each is not None and each <= least for each in (own.value, own.p10, own.low)):
                    own = Amount(value=least)  # smaller than any that may be: what is doubtful about it does not count
                    unit = self.scenario.world.declared[name].kind.unit.__name__
                label = f"{self.company}/{rest}" if rest else self.company
                yield Given(name, label, {**own.model_dump(exclude_none=True), "unit": unit, **source})
