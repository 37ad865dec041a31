"""Names of files that are not there, and what may be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.ground.errors import InputProblems
from model.workbook.read.files import read_bytes

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(("typed", "meant"), [("repm_small.xlsx", "inputs/repm_small.xlsx"),
                                              ("repm_smal.xlsx", "inputs/repm_small.xlsx"), ("plam.xlsx", "plan.xlsx")])
def test_a_shipped_workbook_named_without_its_folder(tmp_path: Path, typed: str, meant: str) -> None:
    """Proves: it is found where it is. Sensitivity: one in the folder itself is still named without a folder."""
    (tmp_path / "inputs").mkdir()
    for path in (tmp_path / "inputs" / "repm_small.xlsx", tmp_path / "plan.xlsx"):
        path.touch()
    with pytest.raises(InputProblems) as refused:
        read_bytes(tmp_path / typed)
    assert refused.value.problems[0].mend == f"Did you mean {meant}?"
