"""Society in the terminal: what a run says of people, beside what was measured and claimed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import percent, significant, times
from sixteenth.decide.cure_record import CostOfDelay, CureStep, cost_of_delay, cure_record
from sixteenth.decide.expected import Expected
from sixteenth.decide.middle import number_of
from sixteenth.decide.society import NEEDED, Dated, Society, tell_society
from sixteenth.decide.spread import PartOfSpread, what_moves
from sixteenth.engine.history import Spread
from sixteenth.errors import Place, UnknownOutput, refuse
from sixteenth.evidence.read_facts import Fact, find_fact, read_facts
from sixteenth.interfaces.judged import tell_judged_spread
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.interfaces.welfare_words import WELFARE_RULE, welfare_sentences, welfare_table
from sixteenth.scenarios.assemble import Scenario

RECORD, CURED = "hcv_cure_rate", 0.95
MEASURED = "safety_and_society/entry_level_employment/US ages 22-25 in most exposed occupations, relative/2025-07-31"
JUDGED = {"lives saved": "lives_saved_in_all", "beginners' jobs": "entry_level_office_employment", "wages": "wage"}
LEVELS = {
    "wage": "wages",
    "added_output": "output added, as chosen",
    "productivity_gain": "Acemoglu's product",
    "unemployment": "US unemployment",
    "jobs_displaced": "jobs gone, of all",
    "research_speed": "pace of research",
    "price_of_models_work": "a year of models' work, USD",
    "pay_replaced": "a person's pay for it, USD",
}
CURES_RULE = (
    "Curable is what the best known treatment would cure; reached is who is cured: treatments are tried, allowed and"
    " rolled out first. Lives are counted against a world in which models speed no research."
)
JOBS_RULE = (
    "A job has gone where models have taken tasks that no new task has made up for, against no models at all, what went"
    " before the start included. Beginners are a tenth of those employed and bear most of it."
)


@dataclass(frozen=True)
class SocietyAnswer:
    """What a run says of people, the record beside it, and how much rests on judgement."""

    society: Society
    record: tuple[CureStep, ...]
    delay: CostOfDelay
    measured_entry_level: float
    exposure: Mapping[str, float]
    judgement: Mapping[str, PartOfSpread]
    draws: int

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


def ask_society(scenario: Scenario, progress: Any = None, **options: Any) -> SocietyAnswer:
    """Run a scenario with its society and read what it says of people.

    Raises:
        Refused: when the scenario has no society, or cannot run.

    """
    missing = [name for name in NEEDED if name not in {*scenario.world.equations, *scenario.world.stocks}]
    if missing or "society" not in scenario.world.output_sets:
        cure = "set society = true under [subjects]"
        refuse([UnknownOutput("the subject society", Place(scenario.name), "off", "on", cure)])
    job = sixteenth.prepare(scenario, **options, output_set="society")
    result = sixteenth.run(job, progress=progress)
    pace = number_of(scenario, "cure_pace")
    shares = (number_of(scenario, "share_cured_before"), number_of(scenario, "share_cured_after"))
    delay = cost_of_delay(
        scenario.world,
        number_of(scenario, "deaths_before_cure"),
        shares,
        number_of(scenario, "share_treated"),
        number_of(scenario, "months_of_delay"),
        number_of(scenario, "months_lost_by_a_death"),
    )
    occupations = result.labels["occupation"]
    exposure = {occupation: number_of(scenario, "exposed_with_tools", occupation) for occupation in occupations}
    judgement = {told: what_moves(job, scenario, result[name][-1]).judgement for told, name in JUDGED.items()}
    record = cure_record(scenario.world, _record(), pace)
    measured = (find_fact(MEASURED).value or 0) / 100
    return SocietyAnswer(tell_society(result), record, delay, measured, exposure, judgement, result.draws)


def _record() -> list[tuple[str, float, float]]:
    """Return the record of hepatitis C from the facts: treatment, month and share cured, up to 95 %."""
    rows: list[Fact] = sorted((fact for fact in read_facts() if fact.series == RECORD), key=lambda fact: fact.date)
    steps = [(row.entity, float(12 * row.date.year + row.date.month), (row.value or 0) / 100) for row in rows]
    last = next(at for at, step in enumerate(steps) if step[2] >= CURED)
    return steps[: last + 1]


def show_society(console: Console, answer: SocietyAnswer, *, plain: bool) -> None:
    """Print sentences, then the tables: cures, jobs, the economy, welfare."""
    own = answer.society
    cures = (_record_table(answer.record), _cures_table(own), _lives_table(own))
    tables = (*cures, _jobs_table(answer), _beginners_table(own), _levels(own), welfare_table(own.welfare))
    show_findings(console, society_sentences(answer), tables, plain=plain)


def society_sentences(answer: SocietyAnswer) -> tuple[str, ...]:
    """Say what a year's delay costs, what becomes of the dated claims, and what rests on judgement."""
    own = answer.society
    start = _loss(own.entry_level_at_start)
    beginners = (
        f"Beginners in the most exposed occupations in {own.months[0]}: {start}; measured"
        f" {percent(answer.measured_entry_level)} from late 2022 to July 2025 (Stanford)."
    )
    rests = (
        f"{tell_judged_spread(answer.judgement)} What models can do in each occupation was rated by people in 2023, and"
        " grows from there, with what is for sale, towards all that can be done at a screen."
    )
    told = (*_cures_told(own), *_record_told(answer), *map(_claim_told, own.claims))
    worth = welfare_sentences(own.welfare, own.catastrophe)
    return (*told, beginners, *worth, rests, CURES_RULE, JOBS_RULE, WELFARE_RULE)


def _cures_told(own: Society) -> tuple[str, str]:
    delay, last = own.delay, own.months[1]
    in_the_run = (
        f"Cures that models help to find are expected to save {_sure(delay.expected_lives_saved)} lives by {last}"
        f" (5 to 95 of 100 futures: {_count(delay.lives_saved[0])} to {_count(delay.lives_saved[2])}), and"
        f" {_sure(delay.life_years_gained)} years of life. If all of it came a year later,"
        f" {_sure(delay.expected_lives_lost)} of those lives are expected to be lost by then. In brackets: standard"
        " errors."
    )
    beyond = (
        "More of it lies beyond the run: once what is then known reaches everybody, each year of delay costs"
        f" {_sure(delay.lives_a_year_once_delivered)} lives."
    )
    return in_the_run, beyond


def _record_told(answer: SocietyAnswer) -> tuple[str, ...]:
    """Put the claim of the interview beside what it took, and say what a year of it cost."""
    whole, step, delay = answer.record[-1], answer.record[-2], answer.delay
    claim = (
        "The interview's 50 to 95 % within three to four years is pace 1. Hepatitis C took"
        f" {significant(whole.months / 12)} years, pace {significant(whole.acceleration, 2)}; only its last step, from"
        f" {percent(step.share_before)}, came in {significant(step.months / 12, 2)} years."
    )
    cost = (
        f"{significant(delay.months_of_delay, 2)} months of delay of that one cure, at {_count(delay.deaths_a_year)}"
        f" deaths a year: {_count(delay.lives_if_all_are_treated)} lives where all are treated,"
        f" {_count(delay.lives_as_treated)} at the {percent(delay.share_treated)} who were"
        f" ({_count(delay.life_years_as_treated)} years of life)."
    )
    return claim, cost


def _claim_told(claim: Dated) -> str:
    says = f"{claim.says[0].upper()}{claim.says[1:]}"
    if claim.met_of_100 is None or claim.number is None:
        return f"{says}: the run ends before."
    return f"{says}: {_odds(claim.met_of_100)} of 100 futures; the number then is {_range(claim.number)}."


def _record_table(record: Sequence[CureStep]) -> Table:
    table = make_table("Hepatitis C, as it was: share cured", "until", ["from", "to", "years", "pace"])
    for step in record:
        cells = (percent(step.share_before), percent(step.share_after), f"{step.months / 12:.1f}")
        treatment = "all of it, as in the claim" if step is record[-1] else step.treatment
        table.add_row(treatment, *cells, f"{step.acceleration:.2f}")
    return table


def _cures_table(own: Society) -> Table:
    columns = [*(f"in {month[:4]}" for month in own.cure_years), "without", "reached"]
    title = f"Share that can be cured; at the end, {own.months[1]}, without models; and reached: medians"
    table = make_table(title, "illness", columns)
    for each in own.cures:
        shares = (*each.curable, each.curable_without, each.reached)
        table.add_row(each.disease, *(percent(share, 1) for share in shares))
    return table


def _lives_table(own: Society) -> Table:
    title = f"Lives saved by {own.months[1]} by what models found"
    table = make_table(title, "illness", ["expected", "standard error", "5 %", "95 %"])
    for each in own.cures:
        own_mean = each.expected_lives_saved
        lives = (own_mean.mean, own_mean.standard_error, each.lives_saved[0], each.lives_saved[2])
        table.add_row(each.disease, *map(_count, lives))
    return table


def _jobs_table(answer: SocietyAnswer) -> Table:
    own = answer.society
    columns = ["exposed", *(f"end of {year[:4]}" for year in own.job_years)]
    table = make_table("Jobs gone, of 100: median, and 5 to 95 %", "group", columns)
    for each in own.occupations:
        table.add_row(each.name, percent(answer.exposure[each.name]), *map(_of_100, each.displaced))
    return table


def _beginners_table(own: Society) -> Table:
    columns = [f"end of {year[:4]}" for year in own.job_years]
    table = make_table("Beginners employed, of 100: median, and 5 to 95 %", "group", columns)
    for each in own.occupations:
        table.add_row(each.name, *map(_of_100, each.entry_level))
    return table


def _levels(own: Society) -> Table:
    columns = [own.months[0], *own.job_years]
    table = make_table("The whole economy, against no models: median, and 5 to 95 %", "", columns)
    table.columns[0].no_wrap = True
    for each in own.levels:
        write = times if each.name in ("wage", "research_speed") else lambda share: percent(share, 1)
        cells = (f"{write(s[1])} ({write(s[0])} to {write(s[2])})" for s in each.spreads)
        table.add_row(LEVELS[each.name], *cells)
    for each in own.prices:
        table.add_row(LEVELS[each.name], *(_people(spread) for spread in each.spreads))
    return table


def _odds(number: Expected) -> str:
    sure = f" (standard error {number.standard_error:.1f})" if isfinite(number.standard_error) else ""
    return f"{number.mean:.0f}{sure}"


def _sure(people: Expected) -> str:
    sure = f" ({_count(people.standard_error)})" if isfinite(people.standard_error) else ""
    return f"{_count(people.mean)}{sure}"


def _of_100(spread: Spread) -> str:
    return f"{100 * spread[1]:.0f} ({100 * spread[0]:.0f} to {100 * spread[2]:.0f})"


def _range(spread: Spread) -> str:
    return f"{percent(spread[1])} ({percent(spread[0])} to {percent(spread[2])})"


def _loss(spread: Spread) -> str:
    return _range((spread[2] - 1, spread[1] - 1, spread[0] - 1))


def _people(spread: Spread) -> str:
    return f"{_count(spread[1])} ({_count(spread[0])} to {_count(spread[2])})"


def _count(people: float) -> str:
    if people >= 1e6:  # noqa: PLR2004 - a million
        return f"{significant(people / 1e6, 2)} million"
    return f"{float(f'{people:.2g}'):,.0f}"
