"""Findings of a comparison that tell an effect from a choice between plans nearly as good."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from model.comparison.altered import altered, idle
from model.comparison.dependence import CHANGE
from model.comparison.dependence import SHEET as DEPENDENCE
from model.comparison.findings import within_tolerance
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
    ([], None), (["A", "B", "C", "D"], "Changed: Scheme, 4 rows changed."),
])
def test_few_changed_rows_are_named(items: list[str], said: str | None) -> None:
    """Several cells of one row are one change; of many rows the sheet is named, and how many there are."""
    frame = pd.DataFrame({"Sheet": ["Scheme"] * len(items), "Item": items, "Change": ["changed"] * len(items)})
    table: Any = SimpleNamespace(frame=frame, sheet="Changed inputs")
    found = altered(table)
    assert (found and found.sentence) == said


def test_new_rows_are_told_sheet_by_sheet() -> None:
    """Proves: a reserve of 0 t, added as a facility with its stock, is told by the sheets on which its rows are new.

    Case 21: with more than three rows nothing was said of what had been changed.
    """
    rows = [("Facilities", "Store", "only in B"), ("Facilities", "Store", "only in B"), ("Stocks", "Store, oxide",
            "only in B"), ("Stocks", "Store, magnet", "only in B"), ("Scheme", "Outlay", "changed")]
    table: Any = SimpleNamespace(frame=pd.DataFrame(rows, columns=["Sheet", "Item", "Change"]), sheet="Changed inputs")
    found = altered(table)
    assert found is not None
    assert found.sentence == "Changed: Facilities, 1 row only in B; Stocks, 2 rows only in B; Scheme, 1 row changed."


@pytest.mark.parametrize(("item", "rates", "said"), [
    ("Rate ceiling", ["1850", "2150"], "since no bid asks for more than ₹ 2,150 per kg, and the scheme pays what a bid "
                                       "asks."),
    ("Rate ceiling", ["1850", "2500"], "since no result depends on it"),
    ("Outlay", ["1850", "2150"], "since no result depends on it"),
])
def test_what_changes_no_result_is_said_with_its_reason(item: str, rates: list[str], said: str) -> None:
    """Proves: a ceiling that is raised where bids ask for less is told to have changed nothing, and why.

    Case 19: nobody said that bids still ask for 1,850 to 2,150.
    """
    used = pd.DataFrame({"Sheet": "Bids", "Column": "Rate", "Value": rates})
    pair: Any = SimpleNamespace(frames=lambda sheet: (used, used))
    frame = pd.DataFrame([["Scheme", item, 2150.0, 3000.0]], columns=["Sheet", "Item", "A", "B"])
    table: Any = SimpleNamespace(frame=frame, sheet="Changed inputs")
    assert idle(pair, table).sentence.startswith(f"What was changed changed no result, {said}")
