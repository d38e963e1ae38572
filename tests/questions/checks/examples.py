"""Facts beside a run, made up."""

from sixteenth.evidence.curves.compare import Comparison

INSIDE = Comparison(
    "Ana run-rate", "2025-12-31", 9.0, 9.0, (8.0, 9.5, 123.4), "bn USD", "a newspaper", ("a/b",), role="later"
)
OUTSIDE = Comparison("price fall, same quality", "to 2025-03-01", 9.0, 900.0, (3.6, 4.0, 4.9), "x", "a study")
