"""What a run says of people, as findings: cures and what a delay costs, dated claims, beginners."""

from collections.abc import Mapping, Sequence

from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.expected import Expected
from sixteenth.decide.society.cure_record import CostOfDelay, CureStep
from sixteenth.decide.society.society import Dated, Society

RULES = (Finding("rated", {}), Finding("cures_rule", {}), Finding("jobs_rule", {}))
CLAIMS: Mapping[str, tuple[str, str, str]] = {  # by claim: its sentence, that where the run ends before, and on what
    "claims/P01": ("half_of_office_jobs", "half_of_office_jobs_later", "entry_level_office_employment"),
    "claims/P02": ("ten_percent_unemployed", "ten_percent_unemployed_later", "unemployment"),
}


def society_findings(
    own: Society, record: Sequence[CureStep], delay: CostOfDelay, measured: float
) -> tuple[Finding, ...]:
    """Say what a year's delay costs, what becomes of the dated claims, and what became of beginners."""
    return (
        _in_the_run(own),
        _beyond(own),
        _pace(record),
        _delay(delay),
        *map(_claim, own.claims),
        _beginners(own, measured),
    )


def _people(expected: Expected) -> Figure:
    return Figure(expected.mean, "counted", expected.standard_error)


def _people_error(expected: Expected) -> Figure:
    return Figure(expected.standard_error, "counted_error")


def _in_the_run(own: Society) -> Finding:
    delay = own.delay
    parts = {
        "last": Figure(own.months[1], "month"),
        "lives": _people(delay.expected_lives_saved),
        "lives_error": _people_error(delay.expected_lives_saved),
        "lives_low": Figure(delay.lives_saved[0], "counted"),
        "lives_median": Figure(delay.lives_saved[1], "counted"),
        "lives_high": Figure(delay.lives_saved[2], "counted"),
        "years": _people(delay.life_years_gained),
        "years_error": _people_error(delay.life_years_gained),
        "lost": _people(delay.expected_lives_lost),
        "lost_error": _people_error(delay.expected_lives_lost),
        "lost_low": Figure(delay.lives_lost[0], "counted"),
        "lost_median": Figure(delay.lives_lost[1], "counted"),
        "lost_high": Figure(delay.lives_lost[2], "counted"),
        "years_lost": _people(delay.life_years_lost),
    }
    return Finding("cures_in_the_run", parts, rests_on=("lives_saved_in_all", "life_months_gained"))


def _beyond(own: Society) -> Finding:
    later = own.delay.lives_a_year_once_delivered
    return Finding(
        "cures_beyond", {"lives": _people(later), "lives_error": _people_error(later)}, rests_on=("deaths_avertible",)
    )


def _pace(record: Sequence[CureStep]) -> Finding:
    """Put the claim of the interview beside what it took."""
    *_, step, whole = record
    parts = {
        "whole": Figure(whole.months, "in_years"),
        "pace": Figure(whole.acceleration, "hundredths"),
        "before": Figure(step.share_before, "share"),
        "step": Figure(step.months, "in_years"),
    }
    return Finding("pace_of_a_cure", parts, rests_on=("acceleration_between", "cure_pace"))


def _delay(delay: CostOfDelay) -> Finding:
    parts = {
        "months": Figure(delay.months_of_delay, "length"),
        "deaths": Figure(delay.deaths_a_year, "counted"),
        "if_all": Figure(delay.lives_if_all_are_treated, "counted"),
        "as_treated": Figure(delay.lives_as_treated, "counted"),
        "treated": Figure(delay.share_treated, "share"),
        "years": Figure(delay.life_years_as_treated, "counted"),
    }
    return Finding("cost_of_delay", parts, rests_on=("lives_lost_to_delay", "life_months_lost_to_delay"))


def _claim(claim: Dated) -> Finding:
    told, later, name = CLAIMS[claim.key]
    of = {"claim": Figure(claim.key, "text")}
    if claim.met_of_100 is None or claim.number is None:
        return Finding(later, of, rests_on=(name,))
    low, number, high = claim.number
    parts = {
        "met": Figure(claim.met_of_100.mean, "of_100", claim.met_of_100.standard_error),
        "met_error": Figure(claim.met_of_100.standard_error, "of_100_error"),
        "number": Figure(number, "share"),
        "low": Figure(low, "share"),
        "high": Figure(high, "share"),
    }
    return Finding(told, {**of, **parts}, rests_on=(name,))


def _beginners(own: Society, measured: float) -> Finding:
    """Say how many beginners are employed in the most exposed occupations, against no models; and what was measured."""
    low, middle, high = own.entry_level_at_start
    parts = {
        "first": Figure(own.months[0], "month"),
        "change": Figure(middle - 1, "share"),
        "change_low": Figure(low - 1, "share"),
        "change_high": Figure(high - 1, "share"),
        "measured": Figure(measured, "share"),
    }
    return Finding("beginners", parts, rests_on=("entry_level_where_most_exposed",))
