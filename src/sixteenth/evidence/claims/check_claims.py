"""Claims of one's own against the world of their scenario: whether it has the output, the label, the amount."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.equation import ENDING, axis_name
from sixteenth.errors import Fault, OutsideTheRun, Refused, UnknownAxis, UnknownLabel, UnknownOutput, WrongUnit, nearest
from sixteenth.evidence.claims.claims import HOURS, MINUTES, MONEY_BACK, RUIN, WORTH, ClaimMeasure
from sixteenth.evidence.claims.own_claims import OwnClaim, OwnClaims
from sixteenth.evidence.facts_read.tables import as_number
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text, units_told
from sixteenth.scenarios.files.written_units import written_units

MONTHS, MULTIPLE = "Months", "Multiple"
BARE = ("Share", "Number", "Flag", "Multiple", "Doublings", "Months")  # units in which a number alone is plain


@dataclass(frozen=True)
class Checked:
    """A claim, how it is counted, and the scenario that counts it."""

    claim: OwnClaim
    measure: ClaimMeasure
    scenario: Scenario


def check_own_claims(found: OwnClaims, read: Callable[[str], Scenario]) -> tuple[Checked, ...]:
    """Hold the claims of a file against the worlds of their scenarios, each read once.

    Raises:
        Refused: with every fault of the file's form, of its scenarios, and of what its claims ask of them.

    """
    scenarios, faults = _scenarios(found, read)
    checked: list[Checked] = []
    for claim in found.claims:
        scenario = scenarios.get(claim.scenario)
        if scenario is not None:
            told: list[Fault] = []
            measure = _measure(claim, found, scenario, told)
            faults += told
            checked.append(Checked(claim, measure, scenario))
    if faults:
        raise Refused(faults)
    return tuple(checked)


def _scenarios(found: OwnClaims, read: Callable[[str], Scenario]) -> tuple[Mapping[str, Scenario], list[Fault]]:
    scenarios: dict[str, Scenario] = {}
    faults = list(found.faults)
    for name in dict.fromkeys(claim.scenario for claim in found.claims):
        try:
            scenarios[name] = read(name)
        except Refused as refused:
            faults += refused.faults
    return scenarios, faults


def _measure(claim: OwnClaim, found: OwnClaims, scenario: Scenario, told: list[Fault]) -> ClaimMeasure:
    """Return how a claim is counted, in the unit itself of what it is about; faults are added to those told."""
    world = scenario.world
    told += _wrong_variables(claim, found, world)
    told += _wrong_labels(claim, found, scenario)
    told += _outside(claim, found, scenario)
    unit = {"lag": MONTHS, "ratio": MULTIPLE}.get(claim.test) or _unit_of(claim.variable, claim, world)
    at_least, at_most = (
        _amount(amount, unit, found, claim, entry, told) if amount is not None and unit else None
        for entry, amount in (("at_least", claim.at_least), ("at_most", claim.at_most))
    )
    return ClaimMeasure(
        output=claim.variable,
        test=claim.test,
        month=claim.date,
        rule=claim.text,
        at=claim.labels,
        other=claim.other,
        first=claim.first,
        part=claim.part,
        other_output=claim.other_variable,
        at_least=at_least,
        at_most=at_most,
    )


def _names(world: World, claim: OwnClaim) -> dict[str, Any]:
    """Return what a claim may be about, each with its kind: outputs and stocks, and endings also without `ends_`."""
    kinds = world.used_kinds
    if claim.test == "end":
        stocks = {name: world.kinds[name] for name in world.stocks}
        return {**stocks, MONEY_BACK: kinds[RUIN]} if {RUIN, WORTH} <= {*kinds, *stocks} else stocks
    found = {name: kinds[name] for name in (*world.equations, *world.stocks) if name in kinds}
    return {**found, **{name.removeprefix(ENDING): kinds[name] for name in world.endings}}


def _unit_of(variable: str, claim: OwnClaim, world: World) -> str:
    kind = _names(world, claim).get(variable)
    return kind.unit.__name__ if kind else ""


def _wrong_variables(claim: OwnClaim, found: OwnClaims, world: World) -> Iterator[Fault]:
    names = _names(world, claim)
    for entry, name in (("variable", claim.variable), ("other_variable", claim.other_variable)):
        if name and name not in names:
            what = (
                said("a stock, or money_back") if claim.test == "end" else said("an output or an ending of the world")
            )
            cure = nearest(name, names, said("see the equations page for what the world computes"))
            yield UnknownOutput(f"'{name}'", found.place(claim, entry), f"'{name}'", what, cure)
    one, other = (_unit_of(name, claim, world) for name in (claim.variable, claim.other_variable or claim.variable))
    if one and other and one != other:
        cure = said("let one trail another in the same unit")
        yield WrongUnit(f"'{claim.other_variable}'", found.place(claim, "other_variable"), other, one, cure)


def _wrong_labels(claim: OwnClaim, found: OwnClaims, scenario: Scenario) -> Iterator[Fault]:
    names, known = _names(scenario.world, claim), scenario.settings.labels
    for entry, labels, variable in (
        ("labels", claim.labels, claim.variable),
        ("other", claim.other, claim.other_variable or claim.variable),
    ):
        axes = [axis_name(axis) for axis in names[variable].axes] if variable in names else list(labels)
        for axis, label in labels.items():
            where = found.place(claim, entry)
            if axis not in axes:
                told = ", ".join(axes) or said("none")
                cure = nearest(axis, axes, said("'{variable}' has {told}", variable=variable, told=told))
                yield UnknownAxis(f"'{axis}'", where, f"'{axis}'", said("an axis of the variable"), cure)
            elif label not in known.get(axis, ()):
                cure = nearest(
                    label,
                    known.get(axis, ()),
                    said("{name} has {names}", name=scenario.name, names=", ".join(known.get(axis, ()))),
                )
                yield UnknownLabel(f"'{label}'", where, f"'{label}'", said("a label of {axis}", axis=axis), cure)


def _outside(claim: OwnClaim, found: OwnClaims, scenario: Scenario) -> Iterator[Fault]:
    """Find a date before the run or after it; a claim that is resolved may be about earlier months."""
    settings = scenario.settings
    start = np.datetime64(settings.start, "M")
    last = start + settings.months - 1
    for entry, month in (("date", claim.date), ("first", claim.first)):
        at = np.datetime64(month, "M") if month else start
        if at > last or (at < start and claim.resolution is None and entry == "date"):
            where, span = found.place(claim, entry), said("a month from {start} to {last}", start=start, last=last)
            cure = said("change it, or name another scenario: {name} runs in these months", name=scenario.name)
            yield OutsideTheRun(f"'{month}'", where, f"'{month}'", span, cure)


def _amount(amount: str | float, unit: str, found: OwnClaims, claim: OwnClaim, entry: str, told: list[Fault]) -> float:
    """Return an amount in the unit itself; a number alone only where it has one reading."""
    words = amount.split() if isinstance(amount, str) else []
    if unit == "Doublings" and words[1:] == [HOURS] and (as_number(words[0]) or 0.0) > 0:
        return float(np.log2(MINUTES * float(words[0])))
    where = found.place(claim, entry)
    if not isinstance(amount, str):
        if amount and unit not in BARE and len(written_units(unit)) > 1:
            cure = said(
                "write it in quotes with its unit, such as '{amount:g} {unit}'",
                amount=amount,
                unit=list(written_units(unit))[-1],
            )
            told.append(
                WrongUnit(f"'{entry}'", where, f"{amount:g}", said("a number in {unit}", unit=units_told(unit)), cure)
            )
        return float(amount)
    read = read_amount_text(amount, unit)
    if isinstance(read, Misread):
        told.append(WrongUnit(f"'{entry}'", where, read.got, read.expected, read.cure))
        return float("nan")
    return read


def by_scenario(checked: Iterable[Checked]) -> Mapping[str, list[Checked]]:
    """Return claims by the scenario that counts them, in order."""
    found: dict[str, list[Checked]] = {}
    for each in checked:
        found.setdefault(each.claim.scenario, []).append(each)
    return found
