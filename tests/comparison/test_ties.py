"""Awards that change between two runs and could be others in one of them, with every aim as good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from model.comparison import Pair, read_run
from model.comparison.cautions import cautions
from model.studies.study import framed
from model.studies.ties import TIES

pytestmark = pytest.mark.solve

MOVED = {"beneficiary": "B", "award": 674.0, "least": 600.0, "most": 674.0}
EXCHANGED = {"beneficiary": "C", "award": 600.0, "other": "B", "other_award": 674.0}


def told(folder: Path, change: float, *ties: dict[str, object]) -> list[str]:
    """What is said of ties where the award of B is another in B, whose sheet Ties has these rows."""
    run = read_run(folder)
    decisions = run.sheets["Decisions"]
    frame = framed(TIES.columns, ties).rename(columns={c.key: c.name for c in TIES.columns})
    other = replace(run, sheets={**run.sheets, "Ties": frame,
                                 "Decisions": decisions.assign(Award=decisions["Award"] + change)})
    return [c for c in cautions(Pair(run, other)) if "study Ties" in c]


@pytest.mark.parametrize(("tie", "said"), [(MOVED, "of B 600 to 674 t/a in B."), (EXCHANGED, "of B 600 t/a in B.")])
def test_a_tie_is_not_presented_as_an_effect(small: dict[str, Path], tie: dict[str, object], said: str) -> None:
    """Proves: an award that changes and could be another at no loss is a choice.

    Sensitivity: nothing is said of an award that stays, nor where no tie was found.
    """
    found = told(small["award"], 74.0, tie)
    assert len(found) == 1
    assert said in found[0]
    assert "not an effect of the inputs" in found[0]
    assert not told(small["award"], 0.0, tie)
    assert not told(small["award"], 74.0)


def test_the_sheet_is_read_as_a_run_writes_it(small: dict[str, Path]) -> None:
    """Proves: empty cells of the file are no names. Sensitivity: read as text they would be a beneficiary ''."""
    frame = pd.DataFrame([["", "B", 674.0, "", float("nan"), 600.0, 674.0]], columns=[c.name for c in TIES.columns])
    run = read_run(small["award"])
    decisions = run.sheets["Decisions"]
    other = replace(run, sheets={**run.sheets, "Decisions": decisions.assign(Award=decisions["Award"] + 1.0)})
    a = replace(run, sheets={**run.sheets, "Ties": frame})
    assert any("of B 600 to 674 t/a in A." in c for c in cautions(Pair(a, other)))
