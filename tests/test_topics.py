"""The table of topics in CONTRIBUTING.md is what the tree holds."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from model.pages.source import topics
from model.schema import BY_TITLE
from model.studies import STUDIES
from tests.cases.worked_page import lines_of_tables

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = ("Topic", "Sheets", "Data", "Formulation", "Report", "Study", "Check")
NONE = "–"

pytestmark = pytest.mark.quick


def listed(column: str) -> list[str]:
    """What a column of the table names, row by row."""
    rows = [cells for _, head, cells in lines_of_tables(ROOT / "CONTRIBUTING.md") if tuple(head) == COLUMNS]
    named = [n.strip() for cells in rows for n in cells[COLUMNS.index(column)].split(",")]
    return [n for n in named if n != NONE]


def modules_in(path: str, name: str, folder: str = "") -> set[str]:
    """The modules of a package that a tuple of one of its files stands for."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    folder = folder or ".".join(Path(path).parent.parts)
    home = {a.name: n.module or "" for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names}
    values = [n.value for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign) and name in _targets(n)]
    assert len(values) == 1
    assert isinstance(values[0], ast.Tuple)
    words = [ast.unparse(e).partition(".")[0] for e in values[0].elts]
    return {w if home[w] == folder else home[w].rpartition(".")[2] for w in words}


def called_from(path: str) -> set[str]:
    """The modules of its package whose functions a file calls."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    home = {a.name: n.module or "" for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names}
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    topics = {home[n].rpartition(".")[2] for n in called & set(home) if n == n.lower()}
    return topics - {"dataclasses"}


def _targets(node: ast.Assign | ast.AnnAssign) -> list[str]:
    return [ast.unparse(t) for t in (node.targets if isinstance(node, ast.Assign) else [node.target])]


TREE: dict[str, Callable[[], set[str]]] = {
    "Sheets": lambda: set(BY_TITLE),
    "Data": lambda: called_from("model/data/__init__.py"),
    "Formulation": lambda: {t.name for t in topics()},
    "Report": lambda: {
        m for part in ("BEFORE", "AFTER")
        for m in modules_in("model/reports/catalogue.py", part, "model.reports.sheets")
    },
    "Study": lambda: modules_in("model/studies/__init__.py", "STUDIES"),
    "Check": lambda: modules_in("model/verify/__init__.py", "TOPICS"),
}


@pytest.mark.parametrize("column", TREE)
def test_table_of_topics_is_the_tree(column: str) -> None:
    named = listed(column)
    assert set(named) == TREE[column]()
    assert len(named) == len(set(named)), "a topic stands in one row"


def test_every_topic_of_the_formulation_has_its_test_file() -> None:
    missing = [t.name for t in topics() if not (ROOT / "tests" / "formulation" / f"test_{t.name}.py").is_file()]
    assert not missing


def test_every_study_is_named_as_its_file_and_has_its_test_file() -> None:
    assert {s.name for s in STUDIES} == TREE["Study"]()
    missing = [s.name for s in STUDIES if not (ROOT / "tests" / "studies" / f"test_{s.name}.py").is_file()]
    assert not missing
