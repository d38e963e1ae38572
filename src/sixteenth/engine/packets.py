"""What goes to another process: packets of fields; what follows from them is made again there.

Functions and units go by the names of their modules. Those of a user's file hold its path and what it says
(scenarios/world/own_code.py), so that any process finds it again, or tells that it has changed.
"""

import pickle
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import fields
from typing import Any, ClassVar

from sixteenth.errors import Fault, Place, Refused, UnreadableEquation
from sixteenth.said import message_of, said


def only_fields(thing: Any) -> dict[str, Any]:
    """Return the fields of a dataclass without what was computed from them, which is computed again where needed."""
    return {each.name: getattr(thing, each.name) for each in fields(thing)}


class Sendable:
    """Goes to another process as one packet. A packet that cannot be opened there is told when it is used.

    A process that fails while it unpacks its work would leave the one that sent it waiting for ever.
    """

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def __getstate__(self) -> dict[str, Any]:
        """Pack the fields.

        Raises:
            Refused: when a function or a unit stands in no file from which another process could read it.

        """
        self._refuse_unopened()
        try:
            return {"packet": pickle.dumps(only_fields(self))}
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise Refused([_not_in_a_file(error)]) from error

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Unpack the fields, or keep what is wrong with them."""
        try:
            self.__dict__.update(pickle.loads(state["packet"]))  # noqa: S301 - made by __getstate__
        except Refused as refused:
            self.__dict__["faults"] = refused.faults
        except Exception as error:  # noqa: BLE001 - whatever a user's file raises where it is imported again is told
            self.__dict__["faults"] = (_not_opened(error),)

    def __getattr__(self, name: str) -> Any:
        """Tell why there is nothing inside.

        Raises:
            Refused: when the packet could not be opened.

        """
        if not name.startswith("__"):
            self._refuse_unopened()
        message = f"'{type(self).__name__}' object has no attribute '{name}'"
        raise AttributeError(message)

    def __copy__(self) -> Any:
        """Copy the fields; what follows from them is made again where it is needed."""
        return type(self)(**only_fields(self))

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        """Copy the fields; functions stay as they are."""
        return type(self)(**deepcopy(only_fields(self), memo))

    def _refuse_unopened(self) -> None:
        if "faults" in self.__dict__:
            raise Refused(self.__dict__["faults"])


def _not_opened(error: Exception) -> Fault:
    got = said("{kind}: {message}", kind=type(error).__name__, message=message_of(error))
    expected = said("code that can be imported in this process as well")
    cure = said("let the files of equations import alike in every process, and send the job again")
    return UnreadableEquation(said("a job from another process"), Place(said("the job")), got, expected, cure)


def _not_in_a_file(error: Exception) -> Fault:
    got, expected = message_of(error), said("functions and units that stand in a file")
    cure = said("write the function in a file and name it under [code] equations, or run in this process")
    return UnreadableEquation(said("what is sent to another process"), Place(said("the job")), got, expected, cure)
