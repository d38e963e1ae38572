"""The equations of the world as mathematics: each function as LaTeX, its names as people say them.

A name has its axes below it, as its annotation says; a comparison in brackets counts 1 where it holds and 0 where not.
"""

import ast
from collections.abc import Callable, Iterator, Mapping

NEXT_ROW = r" \\ "
LONGEST = 76  # letters of a line, after which a sum or a product goes on in the next one
OPERATORS: Mapping[type, str] = {
    ast.Gt: ">",
    ast.GtE: r"\ge",
    ast.Lt: "<",
    ast.LtE: r"\le",
    ast.Eq: "=",
    ast.NotEq: r"\ne",
    ast.BitAnd: r"\land",
    ast.BitOr: r"\lor",
}
SUM, PRODUCT, POWER, WHOLE = 1, 2, 3, 4  # how tightly a part holds together


class NotMathematics(ValueError):  # noqa: N818 - it says what was found
    """Something that an equation of the world may not hold."""


def mathematics(function: ast.FunctionDef) -> list[str]:
    """Return a function as formulas, one for each statement: what it is called inside, and at last what it gives."""
    axes = {each.arg: _axes(each.annotation) for each in function.args.args}
    written = _Written(axes)
    found: list[str] = []
    for statement in function.body:
        if isinstance(statement, ast.Assign):
            found += [written.line(_plain(name), value) for name, value in _assigned(statement)]
        elif isinstance(statement, ast.Return) and statement.value is not None:
            left = _name(function.name, _axes(function.returns))
            found.append(written.line(left, statement.value))
    return found


def _assigned(statement: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name that a statement gives a value, with it."""
    (target,), value = statement.targets, statement.value
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from ((ast.unparse(name), each) for name, each in zip(target.elts, value.elts, strict=True))
    else:
        raise NotMathematics(ast.unparse(statement))


class _Written:
    """Expressions of one function, whose arguments have axes."""

    def __init__(self, axes: Mapping[str, tuple[str, ...]]) -> None:
        self.axes = axes

    def line(self, left: str, right: ast.expr) -> str:
        """Write an equation; a long sum or product goes on in further lines."""
        parts = list(self._parts(right))
        rows, row = list[str](), f"{left} ="
        for part in parts:
            if len(_seen(row)) + len(_seen(part)) > LONGEST and not row.endswith("="):
                rows.append(row)
                row = rf"\quad {part}"
            else:
                row = f"{row} {part}"
        rows.append(row)
        return rows[0] if len(rows) == 1 else rf"\begin{{array}}{{l}} {NEXT_ROW.join(rows)} \end{{array}}"

    def _parts(self, node: ast.expr) -> Iterator[str]:
        """Yield the terms of a sum, or the factors of a product, each after the first with its sign."""
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            sign = "+" if isinstance(node.op, ast.Add) else "-"
            yield from self._parts(node.left) if _strength(node.left) == SUM else [self.held(node.left, SUM)]
            yield f"{sign} {self.held(node.right, SUM if sign == '+' else PRODUCT)}"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            yield from self._parts(node.left) if _is_product(node.left) else [self.held(node.left, PRODUCT)]
            yield rf"\cdot {self.held(node.right, PRODUCT)}"
        else:
            yield self.written(node)

    def held(self, node: ast.expr, strength: int) -> str:
        """Write a part, in brackets where it would fall apart in what stands round it."""
        text = self.written(node)
        return text if _strength(node) >= strength else rf"\left({text}\right)"

    def written(self, node: ast.expr) -> str:
        """Write an expression."""
        if isinstance(node, ast.Name):
            return _name(node.id, self.axes.get(node.id, ()))
        if isinstance(node, ast.Constant):
            return f"{node.value:g}" if isinstance(node.value, float) else str(node.value)
        if isinstance(node, ast.UnaryOp):
            sign = "-" if isinstance(node.op, ast.USub) else r"\lnot "
            return f"{sign}{self.held(node.operand, PRODUCT)}"
        if isinstance(node, ast.BinOp):
            return self._operation(node)
        if isinstance(node, ast.Compare):
            return rf"\left[{self._comparison(node)}\right]"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._word(node.func.id, node.args)
        raise NotMathematics(ast.unparse(node))

    def _operation(self, node: ast.BinOp) -> str:
        if isinstance(node.op, ast.Div):
            return rf"\frac{{{self.written(node.left)}}}{{{self.written(node.right)}}}"
        if isinstance(node.op, ast.Pow):
            return rf"{{{self.held(node.left, WHOLE)}}}^{{{self.written(node.right)}}}"
        if isinstance(node.op, ast.BitAnd | ast.BitOr):
            sides = [self.condition(each) for each in (node.left, node.right)]
            return rf"\left[{f' {OPERATORS[type(node.op)]} '.join(sides)}\right]"
        if isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
            return " ".join(self._parts(node))
        raise NotMathematics(ast.unparse(node))

    def _comparison(self, node: ast.Compare) -> str:
        (operator,), (right,) = node.ops, node.comparators
        return f"{self.written(node.left)} {OPERATORS[type(operator)]} {self.written(right)}"

    def condition(self, node: ast.expr) -> str:
        """Write what holds or does not: a comparison needs no bracket there."""
        return self._comparison(node) if isinstance(node, ast.Compare) else self.written(node)

    def _word(self, word: str, given: list[ast.expr]) -> str:
        writing = WORDS.get(word)
        if writing is not None:
            return writing(self, given)
        told = ", ".join(self.written(each) for each in given if not _is_axis(each))
        below = ",".join(_axis(each) for each in given if _is_axis(each))
        return rf"\text{{{word.replace('_', ' ')}}}{f'_{{{below}}}' if below else ''}\left({told}\right)"


def _over(sign: str) -> Callable[[_Written, list[ast.expr]], str]:
    """Return how a word is written that an axis disappears by."""
    return lambda self, given: rf"{sign}_{{{_axis(given[1])}}} {self.held(given[0], PRODUCT)}"


def _function(sign: str) -> Callable[[_Written, list[ast.expr]], str]:
    return lambda self, given: rf"{sign}\left({', '.join(map(self.written, given))}\right)"


def _cases(self: _Written, given: list[ast.expr]) -> str:
    condition, then, otherwise = given
    first = rf"{self.written(then)} & \text{{if }} {self.condition(condition)}"
    return rf"\begin{{cases}} {first} \\ {self.written(otherwise)} & \text{{otherwise}} \end{{cases}}"


def _itself(self: _Written, given: list[ast.expr]) -> str:
    return self.written(given[0])


WORDS: Mapping[str, Callable[[_Written, list[ast.expr]], str]] = {
    "constant": _itself,
    "exp": _function(r"\exp"),
    "log": _function(r"\ln"),
    "maximum": _function(r"\max"),
    "minimum": _function(r"\min"),
    "where": _cases,
    "sum_over": _over(r"\sum"),
    "largest_over": _over(r"\max"),
    "smallest_over": _over(r"\min"),
}
LOOSE = {"where": 0, "sum_over": SUM, "largest_over": SUM, "smallest_over": SUM}  # they would take in what follows


def _strength(node: ast.expr) -> int:
    if isinstance(node, ast.BinOp):
        of_operators = {ast.Add: SUM, ast.Sub: SUM, ast.Mult: PRODUCT, ast.Div: POWER, ast.Pow: POWER}
        return of_operators.get(type(node.op), WHOLE)
    if isinstance(node, ast.UnaryOp):
        return SUM
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "constant":
            return _strength(node.args[0])
        return LOOSE.get(node.func.id, WHOLE)
    return WHOLE


def _is_product(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)


def _axes(annotation: ast.expr | None) -> tuple[str, ...]:
    """Return the axes of a unit as it is written, such as those of `USD[Lab, Vintage]`."""
    if not isinstance(annotation, ast.Subscript):
        return ()
    listed = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
    return tuple(_axis_name(each) for each in listed)


def _axis_name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]


def _is_axis(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id[:1].isupper()


def _axis(node: ast.expr) -> str:
    return rf"\text{{{_lower(_axis_name(node))}}}"


def _lower(axis: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in axis).strip()


def _plain(name: str) -> str:
    return rf"\text{{{name.replace('_', ' ')}}}"


def _name(name: str, axes: tuple[str, ...]) -> str:
    below = ", ".join(map(_lower, axes))
    return _plain(name) + (rf"_{{\text{{{below}}}}}" if below else "")


def _seen(text: str) -> str:
    """Return about what is seen of a formula, to tell how long it is."""
    for sign in (r"\text", r"\left", r"\right", r"\frac", r"\begin", r"\end", r"\quad", r"\cdot", "{", "}", "_", "\\"):
        text = text.replace(sign, "")
    return text
