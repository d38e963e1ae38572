"""What something is from month to month: the same as applying every change that holds, month by month."""

from hypothesis import given
from hypothesis import strategies as st

from sixteenth.engine.timeline import make_timeline

SPANS = st.lists(st.tuples(st.integers(-2, 9), st.one_of(st.none(), st.integers(-2, 12))), max_size=8)


@given(SPANS)
def test_a_month_has_the_changes_that_hold_in_it_in_their_order(spans):
    nothing: tuple[int, ...] = ()
    timeline = make_timeline(nothing, spans, lambda number, before: (*before, number))
    for month in range(-4, 15):
        holding = [
            number for number, (first, until) in enumerate(spans) if first <= month and (until is None or month < until)
        ]
        assert timeline.at(month) == tuple(holding)


def test_lasting_changes_in_order_are_applied_once_each():
    applied: list[int] = []

    def change(number: int, before: int) -> int:
        applied.append(number)
        return before + 1

    timeline = make_timeline(0, [(month, None) for month in range(1000)], change)
    assert applied == list(range(1000))
    assert (timeline.at(-1), timeline.at(500), timeline.at(5000)) == (0, 501, 1000)
