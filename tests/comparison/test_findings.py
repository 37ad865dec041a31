"""Findings of a comparison that tell an effect from a choice between plans nearly as good."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from model.comparison.dependence import CHANGE
from model.comparison.dependence import SHEET as DEPENDENCE
from model.comparison.findings import altered, within_tolerance
from model.reports.sheets.dependence import HORIZON, QUANTITY

pytestmark = pytest.mark.quick


def told(change: float) -> list[str]:
    """What is said of a change of dependence where Aims lets 0.25 points be given up."""
    row = {"Sheet": "Aims", "Item": f"2, {QUANTITY}", "Column": "Tolerance", "Value": "0.25"}
    inputs = pd.DataFrame([row])
    pair: Any = SimpleNamespace(frames=lambda sheet: (inputs, inputs))
    frame = pd.DataFrame([[QUANTITY, CHANGE, change]], columns=["Measure", "Plan", HORIZON])
    tables: Any = {DEPENDENCE: SimpleNamespace(frame=frame)}
    return [f.sentence for f in within_tolerance(pair, tables)]


@pytest.mark.parametrize(("change", "said"), [(-0.25, True), (0.1, True), (0.3, False), (0.0, False)])
def test_a_change_within_the_tolerance_is_said_to_be_no_effect(change: float, said: bool) -> None:
    """Without it a planner reports as an effect what the plan may choose either way."""
    assert bool(told(change)) == said


@pytest.mark.parametrize(("items", "said"), [
    (["Rate ceiling"], "Changed: Scheme, Rate ceiling."), (["A", "A", "B"], "Changed: Scheme, A; Scheme, B."),
    ([], None), (["A", "B", "C", "D"], None),
])
def test_few_changed_rows_are_named(items: list[str], said: str | None) -> None:
    """Several cells of one row are one change; many rows are left to their table."""
    frame = pd.DataFrame({"Sheet": ["Scheme"] * len(items), "Item": items})
    table: Any = SimpleNamespace(frame=frame, sheet="Changed inputs")
    found = altered(table)
    assert (found and found.sentence) == said
