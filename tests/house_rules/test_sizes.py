"""Files, functions and equations stay as small as the house asks (laws 1 and 2 of its design)."""

import ast
import statistics

from tests.house_rules.source import SRC, TESTS, Function, equations_of, functions_of, place, python_files, world_files

FILE_LINES = 400
FUNCTION_LINES = 80
EQUATION_STATEMENTS = 14
EQUATION_STATEMENTS_MEDIAN = 1
EQUATION_STATEMENTS_OF_NINE_IN_TEN = 6
EQUATION_ARGUMENTS = 8


def lines_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def statements_of(function: Function) -> int:
    """Count every statement of a body, nested ones too, but for the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return sum(isinstance(node, ast.stmt) for statement in body for node in ast.walk(statement))


def all_statements() -> list[int]:
    return [statements_of(equation) for file in world_files() for equation in equations_of(file)]


def test_files_are_short():
    counts = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files(SRC)}
    assert {file: count for file, count in counts.items() if count > FILE_LINES} == {}


def test_functions_are_short():
    for folder in (SRC, TESTS):
        for file in python_files(folder):
            long = [place(file, each) for each in functions_of(file) if lines_of(each) > FUNCTION_LINES]
            assert long == []


def test_no_equation_has_too_many_statements():
    for file in world_files():
        assert [place(file, e) for e in equations_of(file) if statements_of(e) > EQUATION_STATEMENTS] == []


def test_nine_equations_in_ten_are_shorter_still():
    counts = sorted(all_statements())
    assert counts[: len(counts) * 9 // 10][-1:] <= [EQUATION_STATEMENTS_OF_NINE_IN_TEN]


def test_the_usual_equation_is_one_statement():
    assert statistics.median(all_statements() or [0]) <= EQUATION_STATEMENTS_MEDIAN


def test_no_equation_has_too_many_arguments():
    for file in world_files():
        assert [place(file, e) for e in equations_of(file) if len(e.args.args) > EQUATION_ARGUMENTS] == []


def test_a_statement_is_counted_wherever_it_stands():
    source = 'def f(x):\n    """Say."""\n    if x:\n        y = 1\n    return y\n'
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert statements_of(function) == 3
    assert lines_of(function) == 5
