"""Every public module, class and function says more than its name (law 15)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.source import SRC, place, python_files, tree_of

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public_parts(body: list[ast.stmt]) -> Iterator[Documented]:
    """Walk public functions and classes, and the public methods of those classes."""
    for node in body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_parts(node.body)


def is_overload(node: Documented) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in node.decorator_list)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def says_more_than_its_name(node: Documented) -> bool:
    """Tell whether the first line of a docstring adds a word to the name."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name)
    told = (ast.get_docstring(node) or "").split("\n")[0]
    return bool(words_of(told) - words_of(name.replace("_", " ")) - {"a", "an", "the", "of"})


def undocumented(file: Path) -> list[str]:
    nodes = [node for node in public_parts(tree_of(file).body) if not is_overload(node)]
    return [place(file, node) for node in nodes if not says_more_than_its_name(node)]


def test_every_module_says_what_it_is_for():
    assert [place(file) for file in python_files(SRC) if not ast.get_docstring(tree_of(file))] == []


def test_every_public_name_says_more_than_its_name():
    assert [where for file in python_files(SRC) for where in undocumented(file)] == []


def test_a_repeated_name_is_no_docstring():
    tree = ast.parse('def gross_margin():\n    """The gross margin."""\ndef f():\n    """What is left."""\n')
    assert [says_more_than_its_name(node) for node in public_parts(tree.body)] == [False, True]
