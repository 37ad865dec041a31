"""Length: files and functions are short."""

from __future__ import annotations

import ast

import pytest

from tests.sources import EVERYTHING, ids

LINES, FUNCTION_LINES = 200, 40
pytestmark = pytest.mark.quick


def own_lines(node: ast.FunctionDef) -> int:
    """Lines of a function without those of functions inside it."""
    return lines(node) - sum(nested(n) for n in ast.iter_child_nodes(node))


def nested(node: ast.AST) -> int:
    """Lines of a function, or of those inside a block that is none."""
    return lines(node) if isinstance(node, ast.FunctionDef) else sum(nested(n) for n in ast.iter_child_nodes(node))


def lines(node: ast.FunctionDef) -> int:
    """Lines of a function, all of them."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


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
