"""The scenario file of a company that follows its plan: a child with one lab more, or in another one's place.

Two rules of the world give way to those that follow a plan (world/choices/plan_of_sales, plan_of_research). By how much
sales and research are led is in events, one a month, so that another lead is another number and compiles nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.evidence.own_plan.opening import Opening
from sixteenth.scenarios.files.schema import PosteriorCard
from sixteenth.scenarios.files.written_toml import as_toml, lines_of, quoted
from sixteenth.scenarios.layers.read import PlacedEvent
from sixteenth.scenarios.variation import Numbers

SALES, RESEARCH, LUCK = "growth_planned", "research_growth_planned", "luck_kept"
RULES = {SALES: "plan_of_sales", RESEARCH: "plan_of_research"}
FOLLOWED = "followed"
LED = {SALES: "own_growth", RESEARCH: "next_research_ratio"}  # the equation that each lead works by
RAMP, YEAR = 1, 12


@dataclass(frozen=True)
class Lead:
    """By how much a company is led along its plan: logs by month, and how much of its luck is left."""

    sales: Any  # [months]
    research: Any  # [months]
    luck: float = 1.0

    def at(self, name: str, month: int) -> float:
        """Return a lead in a month; nothing once the plan is over."""
        own = self.sales if name == SALES else self.research
        return float(own[month]) if month < len(own) else 0.0


def no_lead(months: int) -> Lead:
    """Return the lead of nothing for a plan of so many months."""
    return Lead(np.zeros(months), np.zeros(months))


def child_text(opening: Opening, parent: str, lead: Lead, posterior: PosteriorCard | None = None) -> str:
    """Return the scenario file, in which joint draws stand beside it where there are any."""
    company, plan = opening.company, opening.plan
    title = f"{opening.scenario.name}, with the plan of {company}"
    claim = f"{company} follows its plan ({plan.file}), like {opening.pattern} in all that the plan does not say."
    parts = [f"title = {quoted(title)}\nclaim = {quoted(claim)}\nparent = {quoted(parent)}", *_labels(opening)]
    cards: dict[str, dict[str, Any]] = defaultdict(dict)
    for each in opening.given():
        if each.name in opening.scenario.world.declared:
            cards[each.name][each.label] = each.amount
    parts += [f"[values.{name}.by]\n{_table(by)}" for name, by in cards.items()]
    parts += list(_leads(opening, lead))
    parts += list(_contracts(opening))
    if posterior is not None:
        parts.append(f"[posterior]\n{lines_of(posterior.model_dump(exclude_defaults=True))}")
    return "\n\n".join(parts) + "\n"


def _labels(opening: Opening) -> Iterator[str]:
    labs = opening.scenario.settings.labels["lab"]
    if opening.company in labs:
        return
    instead = opening.plan.instead
    if instead is not None:
        own = [opening.company if lab == instead else lab for lab in labs]
        yield f"axes.lab = {as_toml(own)}"
    yield f"like.lab = {as_toml({opening.company: opening.pattern})}"


def _table(by: dict[str, Any]) -> str:
    return "\n".join(f"{quoted(label)} = {as_toml(amount)}" for label, amount in by.items())


def led(opening: Opening) -> tuple[str, ...]:
    """Return what is led: research only where its rule is one that a plan can lead, and the plan has it."""
    known = opening.scenario.world.equations
    has = {SALES: True, RESEARCH: opening.line("training") is not None}
    return tuple(name for name, equation in LED.items() if has[name] and equation in known)


def _leads(opening: Opening, lead: Lead) -> Iterator[str]:
    about = {"kind": "scenario", "source": f"So that simulated revenue and training meet the plan, {opening.plan.file}"}
    for name, number, unit in ((SALES, 0.0, "PerMonth"), (LUCK, 1.0, "Multiple"), (RESEARCH, 0.0, "PerMonth")):
        if name in led(opening) or name == LUCK:
            own = {"value": number, "unit": unit, **about}
            now = lead.luck if name == LUCK else lead.at(name, 0)
            yield f"[values.{name}]\n{lines_of(own)}\nby = {as_toml({opening.company: now})}"
    for name in led(opening):
        first = {"month": str(opening.start), "choice": RULES[name], "rule": FOLLOWED, **about}
        yield f"[[event]]\n{lines_of(first)}"
        for number in range(1, len(lead.sales) + 1):
            month = opening.start + number
            if month < opening.start + opening.scenario.settings.months:
                own = {"month": str(month), "parameter": name, "value": 0.0, "unit": "PerMonth", **about}
                yield f"[[event]]\n{lines_of(own)}\nby = {as_toml({opening.company: lead.at(name, number)})}"


def first_leads(opening: Opening, lead: Lead) -> dict[str, Numbers]:
    """Return the values that hold before the first event: the lead of the first month, and luck."""
    found: dict[str, Numbers] = {name: {"": 0.0, opening.company: lead.at(name, 0)} for name in led(opening)}
    return {**found, LUCK: {"": 1.0, opening.company: lead.luck}}


def led_events(opening: Opening, events: Sequence[PlacedEvent], lead: Lead) -> tuple[PlacedEvent, ...]:
    """Return events with another lead."""
    return tuple(_led(opening, each, lead) for each in events)


def _led(opening: Opening, event: PlacedEvent, lead: Lead) -> PlacedEvent:
    if event.card.parameter not in RULES:
        return event
    number = int((np.datetime64(event.card.month, "M") - opening.start).astype(int))
    by = {opening.company: lead.at(event.card.parameter, number)}
    return PlacedEvent(event.card.model_copy(update={"by": by}), event.where, event.inside)


def _contracts(opening: Opening) -> Iterator[str]:
    for each in opening.plan.contracts:
        own = {
            "lab": opening.company,
            "counterparty": each.counterparty,
            "signed": each.signed,
            "size": f"{each.yearly * each.tenor / YEAR / 1e9:.9f} billion USD",
            "lead": float(max(each.lead, 1)),
            "ramp": float(RAMP),
            "tenor": float(each.tenor),
            **({} if each.firm is None else {"take_or_pay": each.firm}),
            "kind": "scenario",
            "source": f"Your plan, {opening.plan.file}",
        }
        yield f"[[contract]]\n{lines_of(own)}"
