"""The scenarios that a link may name: those of the package, and files that were named when the program began."""

from collections.abc import Iterable
from threading import Lock
from typing import Any

import sixteenth
from sixteenth.errors import Place, UnknownScenario, nearest, refuse
from sixteenth.interfaces.held_within import scenario_names
from sixteenth.said import said


class Library:
    """Scenarios by name, each read once, for any thread; no other file can be named."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        self.own = tuple(own)
        self.names = (*self.own, *scenario_names())
        self._read: dict[str, Any] = {}
        self._reading = Lock()

    def read(self, name: str) -> Any:
        """Return a scenario by its name.

        Raises:
            Refused: when there is none, or it has faults.

        """
        if name not in self.names:
            cure = nearest(name, self.names, said("see the names with `sixteenth scenarios`"))
            where, expected = Place(said("the link")), said("the name of a scenario")
            refuse([UnknownScenario(f"'{name}'", where, f"'{name}'", expected, cure)])
        with self._reading:
            if name not in self._read:
                self._read[name] = sixteenth.read(name)
        return self._read[name]
