"""The page of the base case: every number in its tables is the tool's, every number in its text stands in a table."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model import verbs
from model.case.change import Change, apply
from model.planning.program import program_of
from model.planning.solve import solve_one
from model.reports import Material, report_tables
from model.studies import as_good
from model.studies.as_good import ALL, DEPENDENCE
from model.studies.made import Made
from model.workbook.records import read_folder
from tests.cases.curves import curves
from tests.cases.shipped import Shipped
from tests.cases.worked_page import VALUE, Place, Stated, allowed, lines_of_tables, miss, stated, sums
from tests.reports.conftest import RUN
from tests.studies.asking import answer_of

INPUTS = Path(__file__).resolve().parents[1] / "inputs"
PAGE = INPUTS / "BASE_CASE.md"
SHOWN = ("Stop spread over the year", "No oxide sold abroad")
"""Readings that are solved again here."""
STUDIES = ("designs", "as_good", "cases", "readings", "profits")
MOST_STEP, MOST_TONNES, MOST_CRORE = 1200.0, 300.0, 50.0
"""t/a from one point of a curve to the next; t/a and ₹ crore between parts and whole lots."""
NO_NUMBER = re.compile(r"FY\d{4}-\d{2}|`[^`]*`|^\d\. ")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
IN_ALL = "in all"
"""Word of a place whose rows add up; else exactly one is meant."""
WORDS = re.compile("[, +-]+")
Found = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def tables(shipped: Shipped) -> Found:
    """Sheets of the workbook, tables of the chosen plan, and sheets of its report."""
    result = shipped.result("base")
    assert result.chosen.solution is not None
    program = result.program
    listed = program.tables.frames["Readings"]
    few = {**program.tables.frames, "Readings": listed[listed["reading"].isin(SHOWN)]}
    both = replace(result, program=replace(program, tables=replace(program.tables, frames=few)))
    verification = verbs.verify(program.tables, result.chosen.solution.tables)
    with pytest.MonkeyPatch.context() as patch:
        every = as_good._figures
        patch.setattr(as_good, "_figures", lambda asked: (f for f in every(asked) if f[0] in (ALL, DEPENDENCE)))
        answers = {n: answer_of(n, both if n == "readings" else result) for n in STUDIES}
    report = report_tables(Material(result, verification, RUN, Made(answers)))
    found = {title: pd.DataFrame(rows) for title, rows in read_folder(INPUTS / "data" / "base").items()}
    made = {f"report/{t.sheet}": t.frame for t in report} | {"curve": curves(result)}
    return found | dict(result.chosen.solution.tables) | made


@pytest.mark.whole
def test_every_number_in_a_table_is_the_tools(tables: Found) -> None:
    cells = [c for c in stated(PAGE) if c.text]
    wrong = []
    for cell in cells:
        found = sum(value_at(tables, place, cell) for place in cell.places)
        if not abs(found - number(cell.text)) <= allowed("≈" + plain(cell.text), 0):  # nor where there is none
            wrong.append(f"line {cell.line}, {cell.header}: the page says {cell.text}, the tool {found:.6g}")
    assert not wrong, "\n".join(wrong)
    assert len(cells) > 180


@pytest.mark.whole
@pytest.mark.parametrize("what", ["price of a point", "chance of a stop"])
def test_awards_never_fall_and_make_no_large_step(tables: Found, what: str) -> None:
    """Proves: what is worth more, or feared more, never awards less; no input is a switch.

    Sensitivity: with one loss for all markets awards jump from none to all between two chances.
    """
    awards = tables["curve"].query("what == @what")["awards"]
    steps = awards.diff().dropna()
    assert len(steps) == 5
    assert steps.min() >= -1e-6 * MOST_STEP
    assert steps.max() <= MOST_STEP


@pytest.mark.whole
def test_whole_lots_come_to_nearly_the_same(tables: Found) -> None:
    """Proves: awards in parts stand for whole lots: by at most 300 t/a and ₹50 crore of the total."""
    designs = tables["report/Designs"].set_index("Design")
    parts, lots = designs.loc["best"], designs.loc["best in lots"]
    assert abs(lots["Awards"] - parts["Awards"]) <= MOST_TONNES, "Awards of Designs!A7 and A13"
    assert 0 <= lots["Total"] - parts["Total"] <= MOST_CRORE, "Total of Designs!A7 and A13"


@pytest.mark.whole
def test_one_average_year_is_as_good_as_each_of_them(shipped: Shipped) -> None:
    """Proves: with years after the plan one by one, awards, gap and cost differ by less than 1 %.

    Sensitivity: tax of one year for all of them would make the gap a quarter too large.
    """
    one = shipped.result("base").chosen
    each = solve_one(program_of(apply(shipped.tables("base"), [Change("Settings", "run_on_as", "each year")]).tables))
    assert one.solution is not None
    assert each.solution is not None
    assert (len(one.solution["capital_cost"]), len(each.solution["capital_cost"])) == (11, 18)
    for name in ("national_cost", "viability_gap_aim"):
        assert one.solution.value(name) == pytest.approx(each.solution.value(name), rel=0.01), name
    given, other = (p.solution["award"].set_index("beneficiary")["value"] for p in (one, each) if p.solution)
    assert given.to_numpy() == pytest.approx(other.to_numpy(), rel=0.01, abs=1.0)
    assert given.sum() > MOST_STEP


@pytest.mark.whole
def test_every_design_is_verified_and_its_worth_adds_up(tables: Found) -> None:
    """Proves: no design has figures that the independent check refuses, and worth is the sum of its parts."""
    designs = tables["report/Designs"]
    assert set(designs["Status"]) == {"optimal"}
    parts = designs[["Cost saved", "Stops saved", "Points saved", "Public money saved"]].sum(axis=1)
    assert parts.to_numpy() == pytest.approx(designs["Worth"].to_numpy(), abs=5e-3)
    saved = (designs["Total"].iloc[0] - designs["Total"]).to_numpy()
    assert designs["Worth"].to_numpy() == pytest.approx(saved, abs=5e-3)


@pytest.mark.quick
def test_every_table_says_where_its_numbers_stand() -> None:
    assert not [line for line, headings, _ in lines_of_tables(PAGE) if not {"Where", "Arithmetic"} & set(headings)]


@pytest.mark.quick
def test_every_sum_is_right() -> None:
    found = sums(PAGE)
    assert not [f"line {line}: {text}" for line, text in found if miss(text)[0] > miss(text)[1]]
    assert len(found) == 3


@pytest.mark.quick
def test_every_number_of_the_text_stands_in_a_table() -> None:
    known = {abs(number(c.text)) for c in stated(PAGE) if c.text}
    lines = enumerate(PAGE.read_text(encoding="utf-8").splitlines(), 1)
    text = [(i, NO_NUMBER.sub("", line)) for i, line in lines if not line.startswith("|")]
    said = [(i, number(n)) for i, line in text for n in NUMBER.findall(line) if "November" not in line or n != "2026"]
    assert not [(i, n) for i, n in said if not {n, n / 100} & known]
    assert len(said) > 5


def number(text: str) -> float:
    """A number as the page writes it."""
    return float(plain(text))


def plain(text: str) -> str:
    """A number without digit groups and with a plain minus."""
    return text.replace(",", "").replace("−", "-").strip()


def value_at(tables: Found, place: Place, cell: Stated) -> float:
    """The value at a place, in the column of the heading or in the rows that the heading picks too."""
    frame = tables[place.table]
    across = cell.header in frame.columns
    words = place.words if across or cell.header == VALUE else (*place.words, cell.header)
    added, words = IN_ALL in words, tuple(w for w in words if w != IN_ALL)
    for word in words:
        frame = frame[frame.map(lambda v, word=word: spelt(v) == spelt(word)).any(axis=1)]
    values = frame[cell.header if across else place.column or "value"].tolist()
    count = len(values)
    assert count == 1 or (added and count), f"line {cell.line}, {cell.header}: {count} rows of {place.table}"
    return sum(map(float, values))


def spelt(value: Any) -> str:
    """A name without the signs that part places on the page."""
    return WORDS.sub(" ", str(value))
