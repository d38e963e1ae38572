"""Formulas of a ledger as a spreadsheet writes them."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

POWER, TIMES, PLUS, LOOSE = 4, 3, 2, 1
OPERATORS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", PLUS),
    ast.Sub: ("-", PLUS),
    ast.Mult: ("*", TIMES),
    ast.Div: ("/", TIMES),
    ast.Pow: ("^", POWER),
}
COMPARED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "=",
    ast.NotEq: "<>",
}
TOGETHER: dict[type[ast.operator], str] = {ast.BitAnd: "AND", ast.BitOr: "OR"}
WORDS = {"exp": "EXP", "log": "LN", "maximum": "MAX", "minimum": "MIN"}
WHERE, SUM_OF = "where", "sum_of"


@dataclass(frozen=True)
class Cells:
    """Where rows stand: the cell of a name, perhaps of a label, and the cells of all labels of a name."""

    cell: Callable[[str, str | None], str]
    all_of: Callable[[str], str]


def excel(formula: str, cells: Cells) -> str:
    """Return a formula, without its equals sign, that computes the same from cells.

    Raises:
        ValueError: when it has something that no ledger's formula has.

    """
    return _number(ast.parse(formula, mode="eval").body, cells)[0]


def _number(node: ast.expr, cells: Cells) -> tuple[str, int]:  # noqa: PLR0911 - a case for each kind of node
    """Return what computes a number, and how tightly it is bound."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return repr(value).upper(), POWER + 1
        case ast.Name(id=name):
            return cells.cell(name, None), POWER + 1
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() as label)):
            return cells.cell(name, label), POWER + 1
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"-{_within(operand, cells, POWER + 1)}", TIMES
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            sign, binds = OPERATORS[type(op)]
            return f"{_within(left, cells, binds)}{sign}{_within(right, cells, binds + 1)}", binds
        case ast.Call(func=ast.Name(id=word), args=operands) if word in WORDS:
            return f"{WORDS[word]}({','.join(_number(each, cells)[0] for each in operands)})", POWER + 1
        case ast.Call(func=ast.Name(id=word), args=[condition, then, otherwise]) if word == WHERE:
            parts = (_holds(condition, cells), _number(then, cells)[0], _number(otherwise, cells)[0])
            return f"IF({','.join(parts)})", POWER + 1
        case ast.Call(func=ast.Name(id=word), args=[ast.Name(id=name)]) if word == SUM_OF:
            return f"SUM({cells.all_of(name)})", POWER + 1
        case ast.Compare() | ast.BinOp():
            return f"IF({_holds(node, cells)},1,0)", POWER + 1
        case _:
            raise ValueError(ast.unparse(node))


def _within(node: ast.expr, cells: Cells, least: int) -> str:
    """Return an operand, in brackets where it is bound too loosely."""
    text, binds = _number(node, cells)
    return text if binds >= least else f"({text})"


def _holds(node: ast.expr, cells: Cells) -> str:
    """Return a condition: a comparison, several of them, or a flag that is not nothing."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return f"{_number(left, cells)[0]}{COMPARED[type(op)]}{_number(right, cells)[0]}"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in TOGETHER:
            return f"{TOGETHER[type(op)]}({_holds(left, cells)},{_holds(right, cells)})"
        case _:
            return f"{_within(node, cells, PLUS)}<>0"
