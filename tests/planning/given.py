"""Plans of small cases as plan.xlsx, written and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl

from model.case.decisions import GivenPlan
from model.reports.plan_file import write_plan
from model.workbook.plan_file import read_plan
from tests.cases.case import Case
from tests.reports.conftest import material_of

Spoil = Callable[[openpyxl.Workbook], None]


def planned(case: Case, folder: Path, spoil: Spoil | None = None) -> GivenPlan:
    """The plan of a case, written to plan.xlsx, perhaps changed by hand, and read back."""
    path = folder / "plan.xlsx"
    write_plan(material_of(case), path)
    if spoil is not None:
        book = openpyxl.load_workbook(path)
        spoil(book)
        book.save(path)
    return read_plan(path)
