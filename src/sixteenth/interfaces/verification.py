"""A verification in words."""

from sixteenth.engine.verify import Verification


def tell_verification(found: Verification) -> list[str]:
    """Say whether a chunk came out again, what was compared if not all, and what differs if something does."""
    where = f"chunk {found.chunk} ({found.draws:,} draws, {found.values:,} numbers)"
    if found.is_equal:
        told = [f"{where}: every bit is equal"]
    else:
        size = f"{found.differing:,} numbers differ, at most by {found.largest:.1e} of the scale of '{found.worst}'"
        told = [f"{where}: {size}: {_verdict(found)}"]
    return (
        told
        + _what_was_compared(found)
        + [f"  {key} was {then}, is {now}" for key, (then, now) in found.recipe.items()]
    )


def _verdict(found: Verification) -> str:
    if found.missing:
        return f"missing from the result: {', '.join(found.missing)}"
    return "as close as another machine or version can promise" if found.is_close else "further than rounding explains"


def _what_was_compared(found: Verification) -> list[str]:
    """Say that a result holds a part of what the run makes, and that no more than that was compared."""
    kept, made = found.arrays
    told = [f"  the result keeps {kept} of the {made} arrays of its run: these were compared"] if kept < made else []
    return told + [f"  of {axis} it keeps {', '.join(labels)}" for axis, labels in found.labels.items()]
