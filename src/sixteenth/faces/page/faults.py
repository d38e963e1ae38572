"""Whatever goes wrong, as data: faults in four lines each, in the language of whoever asks, and never a traceback."""

from collections.abc import Iterable
from typing import Any

from sixteenth.errors import Fault, OutsideDomain, Place, Refused, RefusedBySystem, WrongOption, first_of
from sixteenth.faces.page.works import TooBusy, is_given_up
from sixteenth.interfaces.command import fault_of_the_program
from sixteenth.said import said

SERVER = Place(said("the server"))
REFUSED, BUSY, LATE, BROKEN = 422, 503, 504, 500  # status codes of HTTP


def faults_data(faults: Iterable[Fault], language: str) -> dict[str, Any]:
    """Return faults as data."""
    return {"ok": False, "faults": [_data(each, language) for each in first_of(tuple(faults))]}


def _data(fault: Fault, language: str) -> dict[str, Any]:
    what, where, got, expected, cure = fault.parts(language)
    parts = {"what": what, "where": where, "got": got, "expected": expected, "cure": cure}
    told, about = list(fault.lines(language)), list(fault.about)
    return {"fault": type(fault).__name__, **parts, "told": told, "about": about}


def faults_of(error: BaseException) -> tuple[int, tuple[Fault, ...]]:
    """Return the status code and the faults of whatever was raised."""
    if isinstance(error, Refused | OutsideDomain):
        return REFUSED, tuple(error.faults)
    if isinstance(error, TooBusy):
        got, cure = said("too many answers that wait"), said("ask again in a moment")
        return BUSY, (RefusedBySystem(said("the answer"), SERVER, got, said("a free processor"), cure),)
    if is_given_up(error):
        got, cure = said("no answer in time"), said("ask for fewer futures, or on the command line")
        return LATE, (RefusedBySystem(said("the answer"), SERVER, got, said("one"), cure),)
    return BROKEN, (fault_of_the_program(error),)


def wrong_request(what: str, got: str, expected: str, cure: str) -> WrongOption:
    """Say what is wrong with a request."""
    return WrongOption(what, Place(said("the request")), got, expected, cure)
