"""The market in the terminal: open or closed, demand by capability, and who gains from a rule."""

from collections.abc import Callable, Sequence

from rich.console import Console

from sixteenth.decide.demand import Demand
from sixteenth.decide.open_weights import OpenWeightsTable
from sixteenth.decide.rules import LabUnderRule, UnderRule
from sixteenth.errors import Place, UnknownLabel, UnknownName, nearest, refuse
from sixteenth.interfaces.numbers import billions, percent, signed_billions
from sixteenth.interfaces.tables import make_table, print_table
from sixteenth.interfaces.wrapping import tell, tell_each
from sixteenth.scenarios.assemble import Scenario

HERE = Place("the command line")
CONSUMER = "consumer"


def check_market(scenario: Scenario, segment: str | None = None) -> None:
    """See that the scenario has a market, and the segment.

    Raises:
        Refused: when it has none, or the segment is another.

    """
    if "lab_choice" not in scenario.world.equations:
        cure = "name a scenario that has the subject market"
        refuse([UnknownName("'lab_choice'", HERE, "a world without it", "a market", cure)])
    known = scenario.settings.labels["segment"]
    if segment is not None and segment not in known:
        cure = nearest(segment, known, "name one of them")
        refuse([UnknownLabel("'--segment'", HERE, f"'{segment}'", ", ".join(known), cure)])


def show_open_weights(console: Console, found: OpenWeightsTable, judged: str, *, plain: bool) -> None:
    """Print what holds and what fails, then shares, markups and profit by similarity and lag."""
    tell_each(console, (*open_weights_sentences(found), judged), plain=plain)
    columns = [f"{lag:g} months" for lag in found.lags]
    whole = (
        ("Share of spending on open weights, by months behind", found.open_shares),
        ("Labs' markup over the cost of serving", found.markups),
        ("Labs' gross profit, of all that the segment spends", found.profits),
    )
    for title, numbers in whole:
        table = make_table(title, "alike", columns)
        for alike, row in zip(found.alike, numbers, strict=True):
            table.add_row(f"{alike:g}", *(percent(each) for each in row))
        print_table(console, table, plain=plain)


def open_weights_sentences(found: OpenWeightsTable) -> tuple[str, ...]:
    """Say where it does not matter whether weights are open, where it does, and why."""
    least, most = found.open_shares[0], found.open_shares[-1]
    profit = [(max(row) - min(row)) / max(*row, 1e-12) for row in found.profits]
    holds = (
        f"Holds: where open and closed are as unlike as can be ({found.alike[0]:g}), open weights that catch up from "
        f"{found.lags[-1]:g} months behind to {found.lags[0]:g} move their share among {found.segment} customers from "
        f"{percent(least[-1])} to {percent(least[0])}, and labs' gross profit by {percent(profit[0])}."
    )
    fails = (
        f"Fails: where they are nearly the same ({found.alike[-1]:g}), the same step moves it from "
        f"{percent(most[-1])} to {percent(most[0])}, and labs' gross profit by {percent(profit[-1])}; labs' markup is "
        f"{percent(found.markups[-1][0], 1)} of cost, where a host adds {percent(found.host_margin)}."
    )
    why = (
        "Why: names and habit outweigh a lag as long as customers tell offers apart. As they cease to, each difference "
        "of quality and price counts more, and what is cheap to host and as good takes all."
    )
    return holds, fails, why


def show_demand(console: Console, found: Demand, judged: str, *, plain: bool) -> None:
    """Print demand by capability, and what a doubling is worth to each lab."""
    tell_each(console, (*demand_sentences(found), judged), plain=plain)
    title = "Would spend, bn USD a year, by doublings climbed"
    table = make_table(title, "segment", [*(f"{each:g}" for each in found.climbed), "a rung", "a doubling"])
    for curve in found.curves:
        worth = (f"{curve.for_a_rung:.2f}x", f"{100 * curve.for_a_doubling:+.1f} %")
        table.add_row(curve.segment, *(billions(each, 0) for each in curve.spending), *worth)
    print_table(console, table, plain=plain)
    columns = ["revenue, bn USD", "consumers", "frontier better", "alone better"]
    table = make_table("What a doubling adds to revenue", "lab", columns)
    for lab in found.labs:
        more = (f"{100 * each:+.0f} %" for each in (lab.by_the_frontier, lab.by_itself))
        table.add_row(lab.lab, billions(lab.revenue, 1), percent(lab.from_consumers), *more)
    print_table(console, table, plain=plain)


def demand_sentences(found: Demand) -> tuple[str, ...]:
    """Say what a rung is worth to whom, and who wants smarter models."""
    pharma, people = found.interview
    eager = max(found.labs, key=lambda lab: lab.by_the_frontier)
    idle = min(found.labs, key=lambda lab: lab.by_the_frontier)
    steep = max(found.curves, key=lambda curve: curve.for_a_rung)
    flat = next(curve for curve in found.curves if curve.segment == CONSUMER)
    worth = (
        f"The interview's case: a rung, {found.rung:g} doublings of the time horizon, is worth {pharma:.0f} times "
        f"as much to a pharmaceutical firm, and to 99 of 100 consumers {percent(people - 1)} more. Here all of "
        f"{steep.segment} would pay {steep.for_a_rung:.1f} times as much for a rung, all consumers "
        f"{flat.for_a_rung:.2f} times."
    )
    eagerness = (
        f"So who sells to firms wants smarter models: one doubling more of the frontier adds "
        f"{percent(eager.by_the_frontier)} to the revenue of {eager.lab}, of which {percent(eager.from_consumers)} is "
        f"from consumers, and {percent(idle.by_the_frontier)} to that of {idle.lab}, with "
        f"{percent(idle.from_consumers)}."
    )
    return worth, eagerness


def show_rules(console: Console, found: Sequence[UnderRule], draws: int, judged: str, *, plain: bool) -> None:
    """Print who gains and loses by each rule, then a table of each measure by lab."""
    tell_each(console, (*rules_sentences(found), judged), plain=plain)
    labs = [lab.lab for lab in found[0].labs]
    measures: tuple[tuple[str, Callable[[LabUnderRule], str]], ...] = (
        (f"Money back, more of 100 futures ({draws} drawn)", _signed("back_of_100")),
        ("Worth, more by bn USD (medians)", lambda lab: signed_billions(lab.worth, 1)),
        ("Ruined, more of 100 futures", _signed("ruined_of_100")),
        ("Share of labs' revenue in five years, points (medians)", lambda lab: f"{100 * lab.share:+.1f}"),
        ("Own cost, more by bn USD, all years (medians)", lambda lab: signed_billions(lab.cost, 1)),
        ("Rivals' cost, more by bn USD, all years (medians)", lambda lab: signed_billions(lab.rivals_cost, 1)),
    )
    numbered = [f"{number}. {each.rule}" for number, each in enumerate(found, 1)]
    console.print()
    for line in numbered:
        tell(console, line)
    for title, write in measures:
        table = make_table(title, "rule", labs)
        for number, each in enumerate(found, 1):
            table.add_row(str(number), *(write(lab) for lab in each.labs))
        print_table(console, table, plain=plain)


def rules_sentences(found: Sequence[UnderRule]) -> tuple[str, ...]:
    """Say of each rule who gains, who loses, and what it does to concentration."""
    told = []
    for each in found:
        by_lab = {lab.lab: lab for lab in each.labs}
        best, worst = by_lab[each.gains_most], by_lab[each.loses_most]
        told.append(
            f"{each.rule[0].upper()}{each.rule[1:]}: best for {best.lab} ({best.back_of_100:+.0f} of 100 futures with "
            f"the money back, {signed_billions(best.worth, 1)}bn USD), worst for {worst.lab} "
            f"({worst.back_of_100:+.0f}, {signed_billions(worst.worth, 1)}bn); concentration five years on "
            f"{each.concentration:+.3f}, labs ruined {each.ruined:+.2f}."
        )
    return tuple(told)


def _signed(name: str) -> Callable[[LabUnderRule], str]:
    return lambda lab: f"{round(getattr(lab, name)):+d}"
