"""The value of going on in the terminal: what is asked, and what is shown of it, in words and in tables.

Each section is a small function that returns what it tells and the tables that this rests on; more are added to
`sections`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import times
from sixteenth.decide import paybacks
from sixteenth.decide.arrivals import of_100
from sixteenth.decide.binding_constraint import BindingConstraint, binding_constraints
from sixteenth.decide.first_question import FEW, ask_first_question, prepare_answers
from sixteenth.decide.going_on import GoingOn, cannot_stop
from sixteenth.decide.grid import COMPETITION, DISCIPLINE, Grid, what_decides
from sixteenth.decide.last_safe import LastSafe, last_safe
from sixteenth.decide.market_implied import MarketImplied, has_year, market_implied
from sixteenth.decide.paybacks import NetValue, Paybacks, can_pay_back, next_paybacks, world_of_paybacks
from sixteenth.decide.spread import Movers, what_moves
from sixteenth.decide.standing import can_stand, run_standing
from sixteenth.decide.three_values import LabValues, three_values, values_of_futures
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.interfaces.going_on_tables import (
    billions_shown,
    billions_told,
    by_stop_table,
    error_told,
    going_on_sentence,
    grid_table,
    labs_table,
    named_verdict,
    share_after_run,
    what_decides_sentence,
)
from sixteenth.interfaces.last_safe_words import last_safe_sentences
from sixteenth.interfaces.movers_table import movers_table
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.interfaces.value_tables import (
    constraint_sentences,
    constraint_tables,
    implied_sentences,
    owners_sentences,
    price_sentence,
    values_sentences,
    values_tables,
)
from sixteenth.scenarios.amount_text import Misread, read_amount_text
from sixteenth.scenarios.assemble import Scenario

IMPLIED_YEAR = 2030
LEAST_PRICE = 1e6  # USD: who writes less has left out the billions
OTHERS = FEW  # futures for the labs that are not in focus, and for the paybacks of models
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Section:
    """A part of the answer: what it tells, and the tables that this rests on."""

    sentences: Sequence[str]
    tables: Sequence[Table]


@dataclass(frozen=True)
class Price:
    """What a buyer of a lab pays and asks; what is not said is the scenario's: its valuation, its beliefs' middle."""

    price: float | None = None  # USD
    margin: float | None = None  # of revenue, before research
    yearly_return: float | None = None
    year: int = IMPLIED_YEAR


def read_price(price: str | None, margin: str | None, yearly_return: str | None, year: int) -> Price:
    """Read what a buyer pays and asks as people write it: `852bn`, `40 %`, `15 %`.

    Raises:
        Refused: with every amount that cannot be read.

    """
    texts = {"--price": (price, "USD"), "--margin": (margin, "Share"), "--return": (yearly_return, "Share")}
    read = {name: read_amount_text(text, unit) for name, (text, unit) in texts.items() if text is not None}
    misread = {name: each for name, each in read.items() if isinstance(each, Misread)}
    here = Place("the price of a lab")
    cures = {**dict.fromkeys(texts, "write an amount, such as 40 %"), "--price": "write an amount, such as 852bn USD"}
    amounts = {name: each for name, each in read.items() if not isinstance(each, Misread)}
    paid = amounts.get("--price", LEAST_PRICE)
    refuse(
        [
            *(
                WrongOption(f"'{name}'", here, each.got, each.expected, each.cure if each.is_unit else cures[name])
                for name, each in misread.items()
            ),
            *(
                WrongOption("'--price'", here, f"{paid:g} USD", "the price of a whole lab", f"write {price}bn")
                for _ in range(paid < LEAST_PRICE)
            ),
        ]
    )
    return Price(amounts.get("--price"), amounts.get("--margin"), amounts.get("--return"), year)


@dataclass(frozen=True)
class Standing:
    """What a lab is worth three ways, what its price needs, and what holds its research and its sales back."""

    values: LabValues
    implied: MarketImplied | None  # None where nobody asked for a price, and the usual year is not in the run
    worth_the_price_of_100: float  # futures in which it is worth that price, or its valuation, as a going concern
    constraints: tuple[BindingConstraint, BindingConstraint]


@dataclass(frozen=True)
class GoingOnAnswer:
    """The value of going on for every lab, the one in focus first in words, with its next models and its standing."""

    scenario: str
    lab: str
    labs: tuple[GoingOn, ...]
    paybacks: Paybacks | None  # None where the world keeps no books of models
    standing: Standing | None  # None where the world values no lab
    last_safe: LastSafe
    grid: Grid  # what decides it
    movers: Movers  # what moves it

    @property
    def focus(self) -> GoingOn:
        """Return the answer for the lab in focus."""
        return next(each for each in self.labs if each.lab == self.lab)

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON; money is USD of the start, counts are of 100 futures."""
        told = [sentence for section in sections(self) for sentence in section.sentences]
        return {**asdict(self), "sentences": told}


def ask_going_on(
    scenario: Scenario,
    lab: str | None = None,
    *,
    others: int = OTHERS,
    models: int = paybacks.MODELS,
    price: Price | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> GoingOnAnswer:
    """Ask what going on is worth to the owners of each lab.

    Args:
        scenario: What is assumed.
        lab: The lab in focus, which gets all futures; the first by default.
        others: At most so many futures for the other labs, and for paybacks: the first of those of the lab in focus.
        models: How many of its next models to settle.
        price: What a buyer pays for the lab in focus, and asks; as the scenario has it by default.
        progress: Is told runs done, and runs in all.
        options: Those of `sixteenth.prepare`: draws, seed, months, back_end, sampling.

    Raises:
        Refused: with every fault, before anything runs.

    """
    labs = scenario.settings.labels.get("lab", ())
    focus = next(iter(labs), "") if lab is None else lab
    refuse(cannot_stop(scenario, focus))
    has_books, has_standing = can_pay_back(scenario.world), can_stand(scenario.world)
    cells = 2 * len(COMPETITION) * len(DISCIPLINE)
    expected = 1 + len(labs) + (has_books and models + 2) + has_standing + cells
    runs = _Runs(scenario, options, others, expected, progress)
    standing = runs.standing(focus, price or Price()) if has_standing else None
    asked = ask_first_question(scenario, None, runs.run, focus, runs.all, runs.few)
    (grid,) = what_decides(scenario, runs.few_futures, [focus], with_stops=True)
    settled = None
    if has_books:
        settled = next_paybacks(scenario, focus, runs.few_futures, asked.goes_on, runs.books(), models=models)
    return GoingOnAnswer(
        scenario=scenario.name,
        lab=focus,
        labs=asked.labs,
        paybacks=settled,
        standing=standing,
        last_safe=last_safe(runs.job, scenario, asked.goes_on, focus),
        grid=grid,
        movers=what_moves(runs.job, scenario, asked.gained),
    )


class _Runs:
    """The runs of one answer, all on the same luck, with their progress told as one."""

    def __init__(
        self, scenario: Scenario, options: Mapping[str, Any], others: int, expected: int, progress: Progress | None
    ) -> None:
        self.scenario, self.options, self.expected, self.progress = scenario, options, expected, progress
        self.done, self.job = 0, prepare_answers(scenario, options)
        self.all = self.job.options.draws
        self.few = min(self.all, others)

    def run(self, scenario: Scenario, draws: int) -> Result:
        """Run a scenario over the first futures, keeping what the answers are read from."""
        return self._told(prepare_answers(scenario, {**self.options, "draws": draws}))

    def few_futures(self, scenario: Scenario) -> Result:
        """Run a scenario over as many futures as the labs have that are not in focus."""
        return self.run(scenario, self.few)

    def books(self) -> Result:
        """Run the scenario over the first futures, keeping the books of models."""
        few = {**self.options, "draws": self.few}
        world = world_of_paybacks(self.scenario.world)
        return self._told(sixteenth.prepare(self.scenario, **few, world=world, output_set=paybacks.OWN_SET))

    def standing(self, lab: str, price: Price) -> Standing:
        """Run the scenario over the first futures, keeping what values, prices and constraints are read from."""
        found = run_standing(self.scenario, {**self.options, "draws": self.few})
        self._tell()
        is_told = price != Price() or has_year(found.result, price.year)
        asked = (price.year, price.margin, price.yearly_return, price.price)
        futures = values_of_futures(found.result, found.result.labels["lab"].index(lab))
        paid = futures.market[0] if price.price is None else price.price
        return Standing(
            three_values(found.job, found.result, lab),
            market_implied(found.scenario, found.job, found.result, lab, *asked) if is_told else None,
            of_100((futures.going_concern[0] >= paid)[found.result.finite]),
            binding_constraints(found.job, found.result, lab),
        )

    def _told(self, job: Job) -> Result:
        result = sixteenth.run(job)
        self._tell()
        return result

    def _tell(self) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.expected)


def sections(answer: GoingOnAnswer) -> tuple[Section, ...]:
    """Return the parts of the answer, in the order in which they are shown."""
    paid = (payback_section(answer.paybacks),) if answer.paybacks else ()
    stands = standing_sections(answer.standing, answer.focus) if answer.standing else ()
    safe = Section(last_safe_sentences(answer.last_safe), ())
    return (verdict_section(answer), *paid, *stands, safe, deciding_section(answer))


def deciding_section(answer: GoingOnAnswer) -> Section:
    """Say what decides the value of going on for the lab in focus, and how much of that is judgement."""
    told = what_decides_sentence(answer.grid, answer.movers)
    return Section((told,), (grid_table(answer.grid), movers_table(answer.movers, "value of going on")))


def standing_sections(standing: Standing, focus: GoingOn) -> tuple[Section, ...]:
    """Say what the lab in focus is worth three ways and what its price needs; then what holds it back, by year."""
    research, sales = standing.constraints
    needs = implied_sentences(standing.implied) if standing.implied else ()
    beside = price_sentence(standing.values, standing.worth_the_price_of_100, standing.implied)
    owners = owners_sentences(standing.values, focus.going_concern.goes_on)
    told = (*values_sentences(standing.values), *owners, *needs, beside)
    held = Section(constraint_sentences(standing.constraints), constraint_tables(research, sales))
    return Section(told, values_tables(standing.values)), held


def verdict_section(answer: GoingOnAnswer) -> Section:
    """Say what going on is for the lab in focus, and show all labs."""
    focus = answer.focus
    value, run_off = focus.going_concern, focus.run_off
    worths = (
        f"If {focus.lab} goes on by its rule it is worth {billions_told(value.goes_on)} to today's owners; if it alone"
        f" stops now, {billions_told(value.stops)}: means, in money of the start. Who stops orders no research compute,"
        " launches nothing more, pays severance to people in research, and sells what it has by the same rule of"
        " prices; its contracts run, and rivals go on."
    )
    ahead = (
        f"{share_after_run(value)} of the value of going on lies after {focus.horizon}, in ten more years of business."
    )
    wound_down = (
        f"Were it wound down in {focus.horizon} in both worlds, going on would be worth {billions_told(run_off.mean)},"
        f" and more than nothing in {run_off.positive_of_100:.0f} of 100 futures: {named_verdict(run_off)}."
    )
    has_share = share_after_run(value) != "-"
    return Section(
        (going_on_sentence(focus), worths, *((ahead,) if has_share else ()), wound_down),
        (labs_table(answer.labs, answer.lab), by_stop_table(focus)),
    )


def payback_section(found: Paybacks) -> Section:
    """Say whether the next models of the lab in focus pay back, three ways."""
    told = [
        f"For each dollar of its development {found.lab}'s model {each.model} brings back {each.gross:.2f} gross,"
        f" {each.contribution:.2f} by contribution (users who do not pay, partners and support taken off) and"
        f" {each.causal:.2f} causally: by what owners have more if {found.lab} stops just after it, not just before."
        for each in found.models[:1]
    ]
    in_all = sum(each.net.mean for each in found.models)
    adds = (
        f"The next {len(found.models)} models together are worth {billions_told(in_all)} to the owners, later ones"
        f" {billions_told(found.later.mean)}. What was spent on a model before the start, or ordered by then, is sunk."
    )
    return Section((*told, adds), (_payback_table(found),))


def _payback_table(found: Paybacks) -> Table:
    title = (
        f"{found.lab}'s next models three ways, bn USD of the start: means of {found.futures:,} futures, counts above 0"
        " of 100"
    )
    columns = ["of 100", "cost", "gross", "by contr.", "causal", "net value", "s.e.", "> 0"]
    table = make_table(title, "model", columns)
    for each in found.models:
        ways = (_times(each.gross), _times(each.contribution), _times(each.causal))
        cost = f"{each.developed_of_100:.0f}", error_told(each.development)
        table.add_row(each.model, *cost, *ways, *_net(each.net))
    blank = ("",) * 5
    table.add_row("later ones", *blank, *_net(found.later))
    table.add_row("going on", *blank, *_net(found.in_all))
    return table


def _net(value: NetValue) -> tuple[str, str, str]:
    return billions_shown(value.mean), error_told(value.standard_error), f"{value.positive_of_100:.0f}"


def _times(multiple: float) -> str:
    return times(multiple) if math.isfinite(multiple) else "-"


def show_going_on(console: Console, answer: GoingOnAnswer, *, plain: bool) -> None:
    """Print each section: its sentences, then its tables."""
    for number, section in enumerate(sections(answer)):
        if number:
            console.print()
        show_findings(console, section.sentences, section.tables, plain=plain)
