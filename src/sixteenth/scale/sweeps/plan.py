"""The plan of a sweep, a TOML file: which scenarios, at which settings, how many futures of each, and what is kept."""

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sixteenth.errors import Fault, Place, Refused, UnreadableFile, WrongCell, WrongEntry, refuse
from sixteenth.said import said
from sixteenth.scale.sweeps.plan_forms import MOST_DRAWS, MOST_MONTHS, MOST_POINTS, MOST_SEED, MOST_STEPS, PLAN_FORMS
from sixteenth.scenarios.files.forms import Forms
from sixteenth.scenarios.files.positions import Document, read_document
from sixteenth.scenarios.files.validate import validate
from sixteenth.texts import Unreadable, read_text

Number = Annotated[float, Field(strict=True)] | str  # a text says its unit, as `--set` takes it; true is no number


class Steps(BaseModel):
    """Evenly spaced numbers between two, by themselves or by their logarithms."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    begin: Number = Field(alias="from")
    to: Number
    steps: int = Field(ge=2, le=MOST_STEPS, strict=True)
    spaced: Literal["even", "log"] = "even"


class SobolDesign(BaseModel):
    """Points that fill the space of some inputs evenly: a scrambled Sobol sequence."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    points: int = Field(ge=1, le=MOST_POINTS, strict=True)
    seed: int = Field(default=7, ge=0, strict=True)
    over: dict[str, tuple[Number, Number]] = Field(min_length=1)


class SweepFile(BaseModel):
    """All that a plan says. A scenario is run at every point of every design; where there is no design, as it is."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    FORMS: ClassVar[Forms] = PLAN_FORMS

    title: str = ""
    scenarios: list[str] = Field(default=["central"], min_length=1)
    draws: int = Field(default=400, ge=1, le=MOST_DRAWS, strict=True)
    seed: int = Field(default=7, ge=0, le=MOST_SEED, strict=True)
    months: int | None = Field(default=None, ge=1, le=MOST_MONTHS, strict=True)
    output_set: str | None = None
    sampling: Literal["counter", "sobol"] | None = None
    back_end: Literal["jax", "numpy"] | None = None
    axes: list[str] = ["lab"]  # tables are kept of what has no other axes; models, by lab and vintage, take most room
    paths: list[str] = []  # monthly outputs that are kept whole
    grid: dict[str, Annotated[list[Number], Field(min_length=1, max_length=MOST_STEPS)] | Steps] = {}
    point: list[dict[str, Number]] = []
    points: Annotated[str, Field(pattern=r"\S")] | None = (
        None  # a CSV file: a column for each value, a row for each point
    )
    sobol: SobolDesign | None = None

    @model_validator(mode="after")
    def _names_scenarios_once(self) -> "SweepFile":
        self.scenarios = list(dict.fromkeys(self.scenarios))
        return self


@dataclass(frozen=True)
class Plan:
    """A plan that has been read, with the points of its files, and where it stands."""

    path: Path
    text: str
    file: SweepFile
    given: tuple[Mapping[str, Number], ...]  # single points, those of a file among them
    places: Mapping[str, Place]  # where a value is named first

    @property
    def scenarios(self) -> list[str]:
        """Return what each scenario is read from: a file stands where the plan says, from the folder of the plan."""
        files = [self.path.parent / name for name in self.file.scenarios]
        return [
            str(file) if file.suffix == ".toml" else name for file, name in zip(files, self.file.scenarios, strict=True)
        ]

    @property
    def options(self) -> dict[str, Any]:
        """Return the options of each run."""
        named = ("draws", "seed", "months", "output_set", "sampling", "back_end")
        return {name: value for name in named if (value := getattr(self.file, name)) is not None}

    @property
    def points_of_a_scenario(self) -> int:
        """Return at how many points each scenario is run."""
        sizes = [len(each) if isinstance(each, list) else each.steps for each in self.file.grid.values()]
        sobol = self.file.sobol.points if self.file.sobol else 0
        return (math.prod(sizes) if sizes else 0) + len(self.given) + sobol or 1

    @property
    def names(self) -> dict[str, bool]:
        """Return every value that some point sets, and whether all that it is set to are numbers."""
        found: dict[str, bool] = {}
        lists = {name: each for name, each in self.file.grid.items() if isinstance(each, list)}
        listed = [(name, value) for name, values in lists.items() for value in values]
        given = [pair for point in self.given for pair in point.items()]
        ranged = [(name, 0.0) for name in (*self.file.grid, *(self.file.sobol.over if self.file.sobol else ()))]
        for name, value in (*listed, *given, *ranged):
            found[name] = found.get(name, True) and not isinstance(value, str)
        return found


def read_file(path: Path) -> tuple[Document, SweepFile]:
    """Read what a plan says, without the file of points that it may name.

    Raises:
        Refused: with everything that is wrong in it.

    """
    document = read_document(path)
    refuse(document.faults)
    checked = validate(document, SweepFile)
    if checked.model is None or checked.faults:
        raise Refused(checked.faults)
    return document, checked.model


def read_plan(path: Path) -> Plan:
    """Read the plan of a sweep.

    Raises:
        Refused: with everything that is wrong in it.

    """
    document, file = read_file(path)
    beside = path.parent / (file.points or "")
    rows = tuple(_rows_of(beside)) if file.points is not None else ()
    plan = Plan(path, read_text(path), file, (*file.point, *rows), _places(document, file, rows, beside))
    total = plan.points_of_a_scenario * len(plan.file.scenarios)
    if total > MOST_POINTS:
        got, expected = said("{total:,} points", total=total), said("at most {most:,}", most=MOST_POINTS)
        cure = said("take fewer steps, or part the plan into several")
        refuse([WrongEntry(said("the designs together"), document.place(("grid",)), got, expected, cure)])
    return plan


def _places(
    document: Document, file: SweepFile, rows: Sequence[Mapping[str, Number]], beside: Path
) -> dict[str, Place]:
    """Return where each value is named first."""
    places = {name: document.place(("grid", name)) for name in file.grid}
    for number, point in enumerate(file.point):
        places |= {name: document.place(("point", number, name)) for name in point.keys() - places.keys()}
    for name in file.sobol.over if file.sobol else ():
        places.setdefault(name, document.place(("sobol", "over", name)))
    named = {name for row in rows for name in row}
    return {**dict.fromkeys(named, Place(str(beside), 1)), **places}


def _rows_of(path: Path) -> Iterator[Mapping[str, Number]]:
    """Read points from a CSV file: names of values above, an empty cell leaves the scenario's own."""
    try:
        text = read_text(path)
    except Unreadable as problem:
        raise Refused(
            (
                UnreadableFile(
                    f"'{path}'", Place(str(path), problem.line), problem.got, said("a CSV file"), problem.cure
                ),
            )
        ) from None
    lines = _lines_of(path, text)
    names = [name.strip() for name in next(lines, [])]
    faults: list[Fault] = [
        WrongEntry(f"'{name}'", Place(str(path), 1), said("two columns"), said("one"), said("keep one of the two"))
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    refuse(faults)
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            got = said("{count} cells", count=len(cells))
            expected = said("{count}, as there are names above", count=len(names))
            cure = said("write one cell for each name; an empty one leaves the scenario's own value")
            faults.append(WrongEntry(said("a point"), Place(str(path), number), got, expected, cure))
            continue
        yield {name: _number(cell.strip()) for name, cell in zip(names, cells, strict=True) if cell.strip()}
    refuse(faults)


def _lines_of(path: Path, text: str) -> Iterator[list[str]]:
    """Yield the cells of each line.

    Raises:
        Refused: at a line that has none.

    """
    lines = csv.reader(text.splitlines())
    try:
        yield from lines
    except csv.Error as error:
        where, cure = Place(str(path), lines.line_num), said("close the quotes around a cell")
        raise Refused([WrongCell(said("a row"), where, str(error), said("cells with commas between"), cure)]) from error


def _number(text: str) -> Number:
    """Return a number where a text is one, and else the text, which may have a unit."""
    try:
        return float(text)
    except ValueError:
        return text
