"""What a planner sees in Excel and what is read: results that were never calculated, commas, percents in tonnes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.ground.errors import InputProblems
from model.schema import SHEETS as SHEETS_OF
from model.workbook import read, tables_from
from model.workbook.layout import UNIT_ROW
from model.workbook.read.cells import Cell, SheetGrid, load
from model.workbook.read.formulas import worked_out
from tests.cases.grid import place, put, sound_grid
from tests.cases.messages import messages
from tests.mutation.mistakes import places

V02 = Path(__file__).parents[1] / "cases" / "v02" / "repm_small.xlsx"
SHEETS = {"A": SheetGrid({(1, 1): Cell(2.0), (2, 1): Cell(3.0), (3, 1): Cell(0, "=A1*A2"), (4, 1): Cell("word")}),
          "My sheet": SheetGrid({(1, 2): Cell(10.0)})}


@pytest.mark.quick
@pytest.mark.parametrize(("formula", "value"), [
    ("=800*2", 1600.0), ("=A1+A2", 5.0), ("=$A$1*-A2", -6.0), ("='My sheet'!B1/4", 2.5), ("=SUM(A1:A2)", 5.0),
    ("=SUM(A1:A3,1)", 12.0), ("=A3", 6.0), ("=ROUND(10/3,2)", 3.33), ("=MAX(A1,A2)^2", 9.0), ("=50%*A1", 1.0),
    ("=AVERAGE(A1:A2)", 2.5), ("=+A9", 0.0), ("=IF(A1>1,2,3)", None), ("=VLOOKUP(A1,A1:A2,1)", None), ("=A4*2", None),
    ("=Nowhere!A1", None), ("=A1/0", None), ("=__import__('os')", None), ("=SUM(A1:XFD1048576)", None), ('="a"', None),
])
def test_simple_formulas_are_worked_out_and_no_others(formula: str, value: float | None) -> None:
    found = worked_out(formula, "A", SHEETS)
    assert found == (None if value is None else pytest.approx(value))


@pytest.mark.quick
def test_a_formula_that_leads_to_itself_comes_to_nothing() -> None:
    assert worked_out("=A1+1", "A", {"A": SheetGrid({(1, 1): Cell(0, "=A1+1")})}) in (None, pytest.approx(22.0, abs=30))


def written(tmp_path: Path, formula: str, stored: float, uncalculated: bool) -> Path:
    """The small workbook of 0.2.0 with a formula for the demand of FY2027-28 and its stored result in the file."""
    path, out = tmp_path / "a.xlsx", tmp_path / "plan.xlsx"
    book = openpyxl.load_workbook(V02)
    at = place(load(V02), "Demand and sales", "FY2027-28", 7)
    cell = book["Demand and sales"].cell(*at, value=formula)
    book.calculation.fullCalcOnLoad = uncalculated
    book.save(path)
    mark = f"<f>{formula.removeprefix('=')}</f><v></v>", f"<f>{formula.removeprefix('=')}</f><v>{stored:g}</v>"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode() if name.startswith("xl/worksheets/sheet") else old.read(name)
            new.writestr(name, data.replace(*mark).replace(mark[0].replace("<v></v>", "<v />"), mark[1])
                         if isinstance(data, str) else data)
    assert cell.data_type == "f"
    return out


@pytest.mark.solve
def test_a_stored_nought_of_a_program_that_does_not_calculate(tmp_path: Path) -> None:
    """Proves: 0 stored for 800*2 is a stop at its cell that says 1,600; the right result stored is read.

    Sensitivity: planned with 0, dependence would be 40.0 instead of 40.9 % without a word.
    """
    with pytest.raises(InputProblems, match=r"the file holds 0 for =800\*2, which is 1,600\. Open the file in Excel"):
        read(written(tmp_path, "=800*2", 0.0, True))
    right = read(written(tmp_path, "=800*2", 1600.0, True)).parsed["Demand and sales"]
    assert right[0].years["FY2027-28"] == 1600.0


@pytest.mark.solve
@pytest.mark.parametrize(("uncalculated", "stopped"), [(True, True), (False, False)])
def test_a_nought_that_nobody_can_work_out(tmp_path: Path, uncalculated: bool, stopped: bool) -> None:
    """Proves: 0 for a formula of another kind is a stop where the file says that nothing was calculated, else 0."""
    path = written(tmp_path, '=IF("a"="b",1,0)', 0.0, uncalculated)
    try:
        read(path)
        found = False
    except InputProblems as error:
        found = "says itself that it was not calculated" in str(error)
    assert found is stopped


@pytest.mark.quick
@pytest.mark.parametrize(("text", "said"), [
    ("0,250", "'0,250' is not a number: thousands never begin with 0 and have three digits each. Type 0.250 if"),
    ("12,5", "'12,5' is not a number: thousands never begin with 0 and have three digits each. Type 12.5 if"),
    ("1.234,5", "'1.234,5' is not a number."), ("00,250", "'00,250' is not a number"),
])
def test_a_comma_before_a_fraction(text: str, said: str) -> None:
    grid = sound_grid()
    put(grid, "Capacity", "Capital cost", text)
    assert [m for m in messages(grid) if m.startswith("stop Capacity!") and said in m]


@pytest.mark.quick
@pytest.mark.parametrize(("text", "value"), [("1,200", 1200.0), ("12,34,567", 1234567.0), ("1,234.5", 1234.5)])
def test_thousands_as_they_are_written(text: str, value: float) -> None:
    grid = sound_grid()
    put(grid, "Demand and sales", "FY2027-28", text)
    assert tables_from(grid).parsed["Demand and sales"][0].years["FY2027-28"] == value


LISTS = {k.SHEET.title for k in SHEETS_OF if not k.SHEET.form}
SHARES = sorted({(p.title, p.name) for p in places(sound_grid()) if p.field is not None and p.field.kind == "number"
                 and p.field.column.unit not in ("1", "as named")})


@pytest.mark.quick
@pytest.mark.parametrize(("title", "name"), SHARES, ids=[f"{t} {n}" for t, n in SHARES])
def test_a_share_in_a_column_of_tonnes_or_money(title: str, name: str) -> None:
    """Proves: 30 % in any column of numbers that are no shares is a stop at its cell; 0.3 t would be taken else."""
    grid = sound_grid()
    at = next(p for p in places(grid) if (p.title, p.name) == (title, name) and (p.position[1] == 2 or title in LISTS))
    grid.sheets[title].cells[at.position] = Cell(0.3, number_format="0%")
    assert [m for m in messages(grid) if m.startswith(f"stop {at.where}: the cell shows 30%, and a share is no ")]


@pytest.mark.quick
@pytest.mark.parametrize("value", [5.6e-17, 1e-12, 1e-8])
def test_the_remainder_of_a_formula_is_nothing(value: float) -> None:
    """Proves: a demand of such a remainder is 0, told at its cell; before, the tool failed."""
    grid = sound_grid()
    put(grid, "Demand and sales", "FY2027-28", value)
    assert [m for m in messages(grid) if m.startswith("note 'Demand and sales'!") and "was read as 0" in m]
    assert tables_from(grid).parsed["Demand and sales"][0].years["FY2027-28"] == 0.0


@pytest.mark.quick
@pytest.mark.parametrize(("value", "style", "said"), [
    (1.01, "0%", "101%; it must be at most 100%"), (1.01, "General", "101%; it must be at most 100%"),
    (85.0, "General", "85 means 8,500% here. Type 85% (or 0.85)."),
])
def test_a_share_beyond_its_bound_says_the_bound(value: float, style: str, said: str) -> None:
    """Proves: 101 % is told to be too much, and 85 to be a percentage without its sign."""
    grid = sound_grid()
    grid.sheets["Capacity"].cells[place(grid, "Capacity", "Availability", 7)] = Cell(value, number_format=style)
    (message,) = messages(grid)
    assert said in message.replace("above 0% and at most", "at most")


@pytest.mark.quick
def test_a_unit_cleared_has_one_message() -> None:
    grid = sound_grid()
    grid.sheets["Capacity"].cells.pop(place(grid, "Capacity", "Lead time", UNIT_ROW))
    assert messages(grid) == ["stop Capacity!T5: the unit of 'Lead time' is empty; the tool needs years. Type the unit "
                              "back."]


@pytest.mark.quick
def test_a_unit_of_a_form_is_converted_with_a_note() -> None:
    """Proves: forms and lists convert alike and say so; ₹ 1,00,000 lakh are ₹ 1,000 crore."""
    grid = sound_grid()
    row, column = place(grid, "Scheme", "Outlay")
    grid.sheets["Scheme"].cells[row, column] = Cell(100_000.0)
    grid.sheets["Scheme"].cells[row, column + 1] = Cell("₹ lakh")
    assert [m for m in messages(grid) if "the unit of 'Outlay' is ₹ lakh; the number was converted to ₹ crore" in m]
    law = tables_from(grid).scheme
    assert law is not None
    assert law.outlay == pytest.approx(1000.0)
