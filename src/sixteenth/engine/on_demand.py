"""Arrays that are fetched when they are first read: from a file, or to know afterwards which were read at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any


class OnDemand(Mapping[str, Any]):
    """Arrays by name, each fetched once; `held` are those that were read so far."""

    def __init__(self, names: Iterable[str], fetch: Callable[[str], Any]) -> None:
        self.names, self.fetch = tuple(names), fetch
        self.held: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return an array, fetched now if it was not before."""
        if name not in self.names:
            raise KeyError(name)
        if name not in self.held:
            self.held[name] = self.fetch(name)
        return self.held[name]

    def __contains__(self, name: object) -> bool:
        """Say whether there is an array of a name, without fetching it."""
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def held(arrays: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the arrays that are in memory, without fetching others."""
    return arrays.held if isinstance(arrays, OnDemand) else arrays
