"""The verifier shares no code with what makes a plan, and forgets no result."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import model.verify
from model.verify import DECISIONS, verify
from tests.verify.plans import flows, lots, scheme

MAY_IMPORT = {
    "model.schema", "model.case.change", "model.case.change_text", "model.case.tables", "model.ground", "model.verify",
}
NOT_CHECKED = {"tie_break_aim"}
"""Results that say nothing about the plan: they only choose between equal plans."""


@pytest.mark.quick
def test_nothing_is_imported_that_makes_a_plan():
    folder = Path(model.verify.__file__).parent
    ours = {name for file in folder.glob("*.py") for name in _imports(file)}
    assert not [n for n in ours if n.startswith("model.") and not any(f"{n}.".startswith(f"{a}.") for a in MAY_IMPORT)]
    assert {n.split(".")[0] for n in ours} <= {
        "__future__", "collections", "dataclasses", "functools", "itertools", "math", "model", "pandas", "pathlib",
        "typing",
    }


@pytest.mark.solve
@pytest.mark.parametrize("case", [scheme, lots, flows])
def test_no_result_is_forgotten(case):
    """Without it: a new cost line or measure would be believed unchecked."""
    checked = {f.check for f in verify(case().tables, case().copy()).findings}
    assert set(case().copy()) - checked - set(DECISIONS) <= NOT_CHECKED


def _imports(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    return named + [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
