"""World files hold equations and nothing else: no numbers from nowhere, no clocks, loops or chance (laws 1 to 5)."""

import ast

import pytest

from tests.house_rules.source import WORLD, equations_of, place, tree_of, world_files

NUMBERS_ALLOWED = {0, 1, 2, 12}
STATEMENTS_OF_A_WORLD_FILE = (ast.Import, ast.ImportFrom, ast.FunctionDef)
NOT_ARITHMETIC = (
    ast.For,
    ast.While,
    ast.With,
    ast.Try,
    ast.comprehension,
    ast.Global,
    ast.Nonlocal,
    ast.Lambda,
    ast.ClassDef,
    ast.AsyncFunctionDef,
    ast.Await,
    ast.Yield,
)


def numbers_from_nowhere(tree: ast.Module) -> list[ast.Constant]:
    """Find number literals that should be parameters with a source."""
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [
        node
        for node in constants
        if isinstance(node.value, int | float | complex)
        and not isinstance(node.value, bool)
        and node.value not in NUMBERS_ALLOWED
    ]


def stocks_misnamed(tree: ast.Module) -> list[ast.FunctionDef]:
    """Find functions that need their own output: they compute a closing balance without saying `next_`."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return [each for each in functions if each.name in {argument.arg for argument in each.args.args}]


def without_types(tree: ast.Module) -> list[ast.FunctionDef]:
    """Find public functions with an argument or a result that has no unit."""
    public = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name[0] != "_")
    return [
        each
        for each in public
        if each.returns is None or any(argument.annotation is None for argument in each.args.args)
    ]


def out_of_place(tree: ast.Module) -> list[ast.AST]:
    """Find what is neither an equation, nor its import, nor the file's docstring; and loops and clocks inside."""
    body = tree.body[1:] if ast.get_docstring(tree) else tree.body
    strangers: list[ast.AST] = [node for node in body if not isinstance(node, STATEMENTS_OF_A_WORLD_FILE)]
    return strangers + [node for node in ast.walk(tree) if isinstance(node, NOT_ARITHMETIC)]


def imports_from_the_future(tree: ast.Module) -> list[ast.ImportFrom]:
    """Find what would turn units into text that nobody reads."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return [node for node in imports if node.module == "__future__"]


RULES = [numbers_from_nowhere, stocks_misnamed, without_types, out_of_place, imports_from_the_future]


@pytest.mark.parametrize("rule", RULES)
def test_world_files_keep_the_rule(rule):
    assert [place(file, node) for file in world_files() for node in rule(tree_of(file))] == []


def test_an_equation_takes_named_arguments_without_defaults():
    def plain(arguments: ast.arguments) -> bool:
        return not (
            arguments.vararg
            or arguments.kwarg
            or arguments.kwonlyargs
            or arguments.posonlyargs
            or arguments.defaults
            or arguments.kw_defaults
        )

    assert [place(file, e) for file in world_files() for e in equations_of(file) if not plain(e.args)] == []


def test_every_equation_says_what_it_is():
    assert [place(file, e) for file in world_files() for e in equations_of(file) if not ast.get_docstring(e)] == []


def test_world_files_are_filed_by_subject():
    assert [place(file) for file in world_files() if file.parent == WORLD] == []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (numbers_from_nowhere, "def f(x: Share) -> Share:\n    return x * 0.35\n"),
        (numbers_from_nowhere, "def f(x: Share) -> Share:\n    return x ** -3\n"),
        (stocks_misnamed, "def cash(cash: USD, flow: USD) -> USD:\n    return cash + flow\n"),
        (without_types, "def f(x) -> Share:\n    return x\n"),
        (without_types, "def f(x: Share):\n    return x\n"),
        (out_of_place, "LIMIT = 2\n"),
        (out_of_place, "def f(x: Share) -> Share:\n    for _ in x:\n        pass\n    return x\n"),
        (out_of_place, "def f(x: Share) -> Share:\n    return sum(y for y in x)\n"),
        (imports_from_the_future, "from __future__ import annotations\n"),
    ],
)
def test_a_broken_rule_is_found(rule, source):
    assert len(rule(ast.parse(source))) == 1


@pytest.mark.parametrize("rule", RULES)
def test_an_equation_as_it_should_be_passes(rule):
    source = """
'''File.'''

from sixteenth.units import USD


def next_cash(cash: USD, flow: USD) -> USD:
    '''Cash after the month.'''
    return cash + (1 - 0.0) * flow * True
"""
    assert rule(ast.parse(source)) == []
