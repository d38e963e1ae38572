"""The scenario that a result was made from, out of its recipe, which may have been damaged or never have held one."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from sixteenth.engine.record import in_one_line
from sixteenth.errors import Place, Refused, UnreadableFile
from sixteenth.scale.paths import in_words
from sixteenth.scenarios.assemble import Scenario, restore_scenario


def scenario_of(recipe: Mapping[str, Any], *, allow_code: bool = False) -> Scenario:
    """Put together the scenario in the recipe of a result.

    Raises:
        Refused: when the recipe holds none, or one that cannot be read or put together here.

    """
    try:
        return restore_scenario(recipe["scenario"], recipe["scenario_json"], allow_code=allow_code)
    except KeyError as error:
        got = f"no {error}"
        raise _no_scenario(got) from error
    except ValidationError as error:
        raise _no_scenario(in_one_line(error)) from error
    except (ValueError, RecursionError) as error:
        raise _no_scenario(in_words(error)) from error


def _no_scenario(got: str) -> Refused:
    where = Place("the recipe of the result")
    cure = "give a result that `sixteenth run --out` or `sixteenth.save` wrote"
    return Refused([UnreadableFile("the scenario in the recipe", where, got, "a scenario", cure)])
