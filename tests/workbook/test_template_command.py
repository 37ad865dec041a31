"""The command that writes a blank workbook."""

from __future__ import annotations

import openpyxl
import pytest

from runners import template

pytestmark = pytest.mark.quick


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
