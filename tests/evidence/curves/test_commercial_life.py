"""How long a model sells: known for sales that rise, stay and fall in known months."""

import numpy as np
import pytest

from sixteenth.evidence.curves.commercial_life import months_of_life

MONTHS = 24


def sales(*models: tuple[int, list[float]]) -> np.ndarray:
    """Write the sales of one lab in one draw: for each model its month of launch and what it sells from then on."""
    revenue = np.zeros((MONTHS, len(models), 1))
    for slot, (launch, sold) in enumerate(models):
        revenue[launch : launch + len(sold), slot, 0] = sold
    return revenue


@pytest.mark.parametrize(
    ("sold", "life"),
    [
        ([10.0] * 5, 5),
        ([1, 2, 10, 6, 5, 4.9], 5),
        ([10, 1, 12, 1], 3),
        ([10.0] * MONTHS, np.inf),
        ([10, 9, 8, 7, 6, 5], 6),
    ],
)
def test_a_model_lives_until_it_sells_less_than_half_of_its_most(sold, life):
    sold = sold[: MONTHS - 3]
    assert months_of_life(sales((3, sold)), 12) == [life]


def test_models_from_before_the_run_and_later_ones_are_not_counted():
    before, own, later = (0, [5.0] * 2), (2, [5.0] * 7), (15, [5.0] * 3)
    assert months_of_life(sales(before, own, later), 12) == [7]
    assert months_of_life(sales(before, later), 12).size == 0


def test_the_middle_of_several_is_told():
    assert months_of_life(sales((1, [5.0] * 3), (2, [5.0] * 9), (3, [5.0] * 4)), 12) == [4]
    assert months_of_life(sales((1, [5.0] * 3), (2, [5.0] * 9)), 12) == [6]


def test_each_draw_has_its_own_life():
    both = np.concatenate([sales((1, [5.0] * 3)), sales((1, [5.0] * 8))], axis=-1)
    assert list(months_of_life(both, 12)) == [3, 8]
