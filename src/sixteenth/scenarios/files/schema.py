"""The format of scenario files and of the cards beside the equations, as pydantic models that give the JSON Schema."""

import json
import math
import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sixteenth.errors import clean
from sixteenth.said import said

Kind = Literal["measured", "estimated", "judgement", "scenario"]
Shape = Literal["lognormal", "normal", "beta", "uniform", "triangular", "choice", "given"]
NUMBERS = ("value", "p10", "p90", "mean", "sd", "low", "mode", "high")  # by which an amount is written, but for lists
LISTS = ("choices", "numbers")
FIRST_YEAR, LAST_YEAR = 1900, 2200  # of a scenario's start; with the longest run, months reach to 2300
MOST_LABELS, MOST_VALUES = 1000, 10_000  # of an axis, and of a scenario: far more than any world has, and soon refused
MOST_MONTHS, MOST_EVENTS, MOST_CONTRACTS, MOST_CORRELATIONS = 1200, 10_000, 1000, 200
TOGETHER = "~"  # between two values that move together
BETWEEN = ": "  # a lab and the name of its contract, as in "OpenAI: Oracle"
SHORTEST = 3  # letters of a text that says something
_DATE = re.compile("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def _one_line(text: str) -> str:
    """Refuse names and titles that would act on a terminal or break a table: line feeds, escapes, turned letters."""
    if not text.strip():
        message = said("text that is not blank")
        raise ValueError(message)
    if clean(text) != text:
        message = said("one line of text without control characters")
        raise ValueError(message)
    return text


def _prose(text: str) -> str:
    """Refuse control characters in longer text, which may have several lines."""
    if clean(re.sub("[\\n\\t]", " ", text)) != re.sub("[\\n\\t]", " ", text):
        message = said("text without control characters")
        raise ValueError(message)
    return text


def _says_something(text: str) -> str:
    if len(text.strip()) < SHORTEST:
        message = said("text of at least {shortest} letters", shortest=SHORTEST)
        raise ValueError(message)
    return _prose(text)


def _date(text: str) -> str:
    if not _DATE.fullmatch(text):
        message = said("a date, such as 2026-04-30, 2026-04 or 2026")
        raise ValueError(message)
    return text


def _month(text: str) -> str:
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR + 100:
        message = said(
            "a month from {first_year}-01 to {last_year}-12", first_year=FIRST_YEAR, last_year=LAST_YEAR + 100
        )
        raise ValueError(message)
    return text


def _start(text: str) -> str:
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        message = said("a month from {first_year}-01 to {last_year}-12", first_year=FIRST_YEAR, last_year=LAST_YEAR)
        raise ValueError(message)
    return text


def _in_order(pair: tuple[float, float]) -> tuple[float, float]:
    if not pair[0] <= pair[1]:
        message = said("the least and the greatest value, in this order")
        raise ValueError(message)
    return pair


def _finite(number: float) -> float:
    if not math.isfinite(number):
        message = said("a finite number")
        raise ValueError(message)
    return number


_MONTH_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
MonthText = Annotated[
    str, Field(pattern=_MONTH_PATTERN, description="A month, such as 2026-04."), AfterValidator(_month)
]
StartText = Annotated[
    str, Field(pattern=_MONTH_PATTERN, description="A month, such as 2026-04."), AfterValidator(_start)
]
Pair = Annotated[tuple[float, float], Field(strict=False)]  # TOML has arrays only
Finite = Annotated[float, Field(allow_inf_nan=False)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Line = Annotated[str, AfterValidator(_one_line)]
Prose = Annotated[str, AfterValidator(_prose)]
Saying = Annotated[str, Field(min_length=SHORTEST), AfterValidator(_says_something)]
DateText = Annotated[str, AfterValidator(_date)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Labels = Annotated[list[Line], Field(min_length=1, max_length=MOST_LABELS)]


class Strict(BaseModel):
    """A table without entries of unknown name, and without silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Amount(Strict):
    """A number, or a distribution of one."""

    value: float | None = Field(default=None, description="One number, known or assumed.")
    distribution: Shape | None = Field(default=None, description="The shape of an uncertain number.")
    p10: float | None = Field(default=None, description="One in ten draws lies below (lognormal, normal, beta).")
    p90: float | None = Field(default=None, description="One in ten draws lies above (lognormal, normal, beta).")
    mean: float | None = Field(default=None, description="The mean (lognormal, normal, beta).")
    sd: float | None = Field(default=None, description="The standard deviation (lognormal, normal, beta).")
    low: float | None = Field(default=None, description="The least value (uniform, triangular).")
    mode: float | None = Field(default=None, description="The likeliest value (triangular).")
    high: float | None = Field(default=None, description="The greatest value (uniform, triangular).")
    choices: list[Pair] | None = Field(default=None, description="Pairs of value and odds (choice).")
    numbers: list[Finite] | None = Field(default=None, description="One number for each future, in order (given).")
    shared: bool | None = Field(default=None, description="All labels share one piece of luck.")

    def times(self, factor: float) -> Self:
        """Return the amount times a factor: a number, or each number by which a distribution is written."""
        return self.moved(factor, 0.0)

    def moved(self, factor: float, added: float) -> Self:
        """Return the amount times a factor and more by so much, in its own unit, its spread included."""
        written = {entry: getattr(self, entry) for entry in NUMBERS}
        changed: dict[str, Any] = {
            entry: abs(factor) * number if entry == "sd" else factor * number + added
            for entry, number in written.items()
            if number is not None
        }
        if self.choices is not None:
            changed["choices"] = [(factor * value + added, odds) for value, odds in self.choices]
        if self.numbers is not None:
            changed["numbers"] = [factor * number + added for number in self.numbers]
        return self.model_copy(update=changed)


class Entry(Amount):
    """The amount for one label, with a unit and a source of its own where it has them."""

    unit: Line | None = Field(default=None, description="A unit other than that of the card.")
    kind: Kind | None = None
    source: Saying | None = None
    date: DateText | None = None
    note: Prose | None = None


class ValueCard(Amount):
    """A value: the number, its unit, how it is known, and where it comes from."""

    unit: Line | None = Field(default=None, description="A unit, as `sixteenth check` lists them.")
    kind: Kind | None = Field(default=None, description="How it is known.")
    source: Saying | None = Field(default=None, description="A title and address, or who judged it and why.")
    fact: Line | Labels | None = Field(
        default=None, description="The key of a fact that says so, or of all it was fitted to: file/series/entity/date."
    )
    date: DateText | None = Field(default=None, description="The date the value refers to.")
    note: Prose | None = None
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
    title: Line | None = None
    parameter: Name | None = None
    factor: Annotated[float, AfterValidator(_finite)] | None = Field(
        default=None, description="Multiply what the parameter was, in place of a value."
    )
    choice: Name | None = None
    rule: Name | None = None
    holds: bool = Field(default=True, description="False keeps the event in its place without effect.")


Said = float | Line  # a number, or an amount as people write it: "$38bn", "5 years", "30 %"


class ContractCard(Strict):
    """A long contract for compute; a child's changes what it says of the contract of that lab and name."""

    lab: Line
    counterparty: Line
    name: Line | None = Field(default=None, description="What it goes by, if not by the counterparty's name.")
    signed: MonthText
    size: Said = Field(description='What it comes to over its life, such as "38 billion USD".')
    lead: Said | None = Field(default=None, description="Months from signing to the first delivery.")
    ramp: Said | None = Field(default=None, description="Months from then to full deliveries.")
    tenor: Said | None = Field(default=None, description="Months from the first delivery to the last.")
    price: Said | None = Field(default=None, description="Its price against what others pay.")
    take_or_pay: Said | None = Field(default=None, description="Part that is paid whether used or not.")
    step_down: Said | None = Field(default=None, description="How much that part falls with each year of delivery.")
    resale: Said | None = Field(default=None, description="Part of its price that unused compute brings.")
    prepaid: Said | None = Field(default=None, description="Part paid from signing to the first delivery.")
    equity: Said | None = Field(default=None, description="Part paid in the lab's own shares.")
    kind: Kind
    source: Saying
    fact: Line | Labels | None = None
    note: Prose | None = None

    @property
    def label(self) -> str:
        """Return the label of the contract: its lab and its name there."""
        return f"{self.lab}{BETWEEN}{self.name or self.counterparty}"


class CorrelationCard(Strict):
    """How far two uncertain values are high and low together."""

    rank: Annotated[float, Field(gt=-1, lt=1, description="Spearman's rank correlation of the two.")]
    kind: Kind = Field(description="How it is known.")
    source: Saying = Field(description="A title and address, or who judged it and why.")
    note: Prose | None = None


class PosteriorCard(Strict):
    """What was learnt from facts: a file of joint draws, one column a `name` or `name/label`, one row a draw."""

    file: Line = Field(description="A CSV file beside this one, as `sixteenth fit --out` writes it.")
    sha256: Hash = Field(description="The hash of its bytes: a file that was changed is refused.")
    facts_hash: Hash = Field(description="The hash of all facts there were when it was fitted.")
    fitted_to: list[Line] = Field(default_factory=list, description="The keys of the facts that it was fitted to.")
    until: DateText = Field(description="The day up to which facts were used.")
    start: StartText = Field(description="The month that it opens; a scenario with another start does not read it.")
    replaced: list[Line] = Field(
        default_factory=list, description="Entries that a child gives itself; written by recipes, not by hand."
    )
    moved: dict[Line, Annotated[tuple[Finite, Finite], Field(strict=False)]] = Field(
        default_factory=dict, description="A factor, and what is added, of entries; written by recipes, not by hand."
    )


class CodeCard(Strict):
    """Equations of your own, read only with --allow-code; paths are relative to the scenario file."""

    equations: list[str] = Field(default_factory=list, description="Python files, or folders of them.")
    parameters: list[str] = Field(default_factory=list)
    outputs: list[str] = Field(default_factory=list)
    limits: list[str] = Field(default_factory=list, description="TOML files of what must hold between values.")


class ScenarioFile(Strict):
    """A scenario: a parent and what differs from it, or a whole one."""

    title: Line | None = None
    claim: Prose | None = Field(default=None, description="What this scenario says, in one sentence.")
    parent: Line | None = Field(default=None, description="A scenario of the library, or a path relative to this file.")
    start: StartText | None = None
    months: Annotated[int, Field(ge=1, le=MOST_MONTHS)] | None = None
    draws: Annotated[int, Field(ge=1, le=10_000_000)] | None = Field(default=None, description="How many draws.")
    arithmetic: Literal["float32", "float64"] | None = None
    axes: dict[Name, Labels] = Field(default_factory=dict, description="The labels of each axis.")
    like: dict[Name, dict[Line, Line]] = Field(
        default_factory=dict, description="New labels of an axis, each like one that the parent has."
    )
    subjects: dict[Name, bool | list[Line]] = Field(
        default_factory=dict, description="Subjects of the world that are on, or only some of their files."
    )
    theory: dict[Name, Name] = Field(default_factory=dict, description="Which of rival files provides its names.")
    values: Annotated[dict[Name, ValueCard], Field(max_length=MOST_VALUES)] = Field(default_factory=dict)
    event: Annotated[list[EventCard], Field(max_length=MOST_EVENTS)] = Field(default_factory=list)
    contract: Annotated[list[ContractCard], Field(max_length=MOST_CONTRACTS)] = Field(
        default_factory=list, description="Long contracts for compute."
    )
    correlations: Annotated[dict[Line, CorrelationCard], Field(max_length=MOST_CORRELATIONS)] = Field(
        default_factory=dict, description='Values that move together, as "price ~ rent/Ben", with a rank correlation.'
    )
    posterior: PosteriorCard | None = Field(default=None, description="What was learnt from facts, as a file.")
    code: CodeCard | None = None


class ParameterCard(Strict):
    """What a declared name means: never a value."""

    meaning: Saying
    unit: Line
    axes: list[Line] = Field(default_factory=list)
    bounds: Annotated[Pair, AfterValidator(_in_order)] | None = None
    shock: Literal["normal", "uniform"] | None = None


class OutputCard(Strict):
    """What one set of outputs keeps, and of which outputs the mean over futures counts, not the median."""

    monthly: list[Name] = Field(default_factory=list)
    closing: list[Name] = Field(default_factory=list)
    mean: list[Name] = Field(default_factory=list)


class LimitCard(Strict):
    """What must hold between two names that follow from values alone, or between one and a number, and why."""

    of: Name
    sum_over: Name | None = Field(default=None, description="An axis along which `of` is summed before it is compared.")
    at_most: Name | Finite | None = None
    at_least: Name | Finite | None = None
    below: Name | Finite | None = None
    above: Name | Finite | None = None
    why: Saying
    in_draws: Annotated[float, Field(ge=0.5, le=1)] = 1.0


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of scenario files, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ScenarioFile.model_json_schema()}


def write_json_schema(path: Path) -> None:
    """Write the schema as it is shipped."""
    path.write_text(json.dumps(json_schema(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
