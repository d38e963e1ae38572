"""Dated claims with the probabilities that the model gives them: those of the package's register, or one's own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.claims.own_claims import is_claims_file
from sixteenth.questions.claims.own import keep_own_claims, own_answer
from sixteenth.questions.claims.register import keep_register, register_answer
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario


class ClaimsOptions(Options):
    """Whose claims, by how many futures, and whether their probabilities are to be kept."""

    file: str | None = None  # claims of one's own; else the register
    lock: bool = False
    draws: Annotated[int, Field(ge=1, le=100_000)] = 1000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: ClaimsOptions, runs: Session) -> Answer:
    """Count the open claims of the register in the futures of a scenario, or those of a file in those that it names.

    Raises:
        Refused: with every fault of the file, of what its claims ask of their scenarios, and of its locks.

    """
    if options.file is not None:
        own = keep_own_claims(Path(options.file), runs, options.draws, options.seed, lock=options.lock)
        return own_answer(own)
    if options.lock:
        here, cure = Place(said("the claims to lock")), said("name a TOML file with [[claim]] tables")
        refuse([WrongOption(said("what is locked"), here, said("no file"), said("claims of your own"), cure)])
    return register_answer(keep_register(scenario, runs, options.draws, options.seed))


def _own_file(name: str, options: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Read a file of claims in place of a scenario; what is to be locked is meant to be one."""
    return {"file": name} if options.get("lock") or is_claims_file(name) else None


QUESTION = Question("central", ClaimsOptions, answer, instead=_own_file)
