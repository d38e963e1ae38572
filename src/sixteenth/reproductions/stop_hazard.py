"""The odds that progress stops, as a constant hazard: what odds within a window mean for any other time.

The hazard and the odds are the world's own (`growth/stop.py`), the same that end progress in a run.
"""

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said


def probability_running(months_ahead: float, stop_probability: float, window: float = 24.0) -> float:
    """Return the odds that progress still runs after some months, from the odds of a stop within a window of months.

    Raises:
        OutsideDomain: where odds are not within 0 and .999, a window is shorter than a month, or months are below 0.

    """
    inputs = {"stop_probability": stop_probability, "stop_probability_window": window, "months_ahead": months_ahead}
    return float(evaluate(central_world(), "probability_running_after", inputs))


def expected_multiple(months: int, doubling_time: float, stop_probability: float, window: float = 24.0) -> float:
    """Return by how much something that doubles until progress stops has grown on average after some months.

    Progress that stops in a month has run for the months before it: the multiple is summed over when it stops.

    Raises:
        OutsideDomain: as for the odds, and where a doubling takes no time or less.

    """
    if not doubling_time > 0:
        message = said("a doubling time of {doubling_time:g} months: it must be above 0", doubling_time=doubling_time)
        raise OutsideDomain(message)
    running = [probability_running(month, stop_probability, window) for month in range(months + 1)]
    grown = [2 ** (month / doubling_time) for month in range(months + 1)]
    stopped = sum((running[month] - running[month + 1]) * grown[month] for month in range(months))
    return stopped + running[months] * grown[months]


def reproduce(stop_probability: float, months: int, doubling_times: tuple[float, ...] = ()) -> dict[str, float]:
    """Return the odds that progress runs so far and that it has stopped, and the mean multiple by doubling time."""
    running = probability_running(months, stop_probability)
    multiples = {
        f"multiple, doubling in {doubling:g} months": expected_multiple(months, doubling, stop_probability)
        for doubling in doubling_times
    }
    return {"odds that it runs": running, "odds that it has stopped": 1 - running, **multiples}
