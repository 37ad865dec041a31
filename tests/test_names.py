"""Names: a class has its own, and whatever a helper of the tests imports is there; mypy sees to the rest."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator

import pytest

from tests.sources import EVERYTHING, SOURCES, ids

pytestmark = pytest.mark.quick


def missing(tree: ast.AST) -> Iterator[str]:
    """Names of ours that are imported, wherever in a file, and are not there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).partition(".")[0] in ("model", "runners", "tests"):
            module = importlib.import_module(str(node.module))
            for name in (a.name for a in node.names):
                is_module = hasattr(module, "__path__") and importlib.util.find_spec(f"{node.module}.{name}")
                if not is_module and not hasattr(module, name):
                    yield f"{node.module}.{name}"


def test_every_name_that_is_imported_exists() -> None:
    """Proves: tools that no test runs whole, such as benchmarks and mutants, follow when a name moves."""
    helpers = [p for p in EVERYTHING if ids(p).startswith("tests") and not p.name.startswith("test_")]
    trees = {ids(path): ast.parse(path.read_text(encoding="utf-8")) for path in helpers}
    assert trees
    assert {path: lost for path, tree in trees.items() if (lost := list(missing(tree)))} == {}


def test_a_name_that_has_moved_would_be_found() -> None:
    tree = ast.parse("def f():\n    from runners.solve import BASE, main\n    from model import verbs\n")
    assert list(missing(tree)) == ["runners.solve.BASE"]


def test_class_names_are_unique():
    places: dict[str, list[str]] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(ids(path))
    assert not {name: where for name, where in places.items() if len(where) > 1}
