"""Exposure of occupations to language models: means and shares, by occupation, by worker, by pay and by major group.

A task is exposed at once (alpha), or once software around models is built, which may count in part: beta counts it by
half, gamma in full. Weighting over jobs and pay is the world's own (`society/jobs.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.evidence.facts_read.tables import Row, reading
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said

Array = npt.NDArray[np.float64]
Rater = Literal["human", "GPT-4"]
Weight = Literal["occupations", "workers", "pay"]
COLUMNS: Mapping[Rater, str] = {"human": "human_rating", "GPT-4": "dv_rating"}
DIGITS = (
    12  # ratings are ratios of counts: what differs beyond is the computer's rounding, not an exposure above a limit
)
MONTHS = 12
DIGITS_OF_A_GROUP = 2  # of a code: they name its major group


@dataclass(frozen=True)
class Occupation:
    """One detailed occupation, rated; its job statistics are those of a coarser code that others may share."""

    code: str  # SOC, seven characters
    at_once: Mapping[Rater, float]  # share of tasks exposed to models alone: alpha
    in_full: Mapping[Rater, float]  # and to software around them: gamma
    employment: float | None
    yearly_pay: float | None  # median


@dataclass(frozen=True)
class Question:
    """Which exposure, over what: the mean, or the share of what is exposed by more than `above`.

    Raises:
        OutsideDomain: when a rater or weight is unknown, or a share is outside 0 to 1.

    """

    of: Weight = "occupations"
    rater: Rater = "human"
    software: float = 0.5  # how far exposure through software counts: 0 alpha, 0.5 beta, 1 gamma
    above: float | None = None

    def __post_init__(self) -> None:
        for what, value, known in ((said("weight"), self.of, Weight), (said("rater"), self.rater, Rater)):
            if value not in get_args(known):
                message = said(
                    "a {what} '{value}': it must be one of {names}",
                    what=what,
                    value=value,
                    names=", ".join(get_args(known)),
                )
                raise OutsideDomain(message)
        for what, share in ((said("part of software"), self.software), (said("limit"), self.above or 0.0)):
            if not 0 <= share <= 1:
                message = said("a {what} of {share:g}: it must be between 0 and 1", what=what, share=share)
                raise OutsideDomain(message)

    def of_each(self, occupations: Sequence[Occupation]) -> Array:
        """Return the exposure of each occupation."""
        at_once = np.array([each.at_once[self.rater] for each in occupations])
        in_full = np.array([each.in_full[self.rater] for each in occupations])
        return at_once + self.software * (in_full - at_once)

    def counted(self, exposures: Array) -> Array:
        """Return what of each counts: its exposure or, where there is a limit, all of it or nothing."""
        return exposures if self.above is None else (np.round(exposures, DIGITS) > self.above).astype(float)


def exposure(occupations: Sequence[Occupation], question: Question) -> float:
    """Return a mean exposure, or the share of occupations, of workers or of pay that is exposed by more than a limit.

    Occupations count alike. Workers and pay are known by code: a code's exposure is the mean of its occupations.

    Raises:
        OutsideDomain: when of no occupation is known what is asked for.

    """
    known = _known(occupations, question.of)
    if not known:
        message = said("exposure by {of}: of no occupation are they known", of=question.of)
        raise OutsideDomain(message)
    if question.of == "occupations":
        return float(question.counted(question.of_each(known)).mean())
    codes = _by(known, characters=None)
    share = question.counted(np.array([question.of_each(each).mean() for each in codes.values()]))
    jobs, yearly = zip(*((each[0].employment, each[0].yearly_pay or 0) for each in codes.values()), strict=True)
    if question.of == "workers":
        return float(evaluate(central_world(), "jobs_displaced", {"displaced_share": share, "jobs_today": jobs}))
    inputs = {"exposed_with_tools": share, "jobs_today": jobs, "occupation_pay": np.array(yearly) / MONTHS}
    return float(evaluate(central_world(), "pay_exposed", inputs))


def by_major_group(occupations: Sequence[Occupation], question: Question) -> dict[str, float]:
    """Answer a question for each major group, by the two digits that name it, where anything is known of it."""
    groups = _by(_known(occupations, question.of), characters=DIGITS_OF_A_GROUP)
    return {group: exposure(members, question) for group, members in groups.items()}


def _known(occupations: Sequence[Occupation], of: Weight) -> list[Occupation]:
    needs = {"occupations": (), "workers": ("employment",), "pay": ("employment", "yearly_pay")}[of]
    return [each for each in occupations if all(getattr(each, need) for need in needs)]


def _by(occupations: Sequence[Occupation], characters: int | None) -> dict[str, list[Occupation]]:
    """Gather occupations by their code, or by the first characters of it."""
    gathered: dict[str, list[Occupation]] = {}
    for each in sorted(occupations, key=lambda occupation: occupation.code):
        gathered.setdefault(each.code[:characters], []).append(each)
    return gathered


def read_occupations(file: Path) -> tuple[Occupation, ...]:
    """Read one detailed occupation a row.

    Raises:
        Refused: with every cell that cannot be read.

    """
    rated = [f"{column}_{part}" for column in COLUMNS.values() for part in ("alpha", "gamma")]
    with reading(file, ("soc", *rated, "employment", "median_wage_usd")) as rows:
        occupations = [_occupation(row) for row in rows]
    return tuple(occupations)


def _occupation(row: Row) -> Occupation:
    return Occupation(
        code=row.text("soc"),
        at_once={rater: row.number(f"{column}_alpha") for rater, column in COLUMNS.items()},
        in_full={rater: row.number(f"{column}_gamma") for rater, column in COLUMNS.items()},
        employment=row.number_or_none("employment"),
        yearly_pay=row.number_or_none("median_wage_usd"),
    )


def reproduce(
    file: Path, asked: Mapping[str, Mapping[str, Any]] | None = None, groups: Mapping[str, Any] | None = None
) -> dict[str, float]:
    """Answer questions by name, and one question for each major group."""
    occupations = read_occupations(file)
    answers = {name: exposure(occupations, Question(**each)) for name, each in (asked or {}).items()}
    if groups is not None:
        answers |= {f"SOC {group}": value for group, value in by_major_group(occupations, Question(**groups)).items()}
    return answers
