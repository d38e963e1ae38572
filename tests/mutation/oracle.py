"""What is promised of any input, held against what came of it."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

from tests.mutation.mutant import Mutant, Outcome, Problem, Told

# Of processor time on a plain machine, twice what the slowest take there: what hangs or explodes takes far more.
SECONDS = {"lemonade": 1.0, "set": 2.0, "csv": 1.0, "command": 20.0, "central": 5.0, "contracts": 5.0}
OTHERWISE_SECONDS = 5.0
GOOD = ("accepted", "refused", "refused outside its domain", "usage", "ran")
CODES = (0, 1, 2)
LINES = re.compile(
    r".+\n  at \S.*\n  got .+, expected .+\n  cure: .+"
    "|.+\n  位置\uff1a.+\n  得到\uff1a.+\uff1b应为\uff1a.+\n  解决办法\uff1a.+"
)
OF_THE_PROGRAM = re.compile(r"fault of the program[^:]*: (\w+\s+at \S+)")
DIGITS = re.compile(r"\d+")


def problems_of(mutant: Mutant, outcome: Outcome, unspoilt: Outcome | None = None) -> Iterator[Problem]:
    """Find every promise that an outcome breaks; `unspoilt` is what came of the same without the change."""
    if outcome.ended not in GOOD:
        yield Problem(f"{outcome.ended}: {outcome.said}", str(outcome.facts.get("detail", "")))
    if outcome.seconds > SECONDS.get(mutant.family, OTHERWISE_SECONDS):
        yield Problem("slow", f"{outcome.seconds:.1f} s")
    for note in outcome.notes:
        yield Problem(note, note)
    if outcome.ended == "refused":
        yield from _of_faults(mutant, outcome.faults)
    if outcome.ended == "accepted" and unspoilt is not None:
        yield from _of_silence(mutant, outcome, unspoilt)
    yield from _of_a_command(outcome)


def _of_faults(mutant: Mutant, faults: tuple[Told, ...]) -> Iterator[Problem]:
    if not faults:
        yield Problem("refused without a fault", "")
    for fault in faults:
        for part in ("what", "file", "got", "expected", "cure"):
            if not getattr(fault, part).strip():
                yield Problem(f"an empty part: {part} of {fault.fault}", fault.text)
        if not LINES.fullmatch(fault.text):
            yield Problem(f"not four lines: {fault.fault}", repr(fault.text))
        strange = sorted({f"U+{ord(each):04X}" for each in fault.text if is_obeyed(each)})
        if strange:
            yield Problem(f"characters that a terminal obeys: {fault.fault}", f"{strange}: {fault.text!r}")
        if len(fault.text) > 4000:
            yield Problem(f"a fault of thousands of letters: {fault.fault}", f"{len(fault.text)} letters")
        if "pydantic" in fault.text or ("Error:" in fault.got and "Traceback" in fault.got):
            yield Problem(f"a word of the machinery: {fault.fault}", fault.text)
    yield from _of_places(mutant, faults)


def is_obeyed(character: str) -> bool:
    """Say whether a terminal, or a reader of lines, would do something with a character instead of showing it."""
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _of_places(mutant: Mutant, faults: tuple[Told, ...]) -> Iterator[Problem]:
    if not mutant.files or mutant.family in ("saved", "folder"):
        return
    file, content = mutant.files[0]
    length = len((content or b"").splitlines()) + 1
    own = [fault for fault in faults if PurePath(fault.file).name == PurePath(file).name]
    for fault in own:
        if fault.line > length:
            yield Problem(f"a line beyond the end: {fault.fault}", fault.text)
        if fault.line == 1 and not mutant.is_whole and (mutant.lines or (0, 0))[0] > 1:
            yield Problem(f"told at line 1: {fault.fault}", f"changed lines {mutant.lines}\n{fault.text}")
    if mutant.table is None or mutant.is_whole or not faults:
        return
    first, last = mutant.table
    if not any(first <= fault.line <= last for fault in own) and not any(_is_about(mutant, each) for each in faults):
        text = "\n".join(each.text for each in faults[:2])
        yield Problem(f"told elsewhere: {faults[0].fault}", f"changed lines {mutant.lines}\n{text}")


def _is_about(mutant: Mutant, fault: Told) -> bool:
    """Say whether a fault at another place names what was changed: it may be that the two contradict each other."""
    return any(name in fault.text for name in mutant.named if name)


def _of_silence(mutant: Mutant, outcome: Outcome, unspoilt: Outcome) -> Iterator[Problem]:
    if outcome.digest != unspoilt.digest and outcome.hash == unspoilt.hash:
        yield Problem("other numbers under the same hash", mutant.operator)
    if mutant.changes and outcome.digest == unspoilt.digest:
        yield Problem(f"ignored in silence: {mutant.operator}", mutant.operator)


def _of_a_command(outcome: Outcome) -> Iterator[Problem]:
    if outcome.code is not None and outcome.code not in CODES:
        own = OF_THE_PROGRAM.search(outcome.error_output + outcome.output)
        kind = f"a fault of the program: {own[1]}" if own else f"exit code {outcome.code}"
        yield Problem(kind, (outcome.error_output or outcome.output)[-300:])
    if "Traceback (most recent call last)" in outcome.error_output:
        yield Problem("a traceback on standard error", outcome.error_output[-600:])


def general(kind: str) -> str:
    """Return a kind without the numbers in it, so that the like are counted together."""
    return DIGITS.sub("N", kind)
