"""The kernel's equations composed, and its 48 inputs given draw by draw."""

from collections.abc import Mapping
from types import FunctionType
from typing import Any

import numpy as np

from benchmarks.reference_kernel import equations
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, Distribution, OutputSet, Settings
from sixteenth.engine.equation import read_equations
from sixteenth.engine.history import Result
from sixteenth.errors import Place, refuse

Entry = tuple[str, ...]
LABS = ("one", "two", "three", "four")
SEGMENTS = ("people", "firms")
MODELS = tuple(f"model {number}" for number in range(1, 17))
BY_LAB = ("pace", "compute_growth", "capex_share", "log_price", "operating_cost", "first_cash")  # rows 8l to 8l+5
SHARED = ("quality_pull", "retention", "crowding", "capex_return", "cost_retention", "switching", "hardware_progress")
BY_SEGMENT = ("market", "market_growth", "market_limit", "sensitivity")  # two rows each, from 39
FIXED: Mapping[str, Mapping[Entry, float]] = {
    "algorithms": {(): 0.0},
    "compute": {(lab,): -0.3 * number for number, lab in enumerate(LABS)},
    "last_capex": {(): 0.05},
    "share": {(): 0.1},
    "revenue_so_far": {(): 0.0},
    "ownership": {(): 1.0},
    "strength": {(): 0.0},
    "model_cost_share": {(): 0.0},
    "model_revenue_so_far": {(): 0.0},
    "model_margin_so_far": {(): 0.0},
    "price_weight": {("people",): 1.6, ("firms",): 0.8},
    "price_effect": {("people",): 0.0, ("firms",): 0.1},
    "order": {(model,): float(number) for number, model in enumerate(MODELS)},
    "wait": {(lab,): 2.0 * number for number, lab in enumerate(LABS)},
    "launched": {(): 0.0},
    "slots": {(): float(len(MODELS))},
    "elapsed": {(): 0.0},
}
CLOSING = ("cash", "lowest_cash", "revenue_so_far", "ownership", "model_revenue_so_far", "model_margin_so_far")


def kernel_world() -> World:
    """Compose the equations; what they read and none computes is declared with the kind they read it as."""
    functions = [each for each in vars(equations).values() if isinstance(each, FunctionType)]
    own = [each for each in functions if each.__module__ == equations.__name__]
    found, faults = read_equations(own)
    refuse(faults)
    by_name = {equation.name: equation for equation in found}
    kinds = {name: kind for equation in found for name, kind in equation.inputs.items() if name not in by_name}
    has_opening = {"cash", "lowest_cash"}
    here = Place("benchmarks/reference_kernel/world.py")
    free = (-1e30, 1e30)
    declared = {n: Declared(n, "", kind, free, here) for n, kind in kinds.items() if n not in has_opening}
    return World(by_name, declared, {"standard": OutputSet((), CLOSING)})


def kernel_settings(inputs: Any, order: tuple[str, ...] = ("segment", "vintage", "lab")) -> Settings:
    """Give the kernel's inputs, [48, draws]; axes are laid out in `order`, the first one outermost."""
    rows = [Distribution("given", numbers) for numbers in np.asarray(inputs, np.float64)]
    values = {
        name: {entry: Distribution("point", (number,)) for entry, number in entries.items()}
        for name, entries in FIXED.items()
    }
    for at, name in enumerate(BY_LAB):
        values[name] = {(lab,): rows[8 * number + at] for number, lab in enumerate(LABS)}
    brand = {(lab, segment): rows[8 * i + 6 + j] for i, lab in enumerate(LABS) for j, segment in enumerate(SEGMENTS)}
    lab_first = order.index("lab") < order.index("segment")
    values["brand"] = {(entry if lab_first else entry[::-1]): row for entry, row in brand.items()}
    values |= {name: {(): rows[32 + at]} for at, name in enumerate(SHARED)}
    for at, name in enumerate(BY_SEGMENT):
        values[name] = {(label,): rows[39 + 2 * at + number] for number, label in enumerate(SEGMENTS)}
    values["price_decline"] = {(): rows[47]}
    labels = {"lab": LABS, "segment": SEGMENTS, "vintage": MODELS}
    return Settings({axis: labels[axis] for axis in order}, values, "2026-01", 120)


def kernel_outputs(result: Result) -> Any:
    """Lay a result out as the kernel does, [144, draws]."""
    by_lab = [result.closing[name] for name in CLOSING[:4]]
    by_model = []
    for name in CLOSING[4:]:
        axes = result.variables[name].axes
        by_model.append(np.moveaxis(result.closing[name], axes.index("lab"), 0))
    labs = np.stack(by_lab, axis=1).reshape(-1, result.draws)
    return np.concatenate([labs, np.stack(by_model, axis=2).reshape(-1, result.draws)])
