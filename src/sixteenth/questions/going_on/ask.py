"""What going on is worth to a lab's owners, against stopping now on the same luck: an investment, a hole or a bet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.answers.finding import Figure
from sixteenth.decide.worth import binding_constraint, market_implied, paybacks, three_values
from sixteenth.decide.worth.binding_constraint import binding_constraints
from sixteenth.decide.worth.first_question import ANSWERS, FEW, ask_first_question, prepare_answers, world_of_answers
from sixteenth.decide.worth.going_on import cannot_stop
from sixteenth.decide.worth.grid import COMPETITION, DISCIPLINE, what_decides
from sixteenth.decide.worth.last_safe import last_safe
from sixteenth.decide.worth.market_implied import has_year
from sixteenth.decide.worth.market_implied import market_implied as implied_by
from sixteenth.decide.worth.paybacks import MODELS, can_pay_back, next_paybacks
from sixteenth.decide.worth.standing import VALUES_SET, can_stand
from sixteenth.decide.worth.three_values import values_of_futures
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.errors import refuse
from sixteenth.measures.arrivals import of_100
from sixteenth.measures.over_futures import kept_of
from sixteenth.measures.spread import what_moves
from sixteenth.questions.going_on import deciding, models, standing, verdict
from sixteenth.questions.going_on.found import Found, Standing
from sixteenth.questions.going_on.price import IMPLIED_YEAR, Price, read_price
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.spread import share_figure
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

BOOKS = OutputSet(paybacks.MONTHLY)


class GoingOnOptions(Options):
    """Of which lab, in how many futures, and what a buyer pays for it and asks."""

    lab: str | None = None
    draws: Annotated[int | None, Field(ge=1, le=2**31)] = None
    others: Annotated[int, Field(ge=1, le=2**31)] = FEW
    price: str | None = None
    margin: str | None = None
    return_: str | None = None
    year: Annotated[int, Field(ge=1, le=9999)] = IMPLIED_YEAR
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None
    months: Annotated[int | None, Field(ge=1, le=1200)] = None
    backend: Literal["jax", "numpy"] | None = None
    sampling: Literal["counter", "sobol"] | None = None


def answer(scenario: Scenario, options: GoingOnOptions, runs: Session) -> Answer:
    """Run a scenario as it goes on and with each lab stopped now, and say what going on is worth to owners.

    Raises:
        Refused: with every fault, before anything runs.

    """
    asked = read_price(options.price, options.margin, options.return_, options.year)
    labs = scenario.settings.labels.get("lab", ())
    focus = next(iter(labs), "") if options.lab is None else options.lab
    refuse(cannot_stop(scenario, focus))
    given = {
        **options.model_dump(include={"draws", "seed", "months", "sampling"}, exclude_none=True),
        **({"back_end": options.backend} if options.backend else {}),
    }
    of_all = _Runs(scenario, given, options.others, runs)
    found = _find(of_all, focus, asked)
    part = found.movers.judgement
    tables = (
        *verdict.tables(found),
        *((models.table(found.paybacks),) if found.paybacks else ()),
        *(standing.tables(found.standing) if found.standing else ()),
        *deciding.tables(found),
    )
    return Answer(
        question="going_on",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, of_all.kept(scenario), **given),
        findings=(
            *verdict.findings(found),
            *(models.findings(found.paybacks) if found.paybacks else ()),
            *(standing.findings(found.standing, found.focus.going_concern.goes_on) if found.standing else ()),
            *deciding.findings(found),
        ),
        tables=tables,
        charts=charts_of(tables, *CHARTS),
        notes=deciding.notes(found),
        judgement=share_figure(part) if part.is_known else Figure(judged_share(scenario), "share"),
    )


MEDIANS = ("wound_down_median", "going_concern_median", "market_median")  # of what it is worth, three ways
CHARTS = (
    Chart("by_lab", "bars", "labs", "lab", "mean", error="error", zero=True),
    Chart("if_it_stops", "bars", "by_stop", "progress", "mean", error="error", zero=True),
    Chart("next_models", "bars", "models", "model", "net", error="error", zero=True),
    Chart("worth_today", "dots", "values", "way", "median", low="low", high="high", zero=True),
    Chart("worth_later", "line", "later", "month", MEDIANS[0], beside=MEDIANS[1:]),
    Chart("what_decides", "heat", "grid", "spending", "mean", series="competition", zero=True),
)


@dataclass(frozen=True)
class _Runs:
    """The runs of one answer, all on the same luck."""

    scenario: Scenario
    given: Mapping[str, Any]
    others: int
    runs: Session

    @property
    def all(self) -> int:
        """Return the futures of the lab in focus."""
        return prepare_answers(self.scenario, self.given).options.draws

    @property
    def few(self) -> Mapping[str, Any]:
        """Return the options of a run over as many futures as the other labs have."""
        return {**self.given, "draws": min(self.all, self.others)}

    def kept(self, scenario: Scenario) -> OutputSet:
        """Return what the answers are read from."""
        return world_of_answers(scenario.world).output_sets[ANSWERS]

    def run(self, scenario: Scenario, draws: int) -> Result:
        """Run a scenario over the first futures, keeping what the answers are read from."""
        return self.runs.run(scenario, self.kept(scenario), **{**self.given, "draws": draws})

    def run_few(self, scenario: Scenario) -> Result:
        """Run a scenario over as many futures as the other labs have."""
        return self.runs.run(scenario, self.kept(scenario), **self.few)


def _find(of_all: _Runs, lab: str, price: Price) -> Found:
    """Make all runs and read them."""
    scenario, runs = of_all.scenario, of_all.runs
    has_books, stands = can_pay_back(scenario.world), can_stand(scenario.world)
    cells = 2 * len(COMPETITION) * len(DISCIPLINE)
    runs.expect(1 + len(scenario.settings.labels["lab"]) + (has_books and MODELS + 2) + stands + cells)
    own = _standing(of_all, lab, price) if stands else None
    asked = ask_first_question(scenario, None, of_all.run, lab, of_all.all, of_all.others)
    (grid,) = what_decides(scenario, of_all.run_few, [lab], with_stops=True)
    settled = None
    if has_books:
        books = runs.run(scenario, BOOKS, **of_all.few)
        settled = next_paybacks(scenario, lab, of_all.run_few, asked.goes_on, books)
    job = prepare_answers(scenario, of_all.given)
    safe, movers = last_safe(job, scenario, asked.goes_on, lab), what_moves(job, scenario, asked.gained)
    return Found(lab, asked.labs, settled, own, safe, grid, movers)


def _standing(of_all: _Runs, lab: str, price: Price) -> Standing:
    """Run the scenario over the first futures, keeping what values, prices and constraints are read from."""
    kept = kept_of(of_all.scenario.world, three_values.KEPT, market_implied.KEPT, binding_constraint.KEPT)
    result = of_all.runs.run(of_all.scenario, kept, **of_all.few)
    keeping = of_all.scenario.keeping(VALUES_SET, kept)
    job = sixteenth.prepare(keeping, **of_all.few, output_set=VALUES_SET)
    is_told = price != Price() or has_year(result, price.year)
    asked = (price.year, price.margin, price.yearly_return, price.price)
    futures = values_of_futures(result, result.labels["lab"].index(lab))
    paid = futures.market[0] if price.price is None else price.price
    return Standing(
        three_values.three_values(job, result, lab),
        implied_by(keeping, job, result, lab, *asked) if is_told else None,
        of_100((futures.going_concern[0] >= paid)[result.finite]),
        binding_constraints(job, result, lab),
    )


QUESTION = Question("central", GoingOnOptions, answer)
