"""Mutants of a source file: the same text with one thing wrong."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FLIPPED = {ast.LtE: ">=", ast.GtE: "<=", ast.Eq: "<="}
WORDS = {ast.LtE: "≤ turned", ast.GtE: "≥ turned", ast.Eq: "= made ≤"}


@dataclass(frozen=True)
class Mutant:
    """One wrong text of a file.

    Attributes:
        file: name of the file.
        line: where it differs.
        what: what was done, with the text it was done to.
        text: the whole wrong file.
    """

    file: str
    line: int
    what: str
    text: str

    def __str__(self) -> str:
        """File, line and what was done."""
        return f"{self.file}:{self.line}: {self.what}"


def mutants_of(path: Path) -> list[Mutant]:
    """Every mutant of a file of the formulation, in the order of its lines."""
    source = path.read_bytes()
    tree = ast.parse(source)
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def span(node: ast.expr) -> tuple[int, int]:
        last, after = int(node.end_lineno or 0), int(node.end_col_offset or 0)
        return starts[node.lineno - 1] + node.col_offset, starts[last - 1] + after

    def text(node: ast.expr) -> str:
        begin, end = span(node)
        return source[begin:end].decode()

    found = []
    for what, node, new in _changes(tree, text):
        begin, end = span(node)
        wrong = source[:begin] + new.encode() + source[end:]
        said = " ".join(text(node).split())
        found.append(Mutant(path.name, node.lineno, f"{what}: {said}", wrong.decode()))
    return sorted(found, key=lambda m: (m.line, m.what))


def _changes(tree: ast.AST, text: Callable[[ast.expr], str]) -> Iterator[tuple[str, ast.expr, str]]:
    """What is done, to which part, and the text in its place; docs and set-up are left alone."""
    for node in _code(tree):
        if isinstance(node, ast.BinOp):
            yield from _sums(node, text)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield "sign dropped", node, f"({text(node.operand)})"
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in FLIPPED:
            kind = type(node.ops[0])
            yield WORDS[kind], node, f"{text(node.left)} {FLIPPED[kind]} {text(node.comparators[0])}"
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield "condition dropped", test, "True"
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
            yield from _swapped(node.slice, text)


def _sums(node: ast.BinOp, text: Callable[[ast.expr], str]) -> Iterator[tuple[str, ast.expr, str]]:
    left, right = text(node.left), text(node.right)
    if any(isinstance(side, ast.List | ast.Constant) and not isinstance(getattr(side, "value", 0), int | float)
           for side in (node.left, node.right)):
        return
    if isinstance(node.op, ast.Add | ast.Sub):
        yield "sign flipped", node, f"({left} {'-' if isinstance(node.op, ast.Add) else '+'} {right})"
        yield "second term dropped", node, f"({left})"
        yield "first term dropped", node, f"({right})" if isinstance(node.op, ast.Add) else f"(-({right}))"
    elif isinstance(node.op, ast.Mult):
        yield "second factor dropped", node, f"({left})"
        yield "first factor dropped", node, f"({right})"
    elif isinstance(node.op, ast.Div):
        yield "divisor dropped", node, f"({left})"


def _swapped(index: ast.Tuple, text: Callable[[ast.expr], str]) -> Iterator[tuple[str, ast.expr, str]]:
    parts = [text(e) for e in index.elts]
    for n in range(len(parts) - 1):
        if parts[n] != parts[n + 1]:
            turned = [*parts[:n], parts[n + 1], parts[n], *parts[n + 2:]]
            yield "index letters swapped", index, ", ".join(turned)


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """Every part that is neither a type nor a decorator."""
    if isinstance(node, ast.arg | ast.Import | ast.ImportFrom):
        return
    yield node
    children = node.body if isinstance(node, ast.FunctionDef) else ast.iter_child_nodes(node)
    for child in children:
        if not (isinstance(node, ast.AnnAssign) and child is node.annotation):
            yield from _code(child)
