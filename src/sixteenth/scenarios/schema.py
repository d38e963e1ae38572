"""The format of scenario files and of the cards beside the equations, as pydantic models that give the JSON Schema."""

import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["measured", "estimated", "judgement", "scenario"]
Shape = Literal["lognormal", "normal", "beta", "uniform", "choice"]
MonthText = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description="A month, such as 2026-04.")]
Pair = Annotated[tuple[float, float], Field(strict=False)]  # TOML has arrays only
Name = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]


class Strict(BaseModel):
    """A table without entries of unknown name, and without silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Amount(Strict):
    """A number, or a distribution of one."""

    value: float | None = Field(default=None, description="One number, known or assumed.")
    distribution: Shape | None = Field(default=None, description="The shape of an uncertain number.")
    p10: float | None = Field(default=None, description="One in ten draws lies below (lognormal, normal, beta).")
    p90: float | None = Field(default=None, description="One in ten draws lies above (lognormal, normal, beta).")
    low: float | None = Field(default=None, description="The least value (uniform).")
    high: float | None = Field(default=None, description="The greatest value (uniform).")
    choices: list[Pair] | None = Field(default=None, description="Pairs of value and odds (choice).")
    shared: bool = Field(default=False, description="All labels share one piece of luck.")


class Entry(Amount):
    """The amount for one label, with a unit and a source of its own where it has them."""

    unit: str | None = Field(default=None, description="A unit other than that of the card.")
    kind: Kind | None = None
    source: str | None = Field(default=None, min_length=3)
    date: str | None = None
    note: str | None = None


class ValueCard(Amount):
    """A value: the number, its unit, how it is known, and where it comes from."""

    unit: str | None = Field(default=None, description="A unit, as `sixteenth check` lists them.")
    kind: Kind | None = Field(default=None, description="How it is known.")
    source: str | None = Field(default=None, min_length=3, description="A title and address, or who judged it and why.")
    fact: str | list[str] | None = Field(
        default=None, description="The key of a fact that says so, or of all it was fitted to: file/series/entity/date."
    )
    date: str | None = Field(default=None, description="The date the value refers to.")
    note: str | None = None
    by: dict[str, float | Entry] = Field(
        default_factory=dict, description='Amounts by label; two axes as "Anthropic/enterprise".'
    )

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the keys of all facts that the value rests on."""
        return (self.fact,) if isinstance(self.fact, str) else tuple(self.fact or ())


class EventCard(ValueCard):
    """From a month on, a parameter has another value, or another rule decides."""

    month: MonthText
    until: MonthText | None = Field(default=None, description="The month in which it is over; else it lasts.")
    title: str | None = None
    parameter: Name | None = None
    factor: float | None = Field(default=None, description="Multiply what the parameter was, in place of a value.")
    choice: Name | None = None
    rule: Name | None = None


class CodeCard(Strict):
    """Equations of your own, read only with --allow-code; paths are relative to the scenario file."""

    equations: list[str] = Field(default_factory=list, description="Python files, or folders of them.")
    parameters: list[str] = Field(default_factory=list)
    outputs: list[str] = Field(default_factory=list)
    limits: list[str] = Field(default_factory=list, description="TOML files of what must hold between values.")


class ScenarioFile(Strict):
    """A scenario: a parent and what differs from it, or a whole one."""

    title: str | None = None
    claim: str | None = Field(default=None, description="What this scenario says, in one sentence.")
    parent: str | None = Field(default=None, description="A scenario of the library, or a path relative to this file.")
    start: MonthText | None = None
    months: Annotated[int, Field(ge=1, le=1200)] | None = None
    draws: Annotated[int, Field(ge=1, le=10_000_000)] | None = Field(default=None, description="How many draws.")
    arithmetic: Literal["float32", "float64"] | None = None
    axes: dict[Name, list[str]] = Field(default_factory=dict, description="The labels of each axis.")
    subjects: dict[Name, bool | list[str]] = Field(
        default_factory=dict, description="Subjects of the world that are on, or only some of their files."
    )
    theory: dict[Name, Name] = Field(default_factory=dict, description="Which of rival files provides its names.")
    values: dict[Name, ValueCard] = Field(default_factory=dict)
    event: list[EventCard] = Field(default_factory=list)
    code: CodeCard | None = None


class ParameterCard(Strict):
    """What a declared name means: never a value."""

    meaning: str = Field(min_length=3)
    unit: str
    axes: list[str] = Field(default_factory=list)
    bounds: Pair | None = None
    shock: Literal["normal", "uniform"] | None = None


class OutputCard(Strict):
    """What one set of outputs keeps, and of which outputs the mean over futures counts, not the median."""

    monthly: list[Name] = Field(default_factory=list)
    closing: list[Name] = Field(default_factory=list)
    mean: list[Name] = Field(default_factory=list)


class LimitCard(Strict):
    """What must hold between two names that follow from values alone, or between one and a number, and why."""

    of: Name
    at_most: Name | float | None = None
    at_least: Name | float | None = None
    below: Name | float | None = None
    above: Name | float | None = None
    why: str = Field(min_length=3)
    in_draws: Annotated[float, Field(ge=0.5, le=1)] = 1.0


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of scenario files, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ScenarioFile.model_json_schema()}


def write_json_schema(path: Path) -> None:
    """Write the schema as it is shipped."""
    path.write_text(json.dumps(json_schema(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
