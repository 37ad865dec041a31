"""A run of the worked example, audited once; and copies of its folder to be spoilt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model.audit.again import material_again, program_again
from model.reports.material import Material
from model.verify import verify
from model.workbook.changed import changed
from tests.audit.folders import saved
from tests.cases.shipped import Shipped

STUDIES = ("prices", "trade_off")


@pytest.fixture(scope="session")
def whole(shipped: Shipped) -> Path:
    """The folder of a run as it was written."""
    return shipped.run("small", *STUDIES)


@pytest.fixture(scope="session")
def again(whole: Path, shipped: Shipped) -> Material:
    """Its report made again."""
    run, tables = saved(whole), shipped.tables("small")
    verified = {n: verify(changed(tables, run.changes[n]).tables, s, run.money if n == "chosen" else None)
                for n, s in run.plans.items()}
    return material_again(program_again(tables, run), run, verified)


@pytest.fixture
def spoilt(whole: Path, tmp_path: Path) -> Path:
    """A copy of the folder, for one test."""
    return Path(shutil.copytree(whole, tmp_path / whole.name))
