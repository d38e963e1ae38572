"""Plans that come with a question: what is fitted to one stays in memory for a while, and its text nowhere."""

import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any

from sixteenth.errors import Fault
from sixteenth.faces.link.form import MAIN_QUESTION
from sixteenth.faces.link.opening import lacking_plan
from sixteenth.faces.page.asked import LEDGER, PLAN, Asked
from sixteenth.faces.page.faults import wrong_request
from sixteenth.interfaces.own_plan import following
from sixteenth.questions.register import question_of
from sixteenth.questions.session import Session
from sixteenth.said import said

FILE, LAB = "file", "lab"  # options: the one that names a file, and the lab in focus
MOST, SECONDS = 4, 900.0  # plans that are remembered, and for how long


def lacking_files(asked: Asked) -> Iterator[Fault]:
    """Find a file without which a question cannot be answered."""
    question, files = asked.state.question, asked.files
    yield from lacking_plan(asked.state, is_given=PLAN in files)
    needed = PLAN if question_of(question).is_of_plan else LEDGER if question == LEDGER else None
    if needed and needed not in files and not asked.state.plan:
        yield wrong_request(f"'{needed}'", said("no file"), said("the text of a file"), said("attach the file"))


class Plans:
    """Scenarios that follow a plan, by what was asked about and the hash of the plan."""

    def __init__(self) -> None:
        """Start without any."""
        self._kept: OrderedDict[str, tuple[float, Any, str]] = OrderedDict()
        self._lock = Lock()

    def followed(
        self, asked: Asked, about: Any, options: Mapping[str, Any], file: str, runs: Session
    ) -> tuple[Any, Mapping[str, Any]]:
        """Return scenarios with the company of a plan, and options about that company where no lab is named.

        Raises:
            Refused: with everything that is wrong with the plan, or that keeps it out of a scenario.
            Interrupted: when stopped.

        """
        lab = options.get(LAB)
        key = f"{[each.hash for each in (about if isinstance(about, tuple) else (about,))]} {lab} {asked.state.plan}"
        with self._lock:
            self._forget()
            known = self._kept.get(key)
        if known is None:
            found, more = following(about, file, MAIN_QUESTION, {LAB: lab}, runs)
            known = (time.monotonic(), found, str(more[LAB]))
            runs.expect(1)  # the fit is done, and the answer begins
            with self._lock:
                self._kept[key] = known
        has_lab = LAB in question_of(asked.state.question).options.model_fields
        return known[1], {**options, **({LAB: known[2]} if has_lab else {})}

    def _forget(self) -> None:
        for key, (since, *_) in [*self._kept.items()]:
            if time.monotonic() - since > SECONDS or len(self._kept) > MOST:
                del self._kept[key]
