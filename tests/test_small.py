"""The worked example: every number on its page is what the tool finds, and every sum on it is right."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model import verbs
from model.workbook.records import read_folder
from tests.cases.worked_page import VALUE, Place, Stated, allowed, lines_of_tables, miss, number, stated, sums
from tests.studies.asking import prices

ROOT = Path(__file__).resolve().parents[1]
PAGE, WORKBOOK = ROOT / "inputs" / "repm_small.md", ROOT / "inputs" / "repm_small.xlsx"
ROUNDING = 1e-5
"""Share of a number by which the tool may differ: earlier priorities are kept within a ten-millionth."""
Found = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The object that the command prints."""
    out = tmp_path_factory.mktemp("outputs")
    command = [sys.executable, "-m", "runners.solve", str(WORKBOOK), "--json", "--quiet", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def tables(run: dict[str, Any]) -> Found:
    """Every table a number of the page may stand in: inputs, tables and sheets of the run, money, prices."""
    found = {t: pd.DataFrame(rows) for t, rows in read_folder(ROOT / "inputs" / "data" / "small").items()}
    folder = Path(run["folder"])
    for path in (*(folder / "tables").rglob("*.csv"), *(folder / "sheets").glob("*.csv")):
        name = path.relative_to(folder).with_suffix("").as_posix().removeprefix("tables/")
        found[name.replace("_scheme/", " scheme/")] = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False)
    result = verbs.solve(verbs.build(verbs.read(WORKBOOK)))
    money = result.money[result.chosen.name]
    found |= {f"money/{n}": getattr(money, n) for n in ("incentive", "subsidy", "viability", "budget")}
    return found | {"prices": prices(result)}


@pytest.mark.whole
def test_the_run_is_optimal_and_verified(run: dict[str, Any]) -> None:
    assert (run["status"], run["verified"]) == ("optimal", True)
    assert run["awards"] == pytest.approx({"Maker A": 600.0, "Maker B": 1200.0}, rel=ROUNDING)


@pytest.mark.whole
def test_every_number_on_the_page_is_the_tools(tables: Found) -> None:
    wrong = []
    cells = stated(PAGE)
    for cell in cells:
        values = [value_at(tables, place, cell) for place in cell.places]
        said = number(cell.text)
        if said is None:
            right = values == [cell.text]
        else:
            right = abs(sum(float(v) for v in values) - said) <= allowed(cell.text, ROUNDING)
        if not right:
            wrong.append(f"line {cell.line}, {cell.header}: the page says {cell.text}, the tool {values}")
    assert not wrong, "\n".join(wrong)
    assert len(cells) > 400


@pytest.mark.whole
def test_the_first_page_names_who_misses_what(tables: Found) -> None:
    """Proves: of two makers the one that misses something is told, with what it needs itself.

    Sensitivity: the highest of all break-even rates is that of Maker B, ₹1,575 per kg, who misses nothing.
    """
    said = set(tables["sheets/for_the_note"]["Text"])
    assert ("Is it worth it? Where points of dependence count nothing, no: it is worth ₹ 487 crore less than no award, "
            "and pays from ₹ 3.9 crore a point. At ₹ 10 crore a point the plan is worth ₹ 777 crore more than no "
            "award: it costs ₹ 515 crore, saves ₹ 28 crore of what stops are expected to cost, and gains points of "
            "dependence worth ₹ 1,263 crore.") in said
    assert "Is the money enough? ₹ 798 crore are paid, and one of two makers misses ₹ 23 crore." in said
    assert ("What should be changed? Maker A would break even if the exchequer paid ₹ 1,103 per kg, or users ₹ 243 per "
            "kg more.") in said


@pytest.mark.quick
def test_every_sum_on_the_page_is_right() -> None:
    found = sums(PAGE)
    wrong = [f"line {line}: {text}" for line, text in found if miss(text)[0] > miss(text)[1]]
    assert not wrong, "\n".join(wrong)
    assert len(found) > 170


@pytest.mark.quick
def test_every_table_on_the_page_is_checked() -> None:
    unchecked = [line for line, headings, _ in lines_of_tables(PAGE) if not {"Where", "Arithmetic"} & set(headings)]
    assert not unchecked


@pytest.mark.quick
def test_a_wrong_sum_is_found() -> None:
    assert miss("2 × (3 + 1) ÷ 4 = 2") == (0.0, pytest.approx(2e-9))
    assert miss("1 ÷ 3 ≈ 0.34")[0] > miss("1 ÷ 3 ≈ 0.34")[1]


def value_at(tables: Found, place: Place, cell: Stated) -> Any:
    """The value at a place: the only one, or the sum over the rows that the words pick."""
    frame = tables[place.table]
    across = cell.header in frame.columns
    chosen = frame
    for word in place.words if across or cell.header == VALUE else (*place.words, cell.header):
        named = picked(frame, word)
        assert named.any() or word.startswith("FY"), f"line {cell.line}: {word} is not in {place.table}"
        chosen = chosen[named.reindex(chosen.index)]
    values = chosen[cell.header if across else place.column or "value"].tolist()
    assert place.table[0].islower() or len(values) == 1, f"line {cell.line}: {len(values)} rows of {place.table}"
    return values[0] if len(values) == 1 else sum(float(v) for v in values)


def picked(frame: pd.DataFrame, word: str) -> pd.Series[bool]:
    """The rows that a word picks: a year by the year or period of the row, any other word wherever it stands."""
    columns = [c for c in ("year", "period") if c in frame.columns] if word.startswith("FY") else list(frame.columns)
    return frame[columns].eq(word).any(axis=1)
