"""What a saved result says of itself: its recipe, its labels and its variables.

Whoever reads it back cannot know who wrote it. Types and bounds are checked here, before anything is made of it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from sixteenth.engine.draws.sampling import Plan
from sixteenth.engine.equation import ENDING
from sixteenth.engine.history import Variable
from sixteenth.engine.job import MOST_DRAWS, MOST_MONTHS, BackEndName
from sixteenth.engine.made_of import LETTERS, MadeOf
from sixteenth.engine.programs.simulate import NOT_FINITE
from sixteenth.said import joined, message_of, said

MADE_OF = "made_of"
PARTS = ("monthly", "closing", "ended")
Part = Literal["monthly", "closing", "ended"]
MOST_LABELS = 100_000  # of all axes together
MOST_NAMES = 10_000  # of equations that a result may say it was made of, and of cards; `central` has 664 and 477
Hash = Annotated[str, Field(pattern=rf"^[0-9a-f]{{{LETTERS}}}$")]
TOLD = 3  # how many of the errors in a record are told


@dataclass(frozen=True)
class Record:
    """A recipe, the labels of each axis, the variables, and what it was made of where that was kept, all checked."""

    recipe: Mapping[str, Any]
    labels: Mapping[str, tuple[str, ...]]
    variables: Mapping[str, Variable]
    made_of: MadeOf | None = None

    @property
    def endings(self) -> tuple[str, ...]:
        """Return the names of the arrays that say how each draw ended."""
        return tuple(name for name in self.variables if name.startswith(ENDING) or name == NOT_FINITE)

    def shape(self, part: str, name: str) -> tuple[int, ...]:
        """Return the shape that the recipe and the labels give an array: months where it has them, axes, draws."""
        sizes = (len(self.labels[axis]) for axis in self.variables[name].axes)
        months = (self.recipe["months"],) if part == "monthly" else ()
        return (*months, *sizes, self.recipe["draws"])


class _Recipe(BaseModel):
    """What every recipe says; a caller may have added more."""

    model_config = ConfigDict(strict=True, extra="allow")

    draws: Annotated[int, Field(ge=1, le=MOST_DRAWS)]
    seed: Annotated[int, Field(ge=0, lt=2**32)]
    back_end: BackEndName
    output_set: str
    chunk: Annotated[int, Field(ge=1, le=100_000)]
    sampling: Plan
    start: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    months: Annotated[int, Field(ge=1, le=MOST_MONTHS)]
    versions: dict[str, str]
    processor: str
    world_hash: str
    scenario: str = ""
    scenario_hash: str = ""
    scenario_json: str = ""
    facts_hash: str = ""


class _MadeOf(BaseModel):
    """A hash of each equation and each card, by name, and the Python that compiled them."""

    model_config = ConfigDict(strict=True, extra="forbid")

    python: Annotated[str, Field(pattern=r"^\d{1,3}\.\d{1,3}$")]
    equations: dict[str, Hash]
    cards: dict[str, Hash]

    @field_validator("equations", "cards", mode="before")
    @classmethod
    def _few(cls, given: Any) -> Any:
        """Count first: each wrong hash of a million would be told."""
        if isinstance(given, dict) and len(given) > MOST_NAMES:
            raise ValueError(said("more than {most_names:,} names", most_names=MOST_NAMES))
        return given

    @model_validator(mode="after")
    def _named(self) -> Self:
        for name in (*self.equations, *self.cards):
            if not name.isidentifier():
                raise ValueError(_no_name(name))
        return self


class _Record(BaseModel):
    """A recipe, labels by axis, axes and unit by variable, and what it was made of."""

    model_config = ConfigDict(strict=True, extra="forbid")

    recipe: _Recipe
    labels: dict[str, list[str]]
    units: dict[str, Annotated[tuple[list[str], str], Field(strict=False)]]
    made_of: _MadeOf | None = None

    @model_validator(mode="after")
    def _fit(self) -> Self:
        for wrong in _misfits(self.labels, self.units):
            raise ValueError(wrong)
        return self


def _misfits(labels: Mapping[str, list[str]], units: Mapping[str, tuple[list[str], str]]) -> Iterator[str]:
    """Find names that are none, labels given twice or without end, and axes without labels."""
    if sum(map(len, labels.values())) > MOST_LABELS:
        yield said("more than {most_labels:,} labels", most_labels=MOST_LABELS)
    yield from (_no_name(name) for name in (*labels, *units) if not name.isidentifier())
    yield from (
        said("labels of '{axis}' occur twice", axis=axis)
        for axis, names in labels.items()
        if len({*names}) < len(names)
    )
    for name, (axes, _) in units.items():
        if len({*axes}) < len(axes) or any(not labels.get(axis) for axis in axes):
            yield said("'{name}' has an axis twice, or one without labels", name=name)
    if NOT_FINITE not in units:
        yield said("no variable '{not_finite}'", not_finite=NOT_FINITE)


def _no_name(name: str) -> str:
    return said("'{name}' is not a name", name=name[:40])


def read_record(recipe: Any, labels: Any, units: Any, made_of: Any = None) -> Record:
    """Check what was read back: the recipe, labels by axis, [axes, unit] by variable, and what the world was made of.

    A result of a version that kept nothing of the last has None there.

    Raises:
        ValueError: with a sentence of one line, when it is of another kind or outside the bounds of any run.

    """
    try:
        found = _Record.model_validate({"recipe": recipe, "labels": labels, "units": units, "made_of": made_of})
    except ValidationError as error:
        raise ValueError(in_one_line(error)) from error
    variables = {name: Variable(tuple(axes), unit) for name, (axes, unit) in units.items()}
    made = None if found.made_of is None else MadeOf(**dict(found.made_of))
    return Record(recipe, {axis: tuple(names) for axis, names in labels.items()}, variables, made)


def kept_of(made_of: MadeOf | None) -> dict[str, Any]:
    """Return what a world was made of under the key that keeps it beside a recipe; nothing where it is unknown."""
    return {} if made_of is None else {MADE_OF: asdict(made_of)}


def units_of(variables: Mapping[str, Variable]) -> dict[str, list[Any]]:
    """Return axes and unit by variable, as `read_record` reads them."""
    return {name: [list(about.axes), about.unit] for name, about in variables.items()}


def read_json(text: str) -> Any:
    """Read JSON of unknown origin.

    Raises:
        ValueError: when it is none, is nested too deep, or holds a number of thousands of digits.

    """
    try:
        return json.loads(text)
    except RecursionError as error:
        message = said("lists within lists, too deep to read")
        raise ValueError(message) from error


def in_one_line(error: ValidationError) -> str:
    """Tell the first few errors of a record, in one line."""
    found = error.errors(include_url=False, include_input=False)
    return joined("; ", map(_told, found[:TOLD]))


def _told(error: ErrorDetails) -> str:
    """Tell what is wrong, after the place in the record where there is one."""
    place = ".".join(map(str, error["loc"]))[:80]
    message = error["msg"]
    if (about := error.get("ctx")) and error["type"] == "value_error":
        message = said("Value error, {message}", message=message_of(about["error"]))
    return said("{place}: {message}", place=place, message=message) if place else message
