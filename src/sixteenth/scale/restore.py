"""The scenario that a result was made from, out of its recipe, which may have been damaged or never have held one."""

from collections.abc import Mapping
from typing import Any

from sixteenth.errors import Place, UnreadableFile, refuse
from sixteenth.scenarios.assemble import Scenario, restore_scenario


def scenario_of(recipe: Mapping[str, Any], *, allow_code: bool = False) -> Scenario:
    """Put together the scenario in the recipe of a result.

    Raises:
        Refused: when the recipe holds none, or one that cannot be read or put together here.

    """
    where = Place("the recipe of the result")
    cure = "give a result that `sixteenth run --out` or `sixteenth.save` wrote"
    lacking = [name for name in ("scenario", "scenario_json") if name not in recipe]
    refuse(UnreadableFile("its scenario", where, f"no '{name}'", "a scenario", cure) for name in lacking)
    return restore_scenario(recipe["scenario"], recipe["scenario_json"], allow_code=allow_code)
