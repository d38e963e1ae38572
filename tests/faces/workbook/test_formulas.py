"""Formulas as a spreadsheet writes them."""

import pytest

from sixteenth.faces.workbook.formulas import Cells, excel

CELLS = Cells(
    lambda name, label: name.upper() if label is None else f"{name.upper()}_{label}", lambda name: f"{name}:all"
)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("a + b - c", "A+B-C"),
        ("a - (b - c)", "A-(B-C)"),
        ("a * (b + 1) / c", "A*(B+1)/C"),
        ("a / (b * c)", "A/(B*C)"),
        ("a / b / c", "A/B/C"),
        ("-a ** 2", "-(A^2)"),
        ("(-a) ** 2", "(-A)^2"),
        ("a * -b", "A*(-B)"),
        ("a - -b", "A--B"),
        ("(a ** b) ** c", "A^B^C"),
        ("a ** (b ** c)", "A^(B^C)"),
        ("2.5e-06 * a", "2.5E-06*A"),
        ("exp(-log(2) / a)", "EXP(-LN(2)/A)"),
        ("maximum(a, minimum(b, 0))", "MAX(A,MIN(B,0))"),
        ("a['7'] - b['7']", "A_7-B_7"),
        ("sum_of(a) - b", "SUM(a:all)-B"),
        ("where(a, b, c)", "IF(A<>0,B,C)"),
        ("where((a >= 1) & (b < 2), c, 0)", "IF(AND(A>=1,B<2),C,0)"),
        ("(a > b) * c", "IF(A>B,1,0)*C"),
        ("(a > 0) | (b > 0)", "IF(OR(A>0,B>0),1,0)"),
        ("where((a + b) & c, 1, 0)", "IF(AND(A+B<>0,C<>0),1,0)"),
    ],
)
def test_it_computes_the_same(formula, told):
    assert excel(formula, CELLS) == told


@pytest.mark.parametrize("formula", ["a[b]", "lookup(a)", "[a]", "a if b else c"])
def test_what_no_ledger_has_is_an_error(formula):
    with pytest.raises(ValueError, match=r"\w"):
        excel(formula, CELLS)
