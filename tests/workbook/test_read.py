"""The reader on sound workbooks: what it makes of them, and what it takes in its stride."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest

from model.schema import BY_TITLE
from model.schema.column import SourcedRow
from model.workbook import read, tables_from
from model.workbook.layout import FIRST_ROW, HEADING_ROW, headings
from model.workbook.read.cells import Cell, SheetGrid
from model.workbook.records import read_folder, years_of
from tests.cases.grid import YEARS, drop_column, put, sound_grid
from tests.cases.messages import messages

pytestmark = pytest.mark.quick

INPUTS = Path(__file__).resolve().parents[2] / "inputs"


def rows_of(tables, title):
    return [p.values.model_dump() for p in tables.parsed[title]]


def test_sound_workbook_gives_no_message():
    assert messages(sound_grid()) == []


def test_values_are_typed():
    tables = tables_from(sound_grid())
    mine = tables.parsed["Supply"][0]
    assert (mine.values.supply, mine.values.assured, mine.values.cost) == ("Mine", False, 0.6)
    assert mine.years == dict.fromkeys(YEARS, 2000.0)
    assert tables.parsed["Capacity"][1].values.most == math.inf
    assert tables.parsed["Capacity"][1].values.lead_time == 1
    assert tables.parsed["Recipes"][1].low == {"amount": 8.8}
    assert tables.settings.discount_rate == 0.0
    assert tables.scheme.total_capacity == 150.0
    assert tables.years == YEARS


def test_every_value_keeps_its_address():
    tables = tables_from(sound_grid())
    assert tables.cell("Supply", 7, "FY2027-28") == "Supply!P7"
    assert tables.cell("Award sizes", 8, "net_worth") == "'Award sizes'!B8"
    assert tables.cell("Recipes", 8, "amount low") == "Recipes!G8"
    assert tables.form_cell("Settings", "plan_name") == f"Settings!B{FIRST_ROW}"


@pytest.mark.parametrize(("case", "most"), [("Low", 1500.0), ("Base", 2000.0), ("High", 2000.0)])
def test_chosen_case_is_taken(case, most):
    tables = tables_from(sound_grid(case=case))
    supply = tables.yearly["Supply"]
    assert set(supply[supply["supply"] == "Mine"]["value"]) == {most}
    assert tables.frames["Recipes"]["amount"][1] == {"Low": 8.8, "Base": 9.0, "High": 9.5}[case]


def test_other_units_are_converted():
    grid = sound_grid()
    for year in YEARS:
        put(grid, "Supply", year, "kt", 5)
        put(grid, "Supply", year, 2, 7)
        put(grid, "Supply", year, 1.5, 8)
    tables = tables_from(grid)
    assert set(tables.parsed["Supply"][0].years.values()) == {2000.0}
    assert [str(n) for n in tables.notes] == [
        "Supply!O5: the unit of 'FY2026-27' to 'FY2029-30' is kt; the numbers were converted to t."
    ]


def test_months_may_stand_for_whole_years():
    grid = sound_grid()
    put(grid, "Capacity", "Lead time", "months", 5)
    put(grid, "Capacity", "Lead time", 36, 7)
    put(grid, "Capacity", "Lead time", 12, 8)
    assert [p.values.lead_time for p in tables_from(grid).parsed["Capacity"][:2]] == [3, 1]


def test_names_are_compared_without_regard_to_case_and_spelt_one_way():
    grid = sound_grid()
    put(grid, "Capacity", "Stage", "SINTERING", 10)
    put(grid, "Demand and sales", "Country", "INDIA", 8)
    put(grid, "Commodities", "Group", "Magnets", 12)
    tables = tables_from(grid)
    assert tables.parsed["Capacity"][3].values.stage == "sintering"
    assert tables.parsed["Demand and sales"][1].values.country == "India"
    assert tables.parsed["Commodities"][5].values.group == "magnets"
    assert tables.notes == ()


def test_own_working_is_passed_over():
    grid = sound_grid()
    grid.sheets["# mine"] = SheetGrid({(1, 1): Cell("anything")})
    grid.sheets["Stages"].cells |= {(HEADING_ROW, 30): Cell("# colour"), (8, 30): Cell("red")}
    assert messages(grid) == []


def test_rows_above_the_headings_do_no_harm():
    grid = sound_grid()
    stages = grid.sheets["Stages"]
    stages.cells = {(row + 3, column): cell for (row, column), cell in stages.cells.items()}
    assert [p.row for p in tables_from(grid).parsed["Stages"]] == [10, 11, 12, 13, 14]


def test_headings_may_differ_in_case_and_spaces():
    grid = sound_grid()
    put(grid, "Capacity", "Capital cost", "capital  COST ", HEADING_ROW)
    assert messages(grid) == []


def test_order_of_columns_does_not_matter():
    grid, shuffled = sound_grid(), sound_grid()
    for title, sheet in shuffled.sheets.items():
        if not BY_TITLE[title].SHEET.form:
            columns = sorted({c for _, c in sheet.cells})
            to = dict(zip(columns, random.Random(1).sample(columns, len(columns)), strict=True))
            sheet.cells = {(r, to[c]): cell for (r, c), cell in sheet.cells.items()}
    one, other = tables_from(grid), tables_from(shuffled)
    for title in one.parsed:
        assert rows_of(one, title) == rows_of(other, title)


def test_columns_and_sheets_that_may_be_empty_may_be_left_out():
    grid = sound_grid()
    drop_column(grid, "Capacity", "Reference size")
    del grid.sheets["Stocks"]
    tables = tables_from(grid)
    assert tables.parsed["Capacity"][0].values.reference_size is None
    assert tables.frames["Stocks"].empty


def test_formula_with_a_value_is_used():
    grid = sound_grid()
    put(grid, "Capacity", "Capital cost", 0.5, formula="=1/2")
    assert tables_from(grid).parsed["Capacity"][0].values.capex == 0.5
    assert messages(grid) == []


@pytest.mark.parametrize("name", ["base", "bidding", "small"])
def test_shipped_workbook_reads_as_its_data_files(name):
    tables = read(INPUTS / f"repm_{name}.xlsx")
    records = read_folder(INPUTS / "data" / name)
    assert len(tables.sha256) == 64
    assert [n for n in tables.notes if n.severity == "stop"] == []
    for title, parsed in tables.parsed.items():
        kind = BY_TITLE[title]
        for row, record in zip(parsed, records.get(title, []), strict=True):
            values = {**row.values.model_dump(), **row.years}
            values |= {f"{n} low": v for n, v in row.low.items()} | {f"{n} high": v for n, v in row.high.items()}
            for heading in headings(kind, years_of(records)):
                assert as_read(record[heading.text], heading.field.kind) == values.get(heading.name), heading.text


def as_read(value, kind):
    """A data file's value as the reader types it."""
    if value == "no limit":
        return math.inf
    if kind == "yes/no" and value is not None:
        return value == "Yes"
    return value


def test_rows_without_a_source_class_are_read_too():
    assert not issubclass(BY_TITLE["References"], SourcedRow)
    assert tables_from(sound_grid()).parsed["References"][0].values.key == "test"
