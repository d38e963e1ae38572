"""A verification in words."""

from sixteenth.engine.verify import Verification


def tell_verification(found: Verification) -> list[str]:
    """Say whether a chunk came out again, and what differs if it did not."""
    where = f"chunk {found.chunk} ({found.draws:,} draws, {found.values:,} numbers)"
    if found.is_equal:
        told = [f"{where}: every bit is equal"]
    else:
        size = f"{found.differing:,} numbers differ, at most by {found.largest:.1e} of the scale of '{found.worst}'"
        verdict = (
            "as close as another machine or version can promise" if found.is_close else "further than rounding explains"
        )
        told = [f"{where}: {size}: {verdict}"]
    return told + [f"  {key} was {then}, is {now}" for key, (then, now) in found.recipe.items()]
