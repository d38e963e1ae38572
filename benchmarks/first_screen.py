"""What a page waits for, on the server's side: a choice that moves, a belief that moves, and what is stored for both.

A choice is a scenario varied, prepared and run twice over 400 futures, and the answer as data; a belief is a scenario
varied and stored futures weighed anew, and the answer as data. No two are alike, so that nothing is remembered.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

import sixteenth
from benchmarks.measure import Report, Request
from sixteenth.answers.data import answer_data
from sixteenth.answers.wording import words_of
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.questions.glance.ask import GlanceOptions
from sixteenth.questions.glance.previews import prepare_preview
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

LAB, FUTURES = "OpenAI", 400
TIMES = 60
STEP = 0.002
FAR = 0.95
MILLI = 1e3
COLUMNS = ("step", "median, ms", "95 of 100, ms", "CPU, ms")


def measure(request: Request) -> list[Report]:
    """Time what a page asks for while something moves."""
    scenario, runs = sixteenth.read("central"), Session()
    count = request.repeats(TIMES)
    asked = GlanceOptions(lab=LAB, by="weights")
    numbers = iter(range(1, 10_000))

    def choice() -> Scenario:
        return scenario.with_(research_ratio={LAB: 1 + STEP * next(numbers)})

    def belief() -> Scenario:
        return scenario.believing({"price_sensitivity": 1 + STEP / 10 * next(numbers)})

    def told(other: Scenario, **options: Any) -> None:
        answer = sixteenth.ask("glance", other, runs=runs, lab=LAB, **options)
        answer_data(answer, words_of("glance"))

    stored = _seconds(lambda: prepare_preview(scenario, asked, runs))
    rows = (
        ("a choice: varied", *_timed(choice, count)),
        ("a choice: varied and prepared", *_timed(lambda: prepare_answers(choice(), {"draws": FUTURES}), count)),
        ("a choice: the answer from 400 futures", *_timed(lambda: told(choice(), draws=FUTURES), count)),
        ("a belief: varied", *_timed(belief, count)),
        ("a belief: the answer by weights", *_timed(lambda: told(belief(), by="weights"), count)),
    )
    levers = _seconds(lambda: sixteenth.ask("levers", scenario, runs=runs, lab=LAB))
    notes = (
        f"futures stored for beliefs in {stored:.1f} s, once for each set of choices (compiling included)",
        f"everything that can be moved, measured in {levers:.1f} s, once for each scenario and lab",
    )
    return [Report("The first screen while something moves", COLUMNS, rows, notes)]


def _seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def _timed(call: Callable[[], object], count: int) -> tuple[float, float, float]:
    """Return the median and the 95th of 100 of the time on the wall, and the median of the processor's, in ms."""
    call()
    walls, processors = list[float](), list[float]()
    for _ in range(count):
        wall, processor = time.perf_counter(), time.process_time()
        call()
        walls.append(MILLI * (time.perf_counter() - wall))
        processors.append(MILLI * (time.process_time() - processor))
    return statistics.median(walls), sorted(walls)[int(FAR * (count - 1))], statistics.median(processors)
