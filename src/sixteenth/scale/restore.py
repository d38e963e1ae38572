"""The scenario that a result was made from, out of its recipe; and what holds of a result of an earlier version.

A recipe may have been damaged, may never have held a scenario, or may hold one of a world that this version has not.
"""

from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Any, TypeVar

from sixteenth.engine.history import Result
from sixteenth.errors import Place, UnreadableFile, refuse
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario, restore_scenario
from sixteenth.scenarios.files.renamed import give_notice, present_name

Kept = TypeVar("Kept")


def scenario_of(recipe: Mapping[str, Any], *, allow_code: bool = False) -> Scenario:
    """Put together the scenario in the recipe of a result.

    Raises:
        Refused: when the recipe holds none, or one that cannot be read or put together here, or one of a world that
            this version has not.

    """
    where = Place(said("the recipe of the result"))
    cure = said("give a result that `sixteenth run --out` or `sixteenth.save` wrote")
    lacking = [name for name in ("scenario", "scenario_json") if name not in recipe]
    refuse(
        UnreadableFile(said("its scenario"), where, said("no '{name}'", name=name), said("a scenario"), cure)
        for name in lacking
    )
    if (made := earlier_version(recipe)) is not None:
        got, expected = (
            said("the world of version {made}", made=made),
            said("one of version {version}", version=version("sixteenth")),
        )
        again = said("run its scenario anew here, or install sixteenth {made} to repeat it", made=made)
        refuse([UnreadableFile(said("its scenario"), where, got, expected, again)])
    return restore_scenario(recipe["scenario"], recipe["scenario_json"], allow_code=allow_code)


def earlier_version(recipe: Mapping[str, Any]) -> str | None:
    """Return the version that made a result where its world is an earlier one's; None where it is this one's."""
    versions = recipe.get("versions")
    made = str(versions.get("sixteenth", "")) if isinstance(versions, Mapping) else ""
    is_this = not made or made.split(".")[:2] == version("sixteenth").split(".")[:2]
    return None if is_this else made


def under_present_names(result: Result) -> Result:
    """Return a result with the names of this version, numbers as they were; an earlier one's is told with a notice."""
    made = earlier_version(result.recipe)
    if made is None:
        return result
    told = f"this result was made by sixteenth {made}: its numbers are of that version's world, its names of this one's"
    give_notice(told)
    parts = {part: _renamed(getattr(result, part)) for part in ("monthly", "closing", "variables")}
    made_of = None if result.made_of is None else result.made_of.renamed(present_name)
    return replace(result, **parts, made_of=made_of)


def _renamed(kept: Mapping[str, Kept]) -> dict[str, Kept]:
    return {present_name(name): each for name, each in kept.items()}
