"""An equation of the world as a formula of one lab's rows: labels written out, sums by row, numbers that are fixed.

It is written as Python would be: `base_tokens_sold * volume_multiplier`, `revenue['7'] - serving_cost['7']`,
`sum_of(model_cash_flow)`; with the words exp, log, maximum, minimum and where.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from sixteenth.engine.compose import MONTH

SUM_OF = "sum_of"
WORDS = ("exp", "log", "maximum", "minimum", "where")
SUM, AS_IS = "sum_over", "constant"


class UntoldError(Exception):
    """An equation looks along an axis, or uses a word, that rows of one lab cannot tell."""


@dataclass(frozen=True)
class Rows:
    """What a formula may name.

    `labelled` has, for a name with rows of its own, the axis of these; `entries` the labels of each such axis; `fixed`
    returns the number of a name, perhaps of a label, where it is written as a number.
    """

    labelled: Mapping[str, str]
    entries: Mapping[str, Sequence[str]]
    fixed: Callable[[str, str | None], float | None]
    known: frozenset[str]


def told_formula(expression: ast.expr, rows: Rows, label: str | None) -> str:
    """Return the formula of one row; `label` is its own, where it has one.

    Raises:
        UntoldError: when it cannot be written as arithmetic on rows.

    """
    return ast.unparse(ast.fix_missing_locations(_told(expression, rows, label)))


def _told(node: ast.expr, rows: Rows, label: str | None) -> ast.expr:  # noqa: PLR0911 - a case for each kind of node
    match node:
        case ast.Constant(value=int() | float()):
            return node
        case ast.Name(id=name):
            return _named(name, rows, label)
        case ast.BinOp(left=left, op=op, right=right):
            return _folded(ast.BinOp(_told(left, rows, label), op, _told(right, rows, label)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return ast.UnaryOp(ast.USub(), _told(operand, rows, label))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return ast.Compare(_told(left, rows, label), [op], [_told(right, rows, label)])
        case ast.Call(func=ast.Name(id=word), args=[only]) if word == AS_IS:
            return _told(only, rows, label)
        case ast.Call(func=ast.Name(id=word), args=[summed, ast.Name(id=axis)]) if word == SUM:
            return _sum(summed, axis.lower(), rows)
        case ast.Call(func=ast.Name(id=word), args=operands) if word in WORDS:
            return ast.Call(ast.Name(word), [_told(each, rows, label) for each in operands], [])
        case _:
            raise UntoldError(ast.unparse(node))


def _named(name: str, rows: Rows, label: str | None) -> ast.expr:
    if name == MONTH:
        return ast.Constant(1)
    number = rows.fixed(name, label)
    if number is not None:
        return number_node(number)
    if name not in rows.known:
        raise UntoldError(name)
    if name not in rows.labelled:
        return ast.Name(name)
    if label is None or label not in rows.entries[rows.labelled[name]]:
        raise UntoldError(name)
    return ast.Subscript(ast.Name(name), ast.Constant(label))


def number_node(number: float) -> ast.expr:
    """Return a number as it is written; one below nothing with its sign apart, so that powers bind it rightly."""
    size: float = int(abs(number)) if float(number).is_integer() else abs(float(number))
    return ast.UnaryOp(ast.USub(), ast.Constant(size)) if number < 0 else ast.Constant(size)


def _sum(summed: ast.expr, axis: str, rows: Rows) -> ast.expr:
    """Add up the rows of an axis: a name's own rows at once, anything else label by label."""
    if axis not in rows.entries:
        raise UntoldError(axis)
    if isinstance(summed, ast.Name) and rows.labelled.get(summed.id) == axis and rows.entries[axis]:
        return ast.Call(ast.Name(SUM_OF), [ast.Name(summed.id)], [])
    parts = [_told(summed, rows, label) for label in rows.entries[axis]]
    return reduce(lambda left, right: ast.BinOp(left, ast.Add(), right), parts) if parts else ast.Constant(0)


def _folded(node: ast.BinOp) -> ast.expr:
    """Leave out what multiplies or divides by one."""
    left, right = node.left, node.right
    if isinstance(node.op, ast.Mult) and _is_one(left):
        return right
    if isinstance(node.op, ast.Mult | ast.Div | ast.Pow) and _is_one(right):
        return left
    return node


def _is_one(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 1
