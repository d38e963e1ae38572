"""How much one request may ask of the server, and how much it remembers."""

import os
from dataclasses import dataclass

HOSTS = ("127.0.0.1", "localhost", "[::1]", "::1")


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Limits:
    """What is too much. Sizes are in bytes, times in seconds."""

    most_body: int = 1_000_000
    most_address: int = 16_384
    seconds: float = 300.0  # that one answer may take before it is given up
    most_waiting: int = 64  # answers that wait for a processor; more are turned away
    busy_from: int = 3  # answers that wait, from which on a glance has fewer futures
    crowded_from: int = 6  # and from which on it has as few as it may
    remembered_bytes: int = 150_000_000  # results of runs
    remembered_answers: int = 48
    at_once: int = 0  # answers at work together; none is one for each processor

    @property
    def workers(self) -> int:
        """Return how many answers are made at once."""
        return self.at_once or cores()
