"""What a run is worth to people, as a table beside its sentences."""

from collections.abc import Sequence

from rich.table import Table

from sixteenth.answers.numbers import percent
from sixteenth.decide.welfare import Welfare
from sixteenth.interfaces.tables import make_table

WELFARE_RULE = (
    "Welfare is what people then have of consumption and life, with models and without counted equally far: for ever,"
    " or to a horizon (`welfare_after`). What models add to growth and the hazard that they bring both go on after the"
    " run for `welfare_reach`, at its last pace, and end. A larger curvature says that more consumption is worth less."
)


def welfare_table(views: Sequence[Welfare]) -> Table:
    """Return welfare gained against no models by view of what is good, with its spread, and the risk it would buy."""
    title = "Welfare gained against no models, by view of what is good"
    columns = ["expected", "standard error", "median", "5 %", "95 %", "acceptable odds", "standard error"]
    table = make_table(title, "curvature", columns)
    for each in views:
        gain = (each.expected_gain, each.expected_gain_error, each.gain[1], each.gain[0], each.gain[2])
        risk = (each.acceptable_risk, each.acceptable_risk_error)
        table.add_row(each.curvature, *(percent(share, 1) for share in (*gain, *risk)))
    return table
