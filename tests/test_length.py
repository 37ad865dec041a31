"""Length: files and functions are short."""

from __future__ import annotations

import ast

import pytest

from tests.sources import EVERYTHING, ids

LINES, FUNCTION_LINES = 200, 40
pytestmark = pytest.mark.quick


def own_lines(node: ast.AST) -> int:
    """Lines of a function without those of functions inside it."""
    inner = sum(n.end_lineno - n.lineno + 1 for n in ast.iter_child_nodes(node) if isinstance(n, ast.FunctionDef))
    deeper = sum(own_nested(n) for n in ast.iter_child_nodes(node) if not isinstance(n, ast.FunctionDef))
    return node.end_lineno - node.lineno + 1 - inner - deeper  # type: ignore[attr-defined]


def own_nested(node: ast.AST) -> int:
    """Lines of functions inside a block that is no function."""
    if isinstance(node, ast.FunctionDef):
        return int(node.end_lineno or 0) - node.lineno + 1
    return sum(own_nested(n) for n in ast.iter_child_nodes(node))


@pytest.mark.parametrize("path", EVERYTHING, ids=ids)
def test_files_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert own_lines(node) <= FUNCTION_LINES, f"{node.name} has {own_lines(node)} lines"


def test_lines_of_inner_functions_count_for_themselves():
    inner = "    if 1:\n        def g():\n            pass\n            pass\n    def h():\n        pass\n"
    tree = ast.parse("def f():\n" + inner)
    assert {n.name: own_lines(n) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)} == {"f": 2, "g": 3, "h": 2}
