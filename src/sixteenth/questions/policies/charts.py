"""The charts of `policies`: differences over the years with their errors, and bars of them in the end."""

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure
from sixteenth.decide.society.policies import Policies

OVER_YEARS = ("risk_by_year", "lives_by_year", "jobs_by_year")
AT_THE_END = ("risk", "lives")


def charts_of(found: Policies) -> tuple[Chart, ...]:
    """Return the charts of a page, which name what the policies are measured against, and when."""
    first = {"first": Figure(found.first, "text")}
    last = {**first, "month": Figure(max(each.month for each in found.dated), "month")}
    return (
        *(
            Chart(
                name,
                "band",
                name,
                "month",
                "change",
                series="policy",
                error="error",
                zero=True,
                title=first,
                part="full",
            )
            for name in OVER_YEARS
        ),
        *(
            Chart(f"{name}_at_the_end", "bars", "ends", "policy", name, error=f"{name}_error", zero=True, title=last)
            for name in AT_THE_END
        ),
    )
