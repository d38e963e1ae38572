"""Nothing that is read can make Python run something: what could do that stands in few places, each with its reason."""

import ast
from collections.abc import Iterator

from tests.house_rules.source import SRC, python_files, tree_of

# Modules and calls by which data become code, and where they may stand nevertheless.
ALLOWED = {
    ("pickle", "engine/packets.py"): "what goes from a process of ours to another",
    ("exec", "scenarios/world/own_code.py"): "Python files that a scenario names, where somebody allows it",
    ("compile", "scenarios/world/own_code.py"): "as above",
    ("builtins.__import__", "scenarios/world/own_code.py"): "as above: of names that such a file may import",
}
DATA_TO_CODE = {
    *("pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve", "yaml", "runpy", "code", "subprocess"),
    *("os.system", "os.popen", "eval", "exec", "compile", "__import__", "builtins.__import__"),
}
SAFE_LOAD = "allow_pickle"


def named(node: ast.AST) -> Iterator[str]:
    """Yield the modules that a statement brings, and the name of what an expression calls."""
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
    elif isinstance(node, ast.Call):
        yield ast.unparse(node.func)


def test_what_turns_data_into_code_stands_where_it_is_meant():
    found = {
        (name, file.relative_to(SRC).as_posix())
        for file in python_files(SRC)
        for node in ast.walk(tree_of(file))
        for name in named(node)
        if name in DATA_TO_CODE
    }
    assert found == ALLOWED.keys()


def test_arrays_are_read_without_objects_in_them():
    """`numpy.load` runs what a file of objects says, unless told not to."""
    loads = [
        node
        for file in python_files(SRC)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("np.load", "numpy.load", "np.lib.format.read_array")
    ]
    assert loads
    for node in loads:
        told = next(each.value for each in node.keywords if each.arg == SAFE_LOAD)
        assert isinstance(told, ast.Constant), ast.unparse(node)
        assert told.value is False, ast.unparse(node)
