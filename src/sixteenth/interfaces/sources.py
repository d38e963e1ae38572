"""Where the values of a scenario come from: a bibliography, and what share of them, and of the answer, is judgement."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import percent, small_percent
from sixteenth.decide.first_question import answers_with, can_ask, prepare_answers
from sixteenth.decide.going_on import gained_by_going_on, stopped_now
from sixteenth.decide.headline import WORTH, can_answer
from sixteenth.decide.spread import MONTHLY_LUCK, Movers, PartOfSpread, what_moves
from sixteenth.evidence.read_facts import Claim, find_evidence
from sixteenth.interfaces.fitted_values import FittedValue, fitted_sentences, fitted_table, fitted_values
from sixteenth.interfaces.parts_of_spread import points, shown_share, tell_part
from sixteenth.interfaces.tables import empty_table, make_table, print_table
from sixteenth.interfaces.wrapping import tell
from sixteenth.questions.outlook.reading import choose_lab
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import names_read
from sixteenth.scenarios.knowledge import correlations_read, holds_for_others, labels_of_their_own
from sixteenth.scenarios.pairs import write_pair
from sixteenth.scenarios.schema import Entry, ValueCard
from sixteenth.scenarios.written_amounts import write_amount

JUDGEMENT = "judgement"
NOISE = "noise"
SPREAD = "the spread of {what}"


@dataclass(frozen=True)
class Origin:
    """One value with where it comes from."""

    name: str
    meaning: str
    value: str
    unit: str
    kind: str
    source: str
    facts: tuple[str, ...]
    evidence: tuple[str, ...]  # what the cited facts say, each with its own source
    place: str
    is_uncertain: bool = False
    share: float | None = None  # of the spread of the headline; None where it has none, or the value no doubt
    is_clear: bool = False  # whether that stands out from chance


@dataclass(frozen=True)
class Listing:
    """All values of a scenario that its world reads."""

    scenario: str
    origins: tuple[Origin, ...]
    kinds: dict[str, int]
    what: str = ""  # the answer that the shares of the spread are of
    lab: str | None = None  # whose headline the shares of the spread are of
    futures: int = 0
    spread: tuple[tuple[str, PartOfSpread], ...] = ()  # by kind; the rest is monthly luck and interplay
    fitted: tuple[FittedValue, ...] = ()
    fit: tuple[str, ...] = ()  # to which facts they are fitted, in words

    @property
    def judgement_share(self) -> float:
        """Return the share of inputs that rest on judgement."""
        return self.kinds.get(JUDGEMENT, 0) / max(len(self.origins), 1)

    @property
    def judgement_of_spread(self) -> PartOfSpread | None:
        """Return the part of the headline's spread that moves with judgement; None where there is no headline."""
        return dict(self.spread).get(JUDGEMENT, PartOfSpread(0.0, 0.0)) if self.spread else None

    @property
    def certain_judgements(self) -> int:
        """Count the values that are judgement and given as one number: their doubt is in no spread."""
        return sum(origin.kind == JUDGEMENT and not origin.is_uncertain for origin in self.origins)

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        own = self.judgement_of_spread
        return {
            **asdict(self),
            "spread": {kind: part.share for kind, part in self.spread},
            "spread_standard_errors": {kind: part.standard_error for kind, part in self.spread},
            "judgement_share": self.judgement_share,
            "judgement_share_of_spread": own.share if own else None,
            "judgements_given_as_one_number": self.certain_judgements,
        }


def list_sources(scenario: Scenario) -> Listing:
    """List the origin of every value that the scenario's world reads, entry by entry."""
    used = names_read(scenario)
    origins = tuple(
        origin
        for name, placed in sorted(scenario.values.items())
        if name in used
        for origin in _origins(scenario, name, placed.card, str(placed.where))
    )
    origins += tuple(_correlations(scenario))
    fitted = fitted_values(scenario)
    told = tuple(fitted_sentences(scenario, fitted))
    kinds = dict(Counter(origin.kind for origin in origins))
    return Listing(scenario.name, origins, kinds, fitted=fitted, fit=told)


def _origins(scenario: Scenario, name: str, card: ValueCard, place: str) -> Iterator[Origin]:
    own = labels_of_their_own(card)
    meaning = scenario.world.declared[name].meaning
    if holds_for_others(scenario, name, card):
        told, evidence = write_amount(card, own), tuple(map(tell_evidence, card.facts))
        shared = [entry for label, entry in card.by.items() if label not in own and isinstance(entry, Entry)]
        yield Origin(
            name,
            meaning,
            told,
            card.unit or "",
            card.kind or "",
            card.source or "",
            card.facts,
            evidence,
            place,
            is_uncertain=any(each.distribution for each in (card, *shared)),
        )
    for label, entry in own.items():
        title, kind, unit = f"{name}/{label}", entry.kind or card.kind or "", entry.unit or card.unit or ""
        amount, source = write_amount(entry), entry.source or ""
        is_uncertain = entry.distribution is not None
        yield Origin(title, meaning, amount, unit, kind, source, (), (), place, is_uncertain)


def _correlations(scenario: Scenario) -> Iterator[Origin]:
    """List the rank correlations between values that are read."""
    for pair, placed in correlations_read(scenario).items():
        card, meaning = placed.card, "How far the two are high and low together: their rank correlation."
        told = (f"{card.rank:g}", "", card.kind, card.source, (), (), str(placed.where))
        yield Origin(write_pair(*pair), meaning, *told)


def weighed_sources(
    scenario: Scenario, lab: str | None, draws: int | None, progress: Callable[[int, int], None] | None = None
) -> Listing:
    """List the values; where the scenario has a headline, run it and say how much of its spread each one moves.

    Raises:
        Refused: when there is no such lab.

    """
    listing, is_valued = list_sources(scenario), can_ask(scenario.world)
    options = {} if draws is None else {"draws": draws}
    job = prepare_answers(scenario, options) if is_valued else sixteenth.prepare(scenario, **options)
    labs = job.settings.labels.get("lab", ())
    if lab is not None:
        choose_lab(labs, lab)
    if scenario.is_certain or not can_answer(job.program.kept):
        return listing
    focus, result = choose_lab(labs, lab), sixteenth.run(job, progress=progress)
    if not is_valued:
        worth = result.closing[WORTH["run_off"]][labs.index(focus)]
        return weigh(listing, what_moves(job, scenario, worth), focus, result.draws, f"what {focus} is worth")
    stops = answers_with(options)(stopped_now(scenario, focus), result.draws)
    gained = gained_by_going_on(result, stops, focus)
    what = f"what going on is worth to {focus}"
    return weigh(listing, what_moves(job, scenario, gained), focus, result.draws, what)


def weigh(listing: Listing, movers: Movers, lab: str, futures: int, what: str) -> Listing:
    """Put beside each uncertain value its share of the spread of `what`, the strongest first."""
    known = {origin.name for origin in listing.origins}
    shares: dict[str, float] = {}
    clear: set[str] = set()
    for mover in movers.inputs:
        own = "/".join((mover.name, *mover.labels))
        name = own if own in known else mover.name
        shares[name] = shares.get(name, 0.0) + mover.share
        clear |= {name} if mover.is_clear else set()
    weighed = [
        replace(origin, share=shares.get(origin.name), is_clear=origin.name in clear) for origin in listing.origins
    ]
    ordered = sorted(weighed, key=lambda each: (each.share is not None, each.is_clear, each.share or 0.0), reverse=True)
    return replace(listing, origins=tuple(ordered), lab=lab, what=what, futures=futures, spread=movers.by_kind)


def tell_evidence(key: str) -> str:
    """Say what a cited fact or claim says, and who published it."""
    found = find_evidence(key)
    if isinstance(found, Claim):
        return f"{found.claim} ({found.speaker}, {found.date_made}; {found.url})"
    return f"{found.series} of {found.entity}, {found.date}: {found.text} {found.unit} ({found.source}; {found.url})"


def show_sources(console: Console, listing: Listing, *, plain: bool) -> None:
    """Print how much is judgement, the values with their sources, then each source once."""
    for sentence in (*source_sentences(listing), *listing.fit):
        tell(console, sentence)
    numbers = {
        source: i for i, source in enumerate(dict.fromkeys(origin.source for origin in listing.origins), start=1)
    }
    fitted = [fitted_table(listing.fitted)] if listing.fitted else []
    for table in (*([_kinds(listing)] if listing.spread else []), *fitted, _values(listing, numbers)):
        print_table(console, table, plain=plain)
    console.print()
    for source, number in numbers.items():
        tell(console, source, f"[{number}] ")
    cited = dict.fromkeys(evidence for origin in listing.origins for evidence in origin.evidence)
    if cited:
        console.print("\nFacts cited:")
        for evidence in cited:
            tell(console, evidence, "- ")


def source_sentences(listing: Listing) -> tuple[str, ...]:
    """Say what share of the values is judgement, and of the headline's spread."""
    ordered = sorted(listing.kinds.items(), key=lambda each: -each[1])
    counts = ", ".join(f"{count} {kind}" for kind, count in ordered)
    told = f"{len(listing.origins)} values: {counts}. {percent(listing.judgement_share)} rest on judgement."
    of_spread = listing.judgement_of_spread
    if of_spread is None or listing.lab is None:
        return (told, "This scenario has no headline with a spread, so there is no share of it to tell.")
    spread = SPREAD.format(what=listing.what)
    if of_spread.is_known:
        share, error = percent(shown_share(of_spread.share)), points(of_spread.standard_error)
        moved = f"Of {spread}, {share} (standard error {error}) moves with values that are judgement"
        moved = f"{moved} ({listing.futures:,} futures)."
    else:
        moved = f"{listing.futures:,} futures are too few to tell what share of {spread} moves with judgement."
    silent = (
        f"{listing.certain_judgements} judgements are given as one number: what is in doubt about them is in no spread."
    )
    return (told, moved, silent)


def _kinds(listing: Listing) -> Table:
    """Put the share of the values beside the share of the spread, by kind."""
    title = f"By kind: share of the values, and of {SPREAD.format(what=listing.what)}"
    table = make_table(title, "kind", ["values", "of the values", "of the spread"])
    spread, nothing = dict(listing.spread), PartOfSpread(0.0, 0.0)
    for kind, count in sorted(listing.kinds.items(), key=lambda each: -spread.get(each[0], nothing).share):
        of_spread = tell_part(spread[kind]) if kind in spread else percent(0.0)
        table.add_row(kind, str(count), percent(count / len(listing.origins)), of_spread)
    table.add_row(MONTHLY_LUCK, "", "", tell_part(spread[MONTHLY_LUCK]))
    table.caption, table.caption_justify = "s.e. is the standard error of a share, in points.", "left"
    return table


def _values(listing: Listing, numbers: dict[str, int]) -> Table:
    """List the values; where there is a headline, the uncertain ones first, with their share of its spread."""
    title = f"Values of {listing.scenario}{', by their share of the spread' if listing.spread else ''}"
    table = empty_table(title)
    of_spread = ["of spread"] if listing.spread else []
    for column in ("value", "is", "unit", "kind", *of_spread, "source"):
        table.add_column(column, justify="right" if column in ("is", *of_spread) else "left", overflow="fold")
    uncertain = sum(origin.share is not None for origin in listing.origins)
    for row, origin in enumerate(listing.origins, start=1):
        share = [_share(origin)] if listing.spread else []
        source = f"[{numbers[origin.source]}]"
        cells = (origin.name, origin.value, origin.unit, origin.kind, *share, source)
        table.add_row(*cells, end_section=row == uncertain)
    if listing.spread:
        table.caption = f"{NOISE}: no more than chance gives one of so many values in {listing.futures:,} futures."
        table.caption_justify = "left"
    return table


def _share(origin: Origin) -> str:
    if origin.share is None:
        return ""
    return small_percent(shown_share(origin.share)) if origin.is_clear else NOISE
