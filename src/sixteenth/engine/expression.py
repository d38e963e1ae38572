"""The body of an equation as one expression, read from its source: what another calculator can be told to compute."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any


class _Inlined(ast.NodeTransformer):
    """Put what local names stand for in their place."""

    def __init__(self, known: Mapping[str, ast.expr]) -> None:
        self.known = known

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Return what a name stands for; itself where it is an argument."""
        return deepcopy(self.known[node.id]) if node.id in self.known else node


def expression_of(function: Callable[..., Any]) -> ast.expr | None:
    """Return what an equation returns, its local names written out.

    None where its source is not at hand, or it is more than assignments to plain names and a result.
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return None
    known: dict[str, ast.expr] = {}
    head = tree.body[0]
    for part in head.body if isinstance(head, ast.FunctionDef) else ():
        match part:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                known[name] = _Inlined(known).visit(value)
            case ast.Return(value=ast.expr() as value):
                found: ast.expr = _Inlined(known).visit(value)
                return found
            case _:
                return None
    return None
