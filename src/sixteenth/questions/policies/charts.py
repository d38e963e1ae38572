"""The charts of `policies`: differences over the years with their intervals, and bars of them in the end."""

from sixteenth.answers.chart import Chart

OVER_YEARS = ("risk_by_year", "lives_by_year", "jobs_by_year")

CHARTS = (
    *(
        Chart(
            name, "line", name, x="month", y="change", series="policy", low="low", high="high", zero=True, part="full"
        )
        for name in OVER_YEARS
    ),
    Chart("risk_at_the_end", "bars", "ends", x="policy", y="risk", error="risk_error", zero=True),
    Chart("lives_at_the_end", "bars", "ends", x="policy", y="lives", error="lives_error", zero=True),
)
