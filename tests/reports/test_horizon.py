"""End of horizon: what a longer plan decides otherwise, in words and rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from model.reports import Material, report_tables
from model.reports.page.page import page
from model.studies.extras import Extras
from model.studies.horizon import COLUMNS

pytestmark = pytest.mark.solve


def found(change: float) -> pd.DataFrame:
    """An award that stays, and dependence in the last year that changes."""
    return pd.DataFrame([
        ["Capacity awarded", "B", "t/a", 40.0, 40.0, 0.0, "FY2031-32", "optimal"],
        ["Chain by value", "FY2029-30", "points", 50.0, 50.0 + change, change, "FY2031-32", "optimal"],
    ], columns=list(COLUMNS))


def test_what_moves_comes_first_and_is_counted(awarded: Material) -> None:
    material = replace(awarded, extras=Extras(horizon=found(-5.0)), _made={})
    table = next(t for t in report_tables(material) if t.sheet == "End of horizon")
    assert table.frame["Of"].tolist() == ["FY2029-30", "B"]
    assert "up to FY2031-32 (optimal)" in table.sentence
    assert "1 of 2 figures move" in table.sentence
    assert "A longer plan decides otherwise in 1 of 2 figures" in page(material)


def test_a_change_within_tolerances_is_not_said_to_move(awarded: Material) -> None:
    """Without it every plan would seem to hang on its end."""
    material = replace(awarded, extras=Extras(horizon=found(0.2)), _made={})
    table = next(t for t in report_tables(material) if t.sheet == "End of horizon")
    assert set(table.frame["Moves"]) == {"stands"}
    assert "no figure moves" in table.sentence


def test_without_the_check_there_is_no_sheet(awarded: Material) -> None:
    assert "End of horizon" not in [t.sheet for t in report_tables(awarded)]


def test_where_there_is_no_longer_plan_nothing_is_said_to_move(awarded: Material) -> None:
    """Without it every figure would seem to fall to nothing in the longer plan."""
    none = found(-50.0).assign(status="no plan", longer=0.0)
    material = replace(awarded, extras=Extras(horizon=none), _made={})
    tables = {t.sheet: t for t in report_tables(material)}
    assert tables["End of horizon"].frame[["Longer", "Change"]].isna().all(axis=None)
    said = [f.sentence for f in tables["Summary"].findings if f.sheet == "End of horizon"]
    assert said == ["Made up to FY2031-32 there is no plan to compare with: what hangs on where it ends is not known."]
