from rich.console import Console

from sixteenth.evidence.compare import Comparison
from sixteenth.interfaces.comparison_table import comparison_table


def printed(*comparisons: Comparison) -> str:
    console = Console(width=160, color_system=None)
    with console.capture() as captured:
        console.print(comparison_table(comparisons))
    return captured.get().replace("│", " ")


INSIDE = Comparison("run-rate", "2025-12-31", 9.0, 9.0, (8.0, 9.5, 123.4), "bn USD", "a newspaper")
OUTSIDE = Comparison("price falls", "2025", 9.0, 900.0, (3.6, 4.0, 4.9), "x", "a study")


def test_each_fact_stands_beside_the_run_with_its_verdict():
    text = printed(INSIDE, OUTSIDE)
    assert "1 of 2 inside" in text
    inside = next(line for line in text.splitlines() if "run-rate" in line)
    assert inside.split() == ["run-rate,", "bn", "USD", "2025-12-31", "9.00", "8.00", "9.50", "123", "inside"]
    outside = next(line for line in text.splitlines() if "price falls" in line)
    assert outside.split() == ["price", "falls", "2025", "9.00", "to", "900", "3.60", "4.00", "4.90", "outside"]


def test_nothing_to_compare_is_an_empty_table():
    assert "0 of 0 inside" in printed()
