"""Operations: what data and formulation may do with a number of the workbook, so that it can be followed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.quick

MODEL = Path(__file__).resolve().parents[2] / "model"
FILES = [MODEL / "ground" / "finance.py", *sorted((MODEL / "data").rglob("*.py")),
         *sorted((MODEL / "formulation").rglob("*.py"))]
ASKING = {"isfinite", "isinf", "isnan", "inf", "nan"}
"""What of `math` only asks whether a number is one, which the tables of a variant are compared for anyway."""
LOSING = {"float", "sum"}
"""Built-in functions that hand back a plain number: one always, one with another last digit from Python 3.12 on."""


def losses(tree: ast.AST) -> Iterator[str]:
    """Places where a number would be followed no further, or differently in another version."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name(name)) if name in LOSING:
                yield f"line {node.lineno}: {name}(…)"
            case ast.Attribute(ast.Name("math"), name) if name not in ASKING:
                yield f"line {node.lineno}: math.{name}"
            case ast.Import() | ast.ImportFrom() if "numpy" in ast.unparse(node):
                yield f"line {node.lineno}: numpy"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(MODEL)))
def test_numbers_are_followed_through(path):
    """Proves: no loss that the recording could not count. `math` reads a number without asking it."""
    assert not list(losses(ast.parse(path.read_text(encoding="utf-8"))))


def test_a_loss_would_be_found():
    tree = ast.parse("import math\nimport numpy\na = float(x)\nb = sum(y)\nc = math.exp(x)\nd = math.isfinite(x)\n")
    assert len(list(losses(tree))) == 4
