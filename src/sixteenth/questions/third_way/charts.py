"""The charts of `third_way`: the frontier that was found, and the policies of the list beside each other."""

from sixteenth.answers.chart import Chart

CHARTS = (
    Chart(
        "frontier",
        "frontier",
        "found",
        x="in_run",
        y="life_years",
        series="policy",
        error="error_of_life_years",
        error_of_x="error_of_run",
    ),
    Chart("risks", "bars", "policies", x="policy", y="in_run", error="error_of_run"),
)
