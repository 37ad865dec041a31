"""Pairs of run folders: the worked example with one cell edited, and small cases that differ in more."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model.comparison import Pair, read_run
from model.reports import write
from runners import solve
from tests.cases.case import Case
from tests.cases.small import award, plant, second_bidder
from tests.reports.conftest import material_of

SMALL = Path(__file__).parents[2] / "inputs" / "repm_small.xlsx"
IRON, BEFORE, AFTER = "H8", 50, 70
"""What iron costs, Supply!H8, ₹ per kg."""


def folder_of(case: Case, out: Path) -> Path:
    """The run folder of a case."""
    material = material_of(case)
    return write(material.result, material.verification, out, made=material.made, run=material.run)


def pair_of(a: Path, b: Path) -> Pair:
    """Two run folders, read back."""
    return Pair(read_run(a), read_run(b))


@pytest.fixture(scope="session")
def iron(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The worked example, and the same with iron at ₹70 per kg instead of ₹50."""
    out = tmp_path_factory.mktemp("iron")
    book = openpyxl.load_workbook(SMALL)
    assert [book["Supply"][c].value for c in ("A8", IRON)] == ["Iron works", BEFORE]
    book["Supply"][IRON] = AFTER
    book.save(out / "dearer_iron.xlsx")
    for path in (SMALL, out / "dearer_iron.xlsx"):
        assert solve.main([str(path), "--out", str(out), "--quiet"]) == 0
    a, b = (next(out.glob(f"*_{name}")) for name in (SMALL.stem, "dearer_iron"))
    return a, b


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Run folders of small cases by name."""
    out = tmp_path_factory.mktemp("small")
    cases = {
        "plant": plant(),
        "a year more": plant().set(last_year="FY2029-30"),
        "shuffled": Case("shuffled", plant().last_year,
                         {sheet: tuple(reversed(rows)) for sheet, rows in plant().rows.items()}),
        "no plan": plant().with_("Capacity", {"stage": "mag"}, least=50.0, most=10.0),
        "award": award(),
        "two bidders": second_bidder(award()),
    }
    return {name: folder_of(case, out) for name, case in cases.items()}
