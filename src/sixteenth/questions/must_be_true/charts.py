"""Charts of a condition: break-evens in units of each input's own spread, and what each way brings."""

from collections.abc import Mapping, Sequence

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure
from sixteenth.answers.table import Table

MOVED = {"joint": "score", "tilt": "move"}  # tables of inputs that are moved together, and by how much


def charts(tables: Sequence[Table], about: Mapping[str, Figure]) -> tuple[Chart, ...]:
    """Return a chart of what each way brings, of inputs moved together, and of break-evens where there are any."""
    found: list[Chart] = []
    for table in tables:
        name, keys = table.called, [column.key for column in table.columns]
        if table.key.startswith("ways"):
            found.append(Chart("ways", "bars", name, keys[0], keys[1], error=keys[2], title=dict(about)))
        elif table.key in MOVED:
            found.append(Chart(table.key, "dots", name, "input", MOVED[table.key], zero=True, title=dict(about)))
        elif table.key.startswith("beliefs") and any(row[keys.index("score")] is not None for row in table.rows):
            error = "score_error"
            found.append(Chart("beliefs", "dots", name, "input", "score", error=error, zero=True, title=dict(about)))
    return tuple(found)
