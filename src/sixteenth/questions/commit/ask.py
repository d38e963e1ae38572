"""How much compute a lab can commit to: the largest order whose ruin stays within a limit, and what it does."""

from typing import Annotated

import numpy as np
from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.orders.commitment import Commitment, commitment
from sixteenth.decide.orders.effect import kept_in
from sixteenth.decide.orders.largest import Largest
from sixteenth.decide.orders.order import HERE, TERMS_SAID, Order, Signing, cannot_order
from sixteenth.decide.worth.going_on import cannot_stop
from sixteenth.errors import WrongOption, refuse
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.commit.tables import charts, tables
from sixteenth.questions.figures import with_error
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share
from sixteenth.scenarios.layers.contracts import month_counted

RUNS = 60  # about so many, for its progress
RESTS_ON = ("ends_ruined", "contract_size", "contract_delivery", "contract_firm_share")
OF_100 = ("of_100_tenth", "of_100_error")  # how futures and their error are told
MONTH = r"^[1-9]\d{3}-(0[1-9]|1[0-2])$"


class CommitOptions(Options):
    """Who orders, on what terms, how much ruin is accepted and by when, and over how many futures."""

    lab: str | None = None  # the first
    ruin: Annotated[float, Field(gt=0, lt=1)] = 0.05  # a share of all futures
    by: Annotated[str | None, Field(pattern=MONTH)] = None  # ruin counts to this month; else to the end of the run
    signed: Annotated[str | None, Field(pattern=MONTH)] = None  # the first month
    lead: Annotated[float, Field(ge=1, le=120)] = 12.0  # months
    tenor: Annotated[float, Field(ge=2, le=240)] = 60.0  # months
    ramp: Annotated[float | None, Field(ge=1, le=120)] = None  # months
    price: Annotated[float | None, Field(ge=0.05, le=20)] = None
    take_or_pay: Annotated[float | None, Field(ge=0, le=1)] = None
    step_down: Annotated[float | None, Field(ge=0, le=1)] = None
    resale: Annotated[float | None, Field(ge=0, le=1)] = None
    prepaid: Annotated[float | None, Field(ge=0, le=1)] = None
    equity: Annotated[float | None, Field(ge=0, le=1)] = None
    draws: Annotated[int, Field(ge=1, le=100_000)] = 1000
    others: Annotated[int, Field(ge=1, le=100_000)] = 400  # of each lead
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: CommitOptions, runs: Session) -> Answer:
    """Find the largest order within the limit, on time and a year late, and put beside it what else could be signed.

    Raises:
        Refused: when the scenario has no such lab, no place for one contract more or no such months.

    """
    labs = scenario.settings.labels.get("lab", ())
    order = Order(
        lab=options.lab or next(iter(labs), ""),
        signed=options.signed or str(scenario.settings.start)[: len("2026-07")],
        terms={term: amount for term in TERMS_SAID if (amount := getattr(options, term)) is not None},
    )
    faults = cannot_order(scenario, order)
    refuse(faults or cannot_stop(scenario, order.lab))
    by = _months_until(scenario, options.by)
    given = {"seed": options.seed}
    runs.expect(RUNS)
    kept = kept_in(scenario.world)
    signing = Signing(scenario, order)
    recipe = runs.recipe_of(signing.signed(0.0), kept, draws=options.draws, **given)  # a stop ends what comes after
    found = commitment(
        signing,
        100 * options.ruin,
        by,
        lambda each, draws: runs.run(each, kept, draws=draws, **given),
        options.draws,
        min(options.others, options.draws),
    )
    last = str(np.datetime64(scenario.settings.start, "M") + by - 1)
    about = {
        "lab": Figure(order.lab, "text"),
        "by": Figure(last, "month"),
        "limit": Figure(options.ruin, "share_as_given"),
        "lead": Figure(order.terms["lead"], "months"),
        "tenor": Figure(order.terms["tenor"], "months"),
        "draws": Figure(options.draws, "count"),
        "others": Figure(min(options.others, options.draws), "count"),
    }
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="commit",
        scenario=scenario.name,
        recipe={**recipe, "order": dict(order.terms)},
        findings=(*_largest(found, about), *_sides(found), *_contracts(found), *_rule(found, about)),
        tables=tables(found, about),
        charts=charts(found),
        notes=(
            Finding("how_to_read", {}),
            *((Finding("open_terms", {}),) if options.take_or_pay is None else ()),
            Finding("judgement", {"share": share, "scenario": Figure(scenario.name, "text")}),
        ),
        judgement=share,
    )


def _months_until(scenario: Scenario, by: str | None) -> int:
    """Return the months of the run up to and with a month; all of them where none is named."""
    months = scenario.settings.months
    if by is None:
        return months
    start = np.datetime64(scenario.settings.start, "M")
    count = month_counted(by) - month_counted(str(start)) + 1
    if not 1 <= count <= months:
        expected = said("a month from {start} to {last}", start=start, last=start + months - 1)
        refuse([WrongOption("'by'", HERE, by, expected, said("name a month of the run"))])
    return count


def _largest(found: Commitment, about: dict[str, Figure]) -> tuple[Finding, ...]:
    on_time, late = found.on_time, found.late
    told = (Finding("stopped", {}),) if found.is_stopped else ()
    return (*told, _on_time(on_time, about), *((_late(on_time, late, about),) if late else ()))


def _on_time(largest: Largest, about: dict[str, Figure]) -> Finding:
    """Say how large the order may be, or that none may, or that all that were tried may."""
    if largest.size is None or largest.effect is None:
        return Finding("none", {**about, **with_error("ruined", largest.tried[0].ruined, *OF_100)}, RESTS_ON)
    if not largest.size:
        first = largest.tried[1]
        told = {
            **with_error("ruined", largest.tried[0].ruined, *OF_100),
            **with_error("then", first.ruined, *OF_100),
        }
        return Finding("only_nothing", {**about, **told, "first": Figure(first.size, "money_told")}, RESTS_ON)
    effect = largest.effect
    parts = {
        **about,
        "size": Figure(largest.size, "money_told"),
        **with_error("ruined", effect.ruined, *OF_100),
        **with_error("without", largest.tried[0].ruined, *OF_100),
        **with_error("worth", effect.worth, "change_of_money"),
    }
    if largest.is_beyond:
        return Finding("beyond", parts, RESTS_ON)
    between = {"low": Figure(largest.low or 0.0, "money_told")}
    if largest.high is None:
        return Finding("largest_from", {**parts, **between}, RESTS_ON)
    return Finding("largest", {**parts, **between, "high": Figure(largest.high, "money_told")}, RESTS_ON)


def _late(on_time: Largest, late: Largest, about: dict[str, Figure]) -> Finding:
    """Say what the limit leaves if growth is a year late, and how the order that is safe on time then fares."""
    same = next((each for each in late.tried if each.size == on_time.size), late.tried[0])
    parts = {**about, **with_error("ruined", same.ruined, *OF_100)}
    if late.size is None:
        return Finding("late_none", parts, RESTS_ON)
    parts["size"] = Figure(late.size, "money_told")
    return Finding("late_beyond" if late.is_beyond else "late", parts, RESTS_ON)


def _sides(found: Commitment) -> tuple[Finding, ...]:
    """Say both sides of the newsvendor: what the last dollar of the order wastes, and what it saves."""
    margin = found.margin
    if margin is None:
        return ()
    parts = {
        "at": Figure(found.margin_at, "money_told"),
        **with_error("idle", margin.idle, "more_cents"),
        **with_error("lost", margin.lost_sales, "more_cents"),
        **with_error("spot", margin.spot, "more_cents"),
        **with_error("worth", margin.worth, "more_cents"),
    }
    return (Finding("sides", parts, ("idle_compute", "share_served", "spot_premium")),)


def _contracts(found: Commitment) -> tuple[Finding, ...]:
    """Name the contract without which ruin would fall most, where one is told from nothing."""
    clear = [each for each in found.contracts if _is_clear(each.without.more_ruined)]
    if not found.contracts:
        return ()
    if not clear:
        return (Finding("no_contract", {}, ("contracts_owed",)),)
    worst = min(clear, key=lambda each: each.without.more_ruined.value)
    parts = {
        "contract": Figure(worst.contract, "text"),
        **with_error("ruined", worst.without.more_ruined, "change_of_100"),
        **with_error("worth", worst.without.worth, "change_of_money"),
    }
    return (Finding("contract", parts, ("contracts_owed",)),)


def _rule(found: Commitment, about: dict[str, Figure]) -> tuple[Finding, ...]:
    rule = found.rule
    if rule is None:
        return ()
    parts: dict[str, Figure | Word | tuple[Finding, ...]] = {
        **about,
        "yearly": Figure(rule.yearly, "money_told"),
        "growth": Figure(float(np.exp(rule.growth)), "fine_multiple"),
        "doubt": Figure(rule.doubt, "hundredths"),
        "share": Figure(rule.share, "share"),
    }
    return (Finding("rule", parts, ("safe_commitment",)),)


def _is_clear(estimate: Estimate) -> bool:
    return abs(estimate.value) > 2 * estimate.error


QUESTION = Question("central", CommitOptions, answer)
