"""Which ratios are measured, in the order of the table."""

from benchmarks.ratios import kernel, many, places, sobol, starts, world
from benchmarks.ratios.ratio import Group

GROUPS: tuple[Group, ...] = (
    kernel.GROUP,
    world.GROUP,
    world.EARLIER,
    starts.GROUP,
    starts.NOTHING,
    places.GROUP,
    places.PART,
    many.GROUP,
    sobol.GROUP,
)
