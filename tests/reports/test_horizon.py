"""End of horizon: what a longer plan decides otherwise, in words and rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.case.change import apply
from model.planning.variant import Solved, Variant
from model.reports import Material, report_tables
from model.reports.page.page import page
from model.studies.asked import Asked
from model.studies.horizon import HORIZON, NAME, longer
from model.studies.made import Made
from model.studies.study import Answer, framed
from model.studies.ties import TIES
from model.tell.table import ReportTable

pytestmark = pytest.mark.solve


def told(
    material: Material, change: float, found: bool = True, award: float = 0.0, ties: Answer | None = None
) -> Material:
    """A longer plan in which an award and dependence in the last year are others; or none that is found."""
    chosen, program = material.result.chosen, material.result.program
    tables = dict(material.solution.tables)
    chain = tables["chain_value_dependence"].copy()
    chain.loc[chain["year"] == program.tables.years[-1], "value"] += change
    awards = tables["award"].assign(value=tables["award"]["value"] + award)
    solution = replace(material.solution, tables={**tables, "chain_value_dependence": chain, "award": awards})
    further = replace(program, tables=apply(program.tables, longer(program.tables, 2)).tables)
    plan = replace(chosen, solution=solution if found else None)
    solved = Solved(Variant(NAME), further, plan, None, material.verification if found else None)
    answer = HORIZON.answer(Asked(material.result, answered={"ties": ties} if ties else {}), [solved])
    return replace(material, made=Made({"horizon": answer}), _made={})


def sheet_of(material: Material) -> ReportTable:
    return next(t for t in report_tables(material) if t.sheet == "End of horizon")


def test_what_moves_comes_first_and_is_counted(awarded: Material) -> None:
    material = told(awarded, -5.0)
    table = sheet_of(material)
    count, last = len(table.frame), awarded.tables.years[-1]
    assert table.frame[["Indicator", "Of", "Moves"]].iloc[0].tolist() == ["Chain by value", last, "moves"]
    assert table.frame["Change"].iloc[0] == pytest.approx(-5.0)
    assert table.frame["Of"].iloc[1] == "B"
    assert set(table.frame["Moves"].iloc[1:]) == {"stands"}
    assert "up to FY2031-32 (optimal)" in table.sentence
    assert f"1 of {count} figures move" in table.sentence
    assert f"A longer plan changes 1 of {count} figures" in page(material)


def test_a_change_within_tolerances_is_not_said_to_move(awarded: Material) -> None:
    """Without it every plan would seem to hang on its end."""
    table = sheet_of(told(awarded, 0.2))
    assert table.frame["Change"].abs().max() == pytest.approx(0.2)
    assert set(table.frame["Moves"]) == {"stands"}
    assert "no figure moves" in table.sentence


def test_without_the_check_there_is_no_sheet(awarded: Material) -> None:
    assert "End of horizon" not in [t.sheet for t in report_tables(awarded)]


def test_where_there_is_no_longer_plan_nothing_is_said_to_move(awarded: Material) -> None:
    """Without it every figure would seem to fall to nothing in the longer plan."""
    material = told(awarded, -50.0, found=False)
    tables = {t.sheet: t for t in report_tables(material)}
    assert tables["End of horizon"].frame[["Longer", "Change"]].isna().all(axis=None)
    assert set(tables["End of horizon"].frame["Moves"]) == {"not known"}
    said = [f.sentence for f in tables["Summary"].findings if f.sheet == "End of horizon"]
    assert said == ["Made up to FY2031-32 the plan is not known, since it was not solved: what hangs on where it "
                    "ends is not known."]


@pytest.mark.parametrize(("award", "moves", "said"), [
    (20.0, "a tie", "no figure moves. What moves hangs on where the plan ends. Not counted: awards that move to "
     "what is as good in this plan, see Ties: B;"),
    (60.0, "moves", "1 of"),
])
def test_an_award_that_is_a_tie_is_not_laid_on_the_horizon(
    awarded: Material, award: float, moves: str, said: str
) -> None:
    """Proves: an award that could be as much in this plan does not hang on where it ends.

    Sensitivity: an award beyond what is as good moves, as does every award where the study Ties was not made.
    """
    now = float(awarded.solution["award"]["value"].iloc[0])
    tie = Answer(framed(TIES.columns, [{"beneficiary": "B", "award": now, "least": now, "most": now + 30.0}]), "")
    table = sheet_of(told(awarded, 0.0, award=award, ties=tie))
    rows = table.frame.set_index(["Indicator", "Of"])
    assert rows.loc[("Capacity awarded", "B"), "Moves"] == moves
    assert said in table.sentence
    untold = sheet_of(told(awarded, 0.0, award=award))
    assert untold.frame.set_index(["Indicator", "Of"]).loc[("Capacity awarded", "B"), "Moves"] == "moves"
