"""The world as it opened before the facts that a fit learns from: beliefs of today, books of August 2025.

Books and dates are those of the scenario `interview`, the earliest month with books of its own; theories and beliefs
that do not belong to a month are those of the scenario that is fitted, so that what is learnt is learnt for it. What
the structure does not explain is left out of this world and put beside it in closed form (discrepancy.py).
"""

from collections.abc import Mapping

from sixteenth.engine.declared import OutputSet
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario, opened_with
from sixteenth.scenarios.files.schema import ValueCard
from sixteenth.scenarios.layers.read import Placed, read_assumptions

BOOKS = "interview"  # the scenario whose books open the earlier world
SPOKEN = ("stop_probability", "horizon_doubling_time")  # what it believes of the world, as its speaker did
REVENUE = "company_revenue"
OPENS_SALES, OPENS_GROWTH = "sales_error", "unexplained_growth_today"  # what opens a lab's own sales and growth
UNEXPLAINED = (OPENS_SALES, OPENS_GROWTH, "sales_surprise", "growth_surprise")
KEPT = "fit"


def earlier_world(target: Scenario) -> Scenario:
    """Return the world in which a scenario is fitted: that of its own, opened earlier.

    Raises:
        Refused: when the scenario sells nothing that reports tell of.

    """
    if REVENUE not in target.world.kinds or "lab" not in target.settings.labels:
        where, cure = Place(target.assumptions.file), said("fit `central`, or a child of it")
        refuse(
            [
                WrongOption(
                    f"'{target.name}'", where, said("a world without labs' revenue"), said("one that has it"), cure
                )
            ]
        )
    return opened_earlier(target, switched_off(target)).keeping(KEPT, OutputSet((REVENUE,)))


def opened_earlier(target: Scenario, changed: Mapping[str, Placed] | None = None) -> Scenario:
    """Return a scenario with the books and dates of `interview`, and some values changed; no fit is read by it."""
    books, faults = read_assumptions(BOOKS)
    if books is None or faults:
        refuse(faults)
        raise AssertionError
    early = {name: placed for name, placed in books.values.items() if name in books.own and name not in SPOKEN}
    return opened_with(target, books, {**early, **(changed or {})}, f"{target.name} from {books.facts['start']}")


def switched_off(target: Scenario) -> dict[str, Placed]:
    """Return what the world itself has of unexplained sales as nothing: it stands beside the world here."""
    source = "what the structure does not explain stands beside it, not in it"
    return {
        name: Placed(
            ValueCard(value=0.0, unit=target.world.declared[name].kind.unit.__name__, kind="scenario", source=source),
            Place(said("the world without it")),
        )
        for name in UNEXPLAINED
        if name in target.world.declared
    }
