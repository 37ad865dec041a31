"""Runs that are unlike: other years, other bidders, rows in another order, no plan, another version of the tool."""

from __future__ import annotations

import json
import math
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from model.comparison import Pair, read_run
from model.comparison.cautions import cautions
from model.comparison.compared import COMPARED, YEARS
from model.comparison.inputs import changed_inputs
from model.comparison.results import changed_results
from model.comparison.tables import comparison_tables
from model.reports import REPORTS
from model.reports.sheets.summary import COLUMNS as SUMMARY_COLUMNS
from model.tell.table import ReportTable
from tests.comparison.conftest import pair_of

pytestmark = pytest.mark.solve

PAIRS = (("plant", "a year more"), ("award", "two bidders"), ("plant", "award"), ("two bidders", "plant"))
Small = dict[str, Path]


def compared(small: Small, a: str, b: str) -> dict[str, ReportTable]:
    return {t.sheet: t for t in comparison_tables(pair_of(small[a], small[b]))}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_bridge_adds_up_to_the_difference_of_the_totals(small: Small, a: str, b: str) -> None:
    """Proves: no cost line is lost between two runs, whichever lines, years and bidders each has."""
    tables = compared(small, a, b)
    frame = tables["Cost bridge"].frame
    steps = frame[frame["Counts as"] == "line of national cost"]["B less A"].sum()
    cost = tables["Summary"].frame.set_index("Figure").loc["National cost"]
    assert steps == pytest.approx(cost["B"] - cost["A"], rel=1e-6)
    assert steps != pytest.approx(0.0, abs=1e-3)


def test_a_year_that_one_run_lacks_is_not_nought(small: Small) -> None:
    """Proves: a missing year is said to be missing. Without it: demand seems to jump from 0 t."""
    tables = compared(small, "plant", "a year more")
    frame = tables["Changed results"].frame
    made = frame[(frame["Sheet"] == "Demand met") & (frame["Quantity"] == "Made in India")]
    last = made[made["FY"] == "FY2029-30"].iloc[0]
    assert last["In"] == "only in B"
    assert math.isnan(last["A"])
    assert math.isnan(last["B less A"])
    line = tables["Dependence"].frame.set_index(["Measure", "Plan"])["FY2029-30"]
    assert math.isnan(line["Magnets by quantity", "A"])
    assert not math.isnan(line["Magnets by quantity", "B"])
    assert any("A plans FY2026-27 to FY2028-29, B FY2026-27 to FY2029-30" in c
               for c in cautions(pair_of(small["plant"], small["a year more"])))


def test_bidders_of_one_run_are_named(small: Small) -> None:
    pair = pair_of(small["award"], small["two bidders"])
    assert "Only in B bid: C." in cautions(pair)
    row = compared(small, "award", "two bidders")["Awards"].frame.set_index("Beneficiary").loc["C"]
    assert math.isnan(row["Award A"])
    assert row["Award B"] > 0


def test_rows_in_another_order_are_no_change(small: Small) -> None:
    """Proves: rows are matched by their keys. Without it: every price of another row seems to have changed."""
    a, b = (read_run(small[n]) for n in ("plant", "shuffled"))
    by_cell = [{(r["Sheet"], r["Cell"]): r["Value"] for r in run.sheets["Inputs used"].to_dict("records")}
               for run in (a, b)]
    assert by_cell[0] != by_cell[1]
    assert changed_inputs(Pair(a, b)).frame.empty


def test_a_changed_source_is_said_once_a_row(small: Small) -> None:
    run = read_run(small["plant"])
    frame = run.sheets["Inputs used"]
    rows = frame["Sheet"] == "Capacity"
    assert rows.sum() > 1
    other = replace(run, sheets={**run.sheets, "Inputs used": frame.assign(
        Confidence=frame["Confidence"].where(~rows, "inferred"))})
    found = changed_inputs(Pair(run, other)).frame
    assert found[["Sheet", "Column", "B"]].to_numpy().tolist() == [["Capacity", "Confidence", "inferred"]]


@pytest.mark.parametrize(("a", "b"), [("plant", "no plan"), ("no plan", "plant"), ("no plan", "no plan")])
def test_without_a_plan_only_inputs_are_compared(small: Small, a: str, b: str) -> None:
    tables = compared(small, a, b)
    assert list(tables) == ["Summary", "Changed inputs", "The two runs", "Chart data"]
    assert tables["Summary"].level == "caution"
    assert tables["Summary"].frame.empty
    assert any("has no plan" in f.sentence for f in tables["Summary"].findings)
    assert len(tables["Changed inputs"].frame) == (0 if a == b else 2)


def test_another_version_of_the_tool_is_said(small: Small, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(small["plant"], other)
    record = json.loads((other / "run.json").read_text(encoding="utf-8"))
    record["tool"]["version"], record["versions"]["highspy"] = "9.9.9", "8.8.8"
    (other / "run.json").write_text(json.dumps(record), encoding="utf-8")
    found = cautions(pair_of(small["plant"], other))
    assert len(found) == 2
    assert "version 9.9.9" in found[0]
    assert "HiGHS 8.8.8" in found[1]
    assert cautions(pair_of(small["plant"], small["plant"])) == []


def test_what_is_compared_stands_in_the_report() -> None:
    """Proves: a column that is renamed cannot fall out of the comparison unseen."""
    columns = {t.sheet: {c.name for c in t.columns} for t in REPORTS}
    columns["Summary"] = {c.name for c in SUMMARY_COLUMNS}
    for of in COMPARED:
        named = {*of.keys, *of.numbers, *of.words, *of.rows} - {YEARS}
        assert named <= columns[of.sheet], of.sheet


def test_a_change_of_any_compared_column_is_found(small: Small) -> None:
    """Proves: nothing that is compared is passed over."""
    run = read_run(small["award"])
    for of in (c for c in COMPARED if len(run.sheets.get(c.sheet, ()))):
        frame = of.taken(run.sheets[of.sheet])
        for column in (*of.numbers, *of.words):
            name = run.years[-1] if column == YEARS else column
            row = next((i for i in frame.index if frame[name][i] == frame[name][i]), None)
            if row is None:
                continue
            sheet = run.sheets[of.sheet].astype({name: object})
            old = sheet.loc[row, name]
            sheet.loc[row, name] = old + 1.0 if isinstance(old, float) else f"{old}, otherwise"
            numbers, words, _ = changed_results(Pair(run, replace(run, sheets={**run.sheets, of.sheet: sheet})))
            found = pd.concat([numbers.frame, words.frame])
            assert set(found["Sheet"]) == {of.sheet}, (of.sheet, column)
            assert len(found) == 1, (of.sheet, column)
