"""Equations as mathematics: brackets where they are needed and nowhere else, for every equation of the world."""

import ast

import pytest
from latex2mathml.converter import convert

from docs.mathematics import NotMathematics, mathematics
from tests.house_rules.source import world_files


def function(body: str, arguments: str = "a, b, c") -> ast.FunctionDef:
    (found,) = ast.parse(f"def x({arguments}):\n    {body}").body
    assert isinstance(found, ast.FunctionDef)
    return found


def written(expression: str) -> str:
    (line,) = mathematics(function(f"return {expression}"))
    return (
        line.removeprefix(r"\text{x} = ")
        .replace(r"\text", "")
        .replace("{a}", "a")
        .replace("{b}", "b")
        .replace("{c}", "c")
    )


@pytest.mark.parametrize(
    ("expression", "formula"),
    [
        ("a + b - c", "a + b - c"),
        ("a - (b - c)", r"a - \left(b - c\right)"),
        ("a - (b + c) * 2", r"a - \left(b + c\right) \cdot 2"),
        ("a * b * c", r"a \cdot b \cdot c"),
        ("(a + b) * -c", r"\left(a + b\right) \cdot \left(-c\right)"),
        ("a / (b + c)", r"\frac{a}{b + c}"),
        ("(a / b) ** c", r"{\left(\frac{a}{b}\right)}^{c}"),
        ("a ** (1 / 2)", r"{a}^{\frac{1}{2}}"),
        ("a * (b > 0)", r"a \cdot \left[b > 0\right]"),
        ("(a > b) & (b <= c)", r"\left[a > b \land b \le c\right]"),
        ("maximum(a - b, 0)", r"\max\left(a - b, 0\right)"),
        ("log(a) * exp(b)", r"\ln\left(a\right) \cdot \exp\left(b\right)"),
        ("sum_over(a + b, Lab) / c", r"\frac{\sum_{{lab}} \left(a + b\right)}{c}"),
        ("sum_over(a, Lab) * c", r"\left(\sum_{{lab}} a\right) \cdot c"),
        ("where(a > b, c, 0)", r"\begin{cases} c & {if } a > b \\ 0 & {otherwise} \end{cases}"),
        ("c + where(a, b, 0)", r"c + \left(\begin{cases} b & {if } a \\ 0 & {otherwise} \end{cases}\right)"),
        ("constant(0.5) * a", r"0.5 \cdot a"),
        ("entry_at(a, Lab, b)", r"{entry at}_{{lab}}\left(a, b\right)"),
    ],
)
def test_brackets_stand_where_they_are_needed(expression, formula):
    assert written(expression) == formula


def test_names_have_the_axes_of_their_units():
    cash = ast.parse("def next_cash(rent: USD[Lab, OwnVintage]) -> USD[Lab]:\n    paid = rent\n    return paid").body[0]
    assert isinstance(cash, ast.FunctionDef)
    assert mathematics(cash) == [
        r"\text{paid} = \text{rent}_{\text{lab, own vintage}}",
        r"\text{next cash}_{\text{lab}} = \text{paid}",
    ]


def test_a_long_sum_goes_on_in_further_lines():
    (line,) = mathematics(function("return " + " + ".join(f"a_rather_long_name_{n}" for n in range(6))))
    assert line.startswith(r"\begin{array}{l} \text{x} = \text{a rather long name 0}")
    assert r" \\ \quad + " in line


@pytest.mark.parametrize("body", ["return a if b else c", "return [a]", "return a @ b", "a.b = c"])
def test_what_is_no_equation_is_refused(body):
    with pytest.raises(NotMathematics):
        mathematics(function(body))


def test_every_equation_of_the_world_is_shown_by_a_browser():
    nodes = (node for file in world_files() for node in ast.parse(file.read_text(encoding="utf-8")).body)
    equations = [node for node in nodes if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    assert len(equations) > 700
    for equation in equations:
        for formula in mathematics(equation):
            assert "<mi>&</mi>" not in convert(formula), equation.name
