"""State: what a module names is never changed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.sources import SOURCES, ids

MUTATING = {"append", "extend", "insert", "remove", "pop", "clear", "update", "setdefault", "add", "discard", "sort"}
pytestmark = pytest.mark.quick


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_modules_keep_no_state(path):
    """Names of a module hold what never changes: upper case where they could, none rebound, none added to."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bound = {t.id: n for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign)
             for t in (n.targets if isinstance(n, ast.Assign) else [n.target]) if isinstance(t, ast.Name)}
    loose = [n for n, node in bound.items() if isinstance(node.value, ast.Dict | ast.List | ast.Set) and n != n.upper()]
    assert set(loose) <= {"__all__"}
    assert not list(changes(tree, set(bound)))


def changes(tree: ast.AST, names: set[str]) -> Iterator[str]:
    """Places where a function rebinds or changes a name of its module."""
    for node in (n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)):
        if isinstance(node, ast.Global):
            yield f"line {node.lineno}: global"
        match node:
            case ast.Subscript(ast.Name(name), ctx=ast.Store() | ast.Del()) if name in names:
                yield f"line {node.lineno}: {name}[…] ="
            case ast.Call(ast.Attribute(ast.Name(name), method)) if name in names and method in MUTATING:
                yield f"line {node.lineno}: {name}.{method}"


def test_a_change_of_state_would_be_found():
    tree = ast.parse("A = {}\nB = []\ndef f():\n    A[1] = 2\n    B.append(3)\ndef g():\n    global B\n")
    assert len(list(changes(tree, {"A", "B"}))) == 3
