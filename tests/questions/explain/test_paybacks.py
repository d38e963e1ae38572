"""Words of a lab's next model: a payback is what comes back for each dollar of its development."""

import pytest

from sixteenth.questions.explain.paybacks import BACK, number_of
from tests.questions.explain.runs import CENTRAL, LAB, asked
from tests.questions.told import told

LAB_AT = CENTRAL.settings.labels["lab"].index(LAB)


@pytest.mark.parametrize("way", BACK)
def test_a_payback_is_what_comes_back_for_each_dollar(way):
    number = number_of(asked(f"{way} payback"))
    cost, back, multiple = (piece.amounts[0] for piece in number.pieces(1))
    assert multiple == pytest.approx(back / cost) == pytest.approx(number.ranked[1])
    assert number.labels == {"vintage": "4"}
    gross = number.result.monthly["gross_profit"][:, LAB_AT, 3]
    best = (gross * number.result.monthly["discount_factor"])[:, 1].argmax()
    assert number.month_in(1) == (-1 if way == "causal" else best)
    assert told("explain", number.told)["payback"].startswith(f"{LAB}'s model 4 brings back ")
    assert told("explain", number.own(1))["in_it"].endswith("not the means over each other of all")
