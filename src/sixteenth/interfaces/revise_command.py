"""`sixteenth revise`: which new fact moved which belief, by how much and how, and what the headline did."""

import math
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Name, Plain, Seed, print_json, read_with, telling_faults
from sixteenth.interfaces.fit_command import DEFAULT_SEED, MOST_FIT_DRAWS, short
from sixteenth.interfaces.whole_numbers import whole

if TYPE_CHECKING:
    from rich.table import Table

    from sixteenth.evidence.fitted.preview import Preview
    from sixteenth.evidence.fitted.revise import Arithmetic, Changed, Revision
    from sixteenth.scenarios.assemble import Scenario

REVISE_DRAWS, FUTURES = 100_000, 2000
BILLION = 1e9


def revise(  # noqa: PLR0913 - each is an option of the command
    facts: Annotated[Path, Parameter(help="A file of new facts, with the columns of those of the package.")],
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    earlier: Annotated[
        Path | None, Parameter(help="The same file as it was: what is missing now was withdrawn.")
    ] = None,
    fact: Annotated[str | None, Parameter(help="Show the arithmetic of this new fact, by its key.")] = None,
    lab: Annotated[str | None, Parameter(help="The lab of the headline; the first by default.")] = None,
    quick: Annotated[bool, Parameter(help="Leave out the headline, for which futures are run.")] = False,
    draws: Annotated[int, whole(1000, MOST_FIT_DRAWS, "Draws of the prior.")] = REVISE_DRAWS,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Weigh what a scenario believes by new facts, and tell which fact moved which belief.

    Example: sixteenth revise new_facts.csv --quick
    """
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.fitted import revise as learning
        from sixteenth.evidence.fitted.calibrate import make_prior
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.questions.labs import choose_lab

        changed = learning.read_changes(facts, earlier)
        target = read_with(scenario, [], allow_code=False)
        focus = choose_lab(target.settings.labels.get("lab", ()), lab)
        with show_progress(is_quiet=as_json) as progress:
            used = DEFAULT_SEED if seed is None else seed
            prior = make_prior(target, draws, seed=used, until=_last_month(changed), progress=progress)
        revision = learning.revise(prior, changed)
        shown = learning.arithmetic_of(prior, changed, fact) if fact else None
        previews = _previews(revision, focus) if not quick else ()
        told = revise_sentences(revision, previews, focus)
        if as_json:
            print_json(revise_data(told, revision, previews, shown))
        else:
            _show(told, revision, shown, plain=plain)
    return 0


def _last_month(changed: "Changed") -> Any:
    """Return the last day that a new report sees."""
    from sixteenth.evidence.observed.observe import observe

    return max((each.closes for each in observe(changed.added).seen), default=None)


def _previews(revision: "Revision", lab: str) -> "tuple[Preview, ...]":
    from sixteenth.evidence.fitted.identify import learnt_of
    from sixteenth.evidence.fitted.posterior_file import posterior_of
    from sixteenth.evidence.fitted.preview import preview_of

    learnt = learnt_of(revision.before.prior.inputs, revision.before.weights)
    posterior = posterior_of(revision.before, learnt, "before.posterior.csv")
    return preview_of(revision.before, revision.after, posterior, lambda scenario: headline_of(scenario, lab))


def headline_of(scenario: "Scenario", lab: str) -> dict[str, Any]:
    """Run a scenario and return, for each future, whether a lab's money is back, its worth, and that of going on."""
    import sixteenth
    from sixteenth.decide.worth.first_question import answers_with, prepare_answers
    from sixteenth.decide.worth.going_on import gained_by_going_on, stopped_now
    from sixteenth.decide.worth.headline import WORTH, money_back

    options = {"draws": FUTURES}
    result = sixteenth.run(prepare_answers(scenario, options))
    stops = answers_with(options)(stopped_now(scenario, lab), FUTURES)
    at = result.labels["lab"].index(lab)
    return {
        "money back, of 100": 100.0 * money_back(result, at, "run_off"),
        "worth, bn USD": result.closing[WORTH["run_off"]][at] / BILLION,
        "value of going on, bn USD": gained_by_going_on(result, stops, lab) / BILLION,
    }


def revise_sentences(revision: "Revision", previews: "tuple[Preview, ...]", lab: str) -> list[str]:
    """Say what came and went, what moved most, and what the headline did."""
    from sixteenth.evidence.fitted.revise import FEW

    changed, weights = revision.changed, revision.after.weights
    seen, gone = len(revision.taught), len(changed.removed)
    new = "1 new fact" if len(changed.added) == 1 else f"{len(changed.added)} new facts"
    told = [f"{new}, of which the draws can see {seen}; {gone} withdrawn."]
    told += [f"Withdrawn: {each.exact_key}." for each in changed.removed]
    told += [
        f"{new.exact_key} contradicts {old.exact_key}: both stay, and their scatter counts as error."
        for new, old in changed.contradicted
    ]
    told += [f"Not used: {each.fact.exact_key}, {each.reason}." for each in changed.unused]
    most = revision.moves[0]
    told.append(
        f"Moved most: {most.belief}, from {short(most.without)} to {short(most.now)} ({most.spreads:+.2f} spreads)."
    )
    few = f"; under {FEW}, so that digits mean little: use more draws" if weights.effective < FEW else ""
    told.append(f"{weights.effective:,.0f} effective draws of {revision.after.prior.count:,} (k {weights.k:.2f}){few}.")
    for each in previews:
        told.append(
            f"{lab}, {each.name}: {short(each.before)} before, \N{ALMOST EQUAL TO} {short(each.after)} now "
            f"(a preview by weights, {each.effective:,.0f} effective futures of {each.futures:,}"
            f"{', too few to trust its digits' if each.effective < FEW else ''})."
        )
    return told


def revise_data(
    told: list[str], revision: "Revision", previews: "tuple[Preview, ...]", shown: "Arithmetic | None"
) -> dict[str, Any]:
    """Return plain data for JSON."""
    arithmetic = None
    if shown:
        sums = {"prior": shown.prior, "told": shown.told, "posterior": shown.posterior, "by_hand": shown.by_hand}
        arithmetic = {"fact": shown.fact.exact_key, **sums}
    return {
        "sentences": told,
        "effective": revision.after.weights.effective,
        "pareto_k": revision.after.weights.k,
        "facts": [
            {"fact": each.fact.exact_key, "surprise": each.surprise, "moves": [asdict(move) for move in each.moves]}
            for each in revision.taught
        ],
        "moves": [asdict(each) for each in revision.moves],
        "withdrawn": [each.exact_key for each in revision.changed.removed],
        "contradicted": [[new.exact_key, old.exact_key] for new, old in revision.changed.contradicted],
        "unused": [{"fact": each.fact.exact_key, "reason": each.reason} for each in revision.changed.unused],
        "headline": [asdict(each) for each in previews],
        "arithmetic": arithmetic,
    }


def _show(told: list[str], revision: "Revision", shown: "Arithmetic | None", *, plain: bool) -> None:
    from sixteenth.interfaces.tables import show_findings
    from sixteenth.interfaces.terminal import make_console

    tables = [_taught_table(revision), *([_arithmetic_table(shown)] if shown else [])]
    show_findings(make_console(plain=plain), told, tables, plain=plain)


def _taught_table(revision: "Revision") -> "Table":
    from sixteenth.interfaces.tables import make_table

    columns = ["log density", "belief", "without it", "with it", "spreads"]
    table = make_table("What each new fact did, given all others", "fact", columns)
    table.columns[2].justify = "left"
    for each in revision.taught:
        for number, move in enumerate(each.moves):
            first = (each.fact.exact_key, f"{each.surprise:.2f}") if number == 0 else ("", "")
            table.add_row(*first, move.belief, short(move.without), short(move.now), f"{move.spreads:+.2f}")
    return table


def _arithmetic_table(shown: "Arithmetic") -> "Table":
    from sixteenth.interfaces.tables import make_table

    table = make_table(
        f"The arithmetic of {shown.fact.exact_key}", "bn USD a year", ["middle", "spread, logs", "weight"]
    )
    sides = {"believed without it": shown.prior, "the report": shown.told}
    for name, (mean, spread) in sides.items():
        table.add_row(name, short(math.exp(mean)), f"{spread:.3f}", f"{1 / spread**2:.0f}")
    hand = shown.by_hand
    table.add_row("both, as normal ones", short(math.exp(hand[0])), f"{hand[1]:.3f}", f"{1 / hand[1] ** 2:.0f}")
    table.add_row("by the draws", short(math.exp(shown.posterior[0])), f"{shown.posterior[1]:.3f}", "")
    return table
