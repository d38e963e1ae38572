"""What a million tokens must at least cost: the rent of accelerators over what they serve; and memory of a token.

A price below the floor earns less than the machines cost. The memory that each token in mind takes is the world's own
equation, `kv_bytes_per_token`; it bounds how many users share a machine, and so how many tokens it serves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said

SECONDS_AN_HOUR = 3_600
MILLION = 1_000_000


@dataclass(frozen=True)
class Machine:
    """An accelerator that is rented by the hour."""

    rent: float  # dollars an hour
    utilisation: float = 1.0  # part of the hour in which it serves
    overhead: float = 0.0  # what else serving costs, as a part of the rent


@dataclass(frozen=True)
class Traffic:
    """Tokens of one kind, and how fast one accelerator serves them while it does."""

    tokens: float
    tokens_a_second: float


def price_floor(machine: Machine, tokens_a_second: float) -> float:
    """Return the dollars that a million tokens cost to serve, at so many tokens a second of each accelerator.

    Raises:
        OutsideDomain: when rent or overhead is below 0, the utilisation not above 0 or above 1, or the speed not
            above 0.

    """
    _check(machine)
    if not 0 < tokens_a_second < np.inf:
        message = said(
            "{tokens_a_second:g} tokens a second: the speed must be above 0 and finite", tokens_a_second=tokens_a_second
        )
        raise OutsideDomain(message)
    served = SECONDS_AN_HOUR * tokens_a_second * machine.utilisation
    return machine.rent * MILLION / served * (1 + machine.overhead)


def serving_cost(machine: Machine, traffic: Sequence[Traffic]) -> float:
    """Return the dollars that all tokens cost to serve, each kind at its floor.

    Raises:
        OutsideDomain: as in `price_floor`, and when tokens are below 0.

    """
    for each in traffic:
        if not 0 <= each.tokens < np.inf:
            message = said("{tokens:g} tokens: they must be at least 0 and finite", tokens=each.tokens)
            raise OutsideDomain(message)
    return sum((each.tokens / MILLION * price_floor(machine, each.tokens_a_second) for each in traffic), 0.0)


def accelerators_needed(traffic: Sequence[Traffic], hours: float, utilisation: float = 1.0) -> float:
    """Return how many accelerators serve all tokens in so many hours.

    Raises:
        OutsideDomain: as in `serving_cost`, and when hours are not above 0.

    """
    if not 0 < hours < np.inf:
        message = said("{hours:g} hours: they must be above 0 and finite", hours=hours)
        raise OutsideDomain(message)
    return serving_cost(Machine(1.0, utilisation), traffic) / hours


def memory_of_a_token(*, heads: float, head_size: float, layers: float, bytes_a_number: float) -> float:
    """Return the bytes that one token in mind takes: a key and a value for each cached head, in each layer.

    A cache that is no pair of key and value, such as a shared latent vector, counts with half its size for each.

    Raises:
        OutsideDomain: when a number lies outside the bounds that its card gives.

    """
    inputs = {"cache_heads": heads, "cache_head_size": head_size, "cache_layers": layers, "cache_bytes": bytes_a_number}
    return float(evaluate(central_world(), "kv_bytes_per_token", inputs))


def _check(machine: Machine) -> None:
    problems = {
        said("a rent of {rent:g}: it must be at least 0 and finite", rent=machine.rent): not 0 <= machine.rent < np.inf,
        said("an overhead of {overhead:g}: it must be at least 0 and finite", overhead=machine.overhead): not 0
        <= machine.overhead
        < np.inf,
        said("a utilisation of {utilisation:g}: it must be above 0 and at most 1", utilisation=machine.utilisation): (
            not 0 < machine.utilisation <= 1
        ),
    }
    require_domain(problems)


def reproduce(
    *,
    cache: Mapping[str, float] | None = None,
    machine: Mapping[str, float] | None = None,
    traffic: Sequence[Mapping[str, Any]] = (),
    hours: float = 24.0,
    accelerators_a_node: float = 8.0,
    takings: Sequence[Mapping[str, float]] = (),
) -> dict[str, float]:
    """Return memory of a token where a cache is given, else what a day of traffic costs and takes."""
    if cache is not None:
        return {"bytes a token": memory_of_a_token(**cache)}
    served = [Traffic(each["tokens"], each["tokens_a_second_of_a_node"] / accelerators_a_node) for each in traffic]
    rented = Machine(**(machine or {}))
    cost = serving_cost(rented, served)
    revenue = sum(each["tokens"] / MILLION * each["price"] for each in takings)
    nodes = accelerators_needed(served, hours, rented.utilisation) / accelerators_a_node
    floors = {
        f"floor of {kind['kind']}, dollars a million": price_floor(rented, each.tokens_a_second)
        for kind, each in zip(traffic, served, strict=True)
    }
    found = {"cost, dollars": cost, "nodes": nodes, "revenue, dollars": revenue}
    return {**found, "margin on cost, percent": 100 * (revenue / cost - 1), **floors}
