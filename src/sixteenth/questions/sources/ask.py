"""Every value of a scenario with its source, and what share of them, and of the spread of the answer, is judgement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.worth.first_question import can_ask, prepare_answers
from sixteenth.decide.worth.going_on import gained_by_going_on, stopped_now
from sixteenth.decide.worth.headline import WORTH, can_answer
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnknownLabel, nearest, refuse
from sixteenth.measures.spread import Movers, PartOfSpread, what_moves
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.sources import tables
from sixteenth.questions.sources.listing import Listing, list_sources, weigh
from sixteenth.questions.spread import error_figure, kind_word, share_figure
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.fitted_values import FittedValue, fitted_values


class SourcesOptions(Options):
    """Of which lab the spread is shared out, over how many futures, and by which luck."""

    lab: str | None = None
    draws: Annotated[int | None, Field(ge=1, le=2**31)] = None
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None


@dataclass(frozen=True)
class Spread:
    """What moves the answer of a scenario: what going on is worth to a lab, or else what the lab is worth."""

    lab: str
    is_going_on: bool
    futures: int
    movers: Movers

    @property
    def judgement(self) -> PartOfSpread:
        """Return the part of the spread that moves with judgement."""
        return self.movers.judgement


def answer(scenario: Scenario, options: SourcesOptions, runs: Session) -> Answer:
    """List the values; where the scenario has a headline, run it and say how much of its spread each one moves.

    Raises:
        Refused: when there is no such lab.

    """
    job = _job(scenario, options)
    spread = _spread(scenario, options, job, runs)
    listing = list_sources(scenario)
    listing = weigh(listing, spread.movers) if spread else listing
    fitted = fitted_values(scenario)
    share = Figure(listing.judgement_share, "share")
    return Answer(
        question="sources",
        scenario=scenario.name,
        recipe=job.recipe,
        findings=(_values(listing), *_moved(listing, spread), *_fit(scenario, fitted)),
        tables=(
            *([tables.kinds(listing, spread.movers)] if spread else []),
            *([tables.fitted(fitted)] if fitted else []),
            *tables.values(listing, has_spread=spread is not None),
            *tables.facts(listing),
        ),
        notes=(Finding("noise", {"futures": Figure(spread.futures, "count")}),) if spread else (),
        judgement=share_figure(spread.judgement) if spread and spread.judgement.is_known else share,
    )


def _job(scenario: Scenario, options: SourcesOptions) -> Job:
    """Return the run whose spread is shared out: the one that `outlook` makes of a scenario with labs that could stop.

    Raises:
        Refused: with every fault of the options.

    """
    chosen = {"draws": options.draws, "seed": options.seed}
    given = {name: each for name, each in chosen.items() if each is not None}
    return prepare_answers(scenario, given) if can_ask(scenario.world) else sixteenth.prepare(scenario, **given)


def _spread(scenario: Scenario, options: SourcesOptions, job: Job, runs: Session) -> Spread | None:
    """Run a scenario that has a headline, and say what moves it; nothing where it has none, or no doubt."""
    labs = job.settings.labels.get("lab", ())
    if options.lab is not None:
        refuse(_unknown(labs, options.lab))
    if scenario.is_certain or not can_answer(job.program.kept):
        return None
    focus, is_going_on = options.lab or labs[0], can_ask(scenario.world)
    runs.expect(2 if is_going_on else 1)
    result = runs.run_job(job)
    if not is_going_on:
        worth = result.closing[WORTH["run_off"]][labs.index(focus)]
        return Spread(focus, is_going_on, result.draws, what_moves(job, scenario, worth))
    stops = runs.run_job(_job(stopped_now(scenario, focus), options))
    gained = gained_by_going_on(result, stops, focus)
    return Spread(focus, is_going_on, result.draws, what_moves(job, scenario, gained))


def _unknown(labs: Iterable[str], lab: str) -> Iterable[UnknownLabel]:
    known = tuple(labs)
    if lab not in known:
        where, cure = Place(said("the lab whose spread is shared out")), nearest(lab, known, said("name one of them"))
        yield UnknownLabel(said("the lab"), where, f"'{lab}'", ", ".join(known) or said("'no lab'"), cure)


def _values(listing: Listing) -> Finding:
    """Count the values by how they are known."""
    ordered = sorted(listing.kinds.items(), key=lambda each: -each[1])
    counts = tuple(
        Finding("kind_count", {"count": Figure(count, "count"), "kind": kind_word(kind)}) for kind, count in ordered
    )
    share = Figure(listing.judgement_share, "share")
    return Finding("values", {"count": Figure(len(listing.origins), "count"), "kinds": counts, "share": share})


def _moved(listing: Listing, spread: Spread | None) -> Iterable[Finding]:
    """Say what part of the spread of the answer moves with judgement."""
    if spread is None:
        yield Finding("no_headline", {})
        return
    base = {"lab": Figure(spread.lab, "text"), "futures": Figure(spread.futures, "count")}
    if not spread.judgement.is_known:
        yield Finding("too_few_going_on" if spread.is_going_on else "too_few_worth", base)
    else:
        told = {"share": share_figure(spread.judgement), "error": error_figure(spread.judgement)}
        yield Finding("moved_going_on" if spread.is_going_on else "moved_worth", {**base, **told})
    yield Finding("silent", {"count": Figure(listing.certain_judgements, "count")})


def _fit(scenario: Scenario, fitted: tuple[FittedValue, ...]) -> Iterable[Finding]:
    """Say how many values are fitted, to which facts, and by which file."""
    placed = scenario.assumptions.posterior
    if placed is None:
        return
    card = placed.card
    base = {"file": Figure(card.file, "text")}
    if not fitted:
        yield Finding("fit_starts_otherwise", {**base, "start": Figure(card.start, "text")})
        return
    facts = tuple(Finding("fact", {"fact": Figure(key, "text")}) for key in card.fitted_to)
    counts = {"values": Figure(len(fitted), "count"), "count": Figure(len(facts), "count")}
    yield Finding("fit", {**base, **counts, "until": Figure(card.until, "text"), "facts": facts})


QUESTION = Question("central", SourcesOptions, answer)
