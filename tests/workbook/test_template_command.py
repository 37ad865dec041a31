"""The command that writes a blank workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model import verbs
from runners import template
from runners.command import INPUTS

pytestmark = pytest.mark.quick
SMALL = INPUTS / "repm_small.xlsx"


def test_template_command_refuses_to_overwrite(tmp_path, capsys):
    out = tmp_path / "mine.xlsx"
    assert template.main([str(out), "--sheets", "freight, Bids"]) == 0
    assert openpyxl.load_workbook(out)["Freight"].sheet_state == "visible"
    before = out.read_bytes()
    assert template.main([str(out)]) == 2
    assert out.read_bytes() == before
    assert "not overwritten" in capsys.readouterr().err


def test_template_command_names_the_sheets_there_are(tmp_path, capsys):
    assert template.main([str(tmp_path / "mine.xlsx"), "--sheets", "Frieght"]) == 2
    assert "Freight" in capsys.readouterr().err


def test_an_older_workbook_with_more_years(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Proves: --last is obeyed with --upgrade: the new years are like the last one, marked and told, and it reads.

    Sensitivity: passed over in silence, the new workbook would end where the old one does.
    """
    out = tmp_path / "longer.xlsx"
    assert template.main([str(out), "--upgrade", str(SMALL), "--last", "FY2031-32"]) == 0
    assert "FY2030-31 to FY2031-32 are like FY2029-30" in capsys.readouterr().err
    old, new = verbs.read(SMALL), verbs.read(out)
    assert new.years == (*old.years, "FY2030-31", "FY2031-32")
    for one, other in zip(old.parsed["Demand and sales"], new.parsed["Demand and sales"], strict=True):
        assert other.years == {**one.years, **dict.fromkeys(("FY2030-31", "FY2031-32"), one.years["FY2029-30"])}
        assert "extended: like FY2029-30" in str(other.values.note)
    assert template.main([str(tmp_path / "b.xlsx"), "--upgrade", str(SMALL), "--last", "FY2020-21"]) == 2
