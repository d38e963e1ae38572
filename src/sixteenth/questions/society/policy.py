"""Jobs by year without and with a policy, as a finding and a table."""

from collections.abc import Mapping, Sequence

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.society.policy_years import TOLD, PolicyYear
from sixteenth.questions.figures import columns_of

POLICY_RULE = Finding("policy_rule", {})
JOBS = "jobs_displaced"
NUMBERS: Mapping[str, Word] = {
    "jobs_displaced": Word("jobs_gone"),
    "entry_level_office_employment": Word("beginners_employed"),
    "unemployment": Word("unemployment"),
    "wage": Word("wage"),
    "added_output": Word("added_output"),
}
COUNTED_FROM_ONE = ("wage",)  # a multiple, told as a share more
PHASES = {
    "before": Word("before"),
    "during": Word("during"),
    "after": Word("after"),
    "throughout": Word("throughout"),
}


def policy_finding(policy: str, years: Sequence[PolicyYear]) -> Finding:
    """Say when a policy holds, and what it does to jobs by the end."""
    last = years[-1]
    jobs = last.differences[TOLD.index(JOBS)]
    held = [year_of(each) for each in years if each.phase == "during"]
    spans = {0: "policy_throughout", 1: "policy_in_a_year"}
    parts = {
        "policy": Figure(policy, "text"),
        "month": Figure(last.month, "month"),
        "before": Figure(jobs.before, "small_share"),
        "after": Figure(jobs.after, "small_share"),
        "difference": Figure(jobs.difference, "more_points_fine", jobs.standard_error),
        "error": Figure(jobs.standard_error, "points_fine_error"),
    }
    span = {"first": Figure(held[0], "text"), "last": Figure(held[-1], "text")} if held else {}
    return Finding(spans.get(len(held), "policy_in_years"), {**parts, **span}, rests_on=(JOBS,))


def policy_table(scenario: str, policy: str, futures: int, years: Sequence[PolicyYear]) -> Table:
    """Put each number without and with a policy, and what it changes, by year: means over the same futures."""
    columns = columns_of(
        {
            "number": "text",
            "year": "text",
            "phase": "text",
            "without": "small_share",
            "with": "small_share",
            "change": "more_points_fine",
            "change_error": "points_fine_error",
        }
    )
    rows = tuple(
        (
            *(NUMBERS[name], year_of(year), PHASES[year.phase]),
            *(number.before - one, number.after - one, number.difference, number.standard_error),
        )
        for at, (name, one) in enumerate((name, float(name in COUNTED_FROM_ONE)) for name in TOLD)
        for year in years
        for number in (year.differences[at],)
    )
    title = {"scenario": Figure(scenario, "text"), "policy": Figure(policy, "text"), "draws": Figure(futures, "count")}
    return Table("policy", columns, rows, title)


def year_of(year: PolicyYear) -> str:
    """Return the year whose end is told, such as 2028."""
    return year.month.partition("-")[0]
