"""A workbook with no scheme, from the blank template to both reports: the smallest there is, and one for profit."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from model.workbook.layout import FIRST_ROW, HEADING_ROW
from model.workbook.records import read_folder, years_of
from model.workbook.template.workbook import write
from runners import check, solve, template

pytestmark = pytest.mark.whole
PROFIT = Path(__file__).resolve().parents[1] / "published" / "steel_four_weeks"
SETTINGS = {"Plan name": "Two yards", "First year": "FY2026-27", "Last year": "FY2026-27", "Steps a year": 1,
            "Price year": "FY2026-27", "Discount rate": 0, "Case": "Base", "Cost side": "National", "Whole lots": "No",
            "Unlisted lanes": "barred", "Gap": 0, "Time limit": 60, "Limits to price": 5, "Trade-off points": 0,
            "Report year": "FY2026-27"}
YARD = {"Commodity": "Brick", "Case": "Base", "Country": "India", "Assured": "No", "Price rule": "own cost", "Cost": 0,
        "Currency": "₹", "Export control": "none", "Delay": 0}
TOWN = {"Commodity": "Brick", "Case": "Base", "Country": "India", "Kind": "must be served", "Embedded share": 0,
        "Cost of unmet demand": 10000, "Currency": "₹", "FY2026-27": 60}
AIM = {"Weight": 1, "Tolerance": 0, "Relative tolerance": 0}
WAY = {"Goods": "Brick", "Handling": 0, "Loss": 0, "Barred": "No"}
ROWS: dict[str, list[dict[str, Any]]] = {
    "Aims": [{**AIM, "Priority": 1, "Aim": "Unmet demand", "Tolerance unit": "t"},
             {**AIM, "Priority": 2, "Aim": "Cost", "Tolerance unit": "₹ crore"}],
    "Commodities": [{"Commodity": "Brick", "Kind": "other", "Nd+Pr": 0, "Dy": 0, "Tb": 0, "Surplus allowed": "No"}],
    "Supply": [{**YARD, "Supply": "North yard", "FY2026-27": 50}, {**YARD, "Supply": "South yard", "FY2026-27": 100}],
    "Demand and sales": [{**TOWN, "Market": "Hilltown"}, {**TOWN, "Market": "Seatown"}],
    "Freight": [{**WAY, "From": f, "To": t, "Cost": c * 1e7}
                for f, t, c in (("North yard", "Hilltown", 1), ("North yard", "Seatown", 3),
                                ("South yard", "Hilltown", 2), ("South yard", "Seatown", 1))],
}
"""A transport problem: nothing is made, so that six of the needed sheets have headings only."""
SCHEME_WORDS = re.compile(r"\b(award|incentive|subsid|beneficiar|viab|net worth)\w*", re.IGNORECASE)


def filled(path: Path) -> Path:
    """The blank template with the rows of the transport problem typed in."""
    assert template.main([str(path), "--sheets", "Freight", "--last", "FY2026-27"]) == 0
    book = openpyxl.load_workbook(path)
    form = book["Settings"]
    for row in range(FIRST_ROW, form.max_row + 1):
        form.cell(row, 2).value = SETTINGS.get(form.cell(row, 1).value)
    for title, rows in ROWS.items():
        type_in(book[title], rows)
    book.save(path)
    return path


def type_in(sheet: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Type rows below the headings."""
    column = {cell.value: cell.column for cell in sheet[HEADING_ROW] if cell.value}
    for number, values in enumerate(rows, FIRST_ROW):
        for heading, value in values.items():
            sheet.cell(number, column[heading]).value = value


def only_run(out: Path) -> Path:
    """The folder of the one run."""
    return out / (out / "LATEST.txt").read_text(encoding="utf-8").strip()


def total(run: Path, name: str) -> float:
    """The value of an expression without an index."""
    return float(pd.read_csv(run / "tables" / f"{name}.csv")["value"].iloc[0])


def assert_without_scheme(run: Path) -> None:
    """Both reports are there, and say nothing of a scheme but that checks found none of it."""
    assert json.loads((run / "run.json").read_text(encoding="utf-8"))["status"] == "optimal"
    sheets = set(openpyxl.load_workbook(run / "report.xlsx", read_only=True).sheetnames)
    assert not sheets & {"Decisions", "Incentive", "Subsidy", "Viability", "Budget", "Margins", "What the scheme buys",
                         "Compliance", "Lots", "Readings"}
    page = (run / "report.html").read_text(encoding="utf-8")
    body = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    before_proofs = body.split('id="checks"')[0]
    assert SCHEME_WORDS.findall(re.sub(r"<[^>]+>", " ", before_proofs)) == []


def test_headings_alone_will_do_on_six_sheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Proves: a transport problem needs no plants: 50 × 1 + 10 × 2 + 60 × 1 = ₹130 crore of freight.

    Without it: stages, routes and plants have to be made up before anything can be moved.
    """
    workbook = filled(tmp_path / "bricks.xlsx")
    assert check.main([str(workbook)]) == 0
    said = capsys.readouterr().err
    for title in ("Stages", "Recipes", "Facilities", "Capacity", "Prices", "Economy"):
        assert f"no row on {title}: " in said
    assert solve.main([str(workbook), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    run = only_run(tmp_path / "out")
    assert total(run, "national_cost") == pytest.approx(130.0)
    assert_without_scheme(run)


def test_the_margin_is_made_as_large_as_it_can_be(tmp_path: Path) -> None:
    """Proves: the least national cost is the largest margin where a market pays: 515.033 thousand dollars."""
    records = read_folder(PROFIT)
    write(tmp_path / "mill.xlsx", records, years_of(records))
    assert solve.main([str(tmp_path / "mill.xlsx"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    run = only_run(tmp_path / "out")
    assert total(run, "national_cost") == pytest.approx(-515.033)
    assert_without_scheme(run)
