"""Further analyses are sheets and files of their own, and the note cites the other sheets."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from model.ground.units import indian
from model.planning.plan import CHOSEN
from model.reports import Material, report_tables, summary_object, write
from model.reports.money_tables import MEANINGS
from model.reports.page.page import sections
from model.reports.sheets.for_the_note import lines
from model.studies.curve import curve_between
from model.studies.lots import LOTS
from model.studies.made import Made
from model.studies.study import Answer, framed
from model.studies.ties import TIES
from model.tell.cited import Cited, picked
from model.tell.table import ReportTable
from tests.cases.case import Case
from tests.cases.small import award, bought, plant
from tests.reports.conftest import material_of
from tests.studies.asking import answer_of, one_reading

pytestmark = pytest.mark.solve


def test_money_and_analyses_are_written(awarded: Material, tmp_path: Path) -> None:
    """Proves: what the scheme pays can be read without a workbook, each column with its unit."""
    result = awarded.result
    curve = curve_between(result.program, result.priorities, "National cost", "Magnets by quantity", 3)
    made = Made({"trade_off": answer_of("trade_off", result, points=3), "readings": one_reading()})
    found = write(result, awarded.verification, tmp_path, made=made, run=awarded.run)
    contents = pd.read_csv(found / "tables" / "money" / "contents.csv", encoding="utf-8-sig")
    money = awarded.result.money[CHOSEN]
    for name in MEANINGS:
        frame = pd.read_csv(found / "tables" / "money" / f"{name}.csv", encoding="utf-8-sig")
        assert list(frame.columns) == list(getattr(money, name).columns)
        assert list(contents.loc[contents["table"] == name, "column"]) == list(frame.columns)
    folder = found / "tables" / "studies"
    points = pd.read_csv(folder / "trade_off.csv", encoding="utf-8-sig").set_index("point")["first"]
    here = awarded.solution.value("national_cost")
    assert points.tolist() == pytest.approx([*curve.points["first"], here], rel=1e-8)
    shipped = pd.read_csv(folder / "trade_off_ship.csv", encoding="utf-8-sig")
    for point, plan in zip(curve.points["point"], curve.plans, strict=True):
        assert shipped.loc[shipped["point"] == point, "value"].sum() == pytest.approx(plan["ship"]["value"].sum())
    assert (folder / "readings.csv").is_file()
    assert not (folder / "lots.csv").exists()
    short = summary_object(result, awarded.verification, found, made)
    assert short["viability_gap_crore"] == pytest.approx(money.viability["gap"].sum())
    assert sum(short["outlay_crore"].values()) == pytest.approx(money.budget["outlay"].sum())
    told = json.loads(json.dumps(short))["studies"]["trade_off"]
    assert {r["aims"] for r in told} == {"National cost (₹ crore) and Magnets by quantity (points)"}
    assert [r["first"] for r in told] == pytest.approx(points.tolist(), rel=1e-8)


def test_the_curve_is_a_sheet_with_the_plan_on_it(awarded: Material) -> None:
    result = awarded.result
    curve = curve_between(result.program, result.priorities, "National cost", "Magnets by quantity", 3)
    made = Made({"trade_off": answer_of("trade_off", result, points=3)})
    tables = {t.sheet: t for t in report_tables(replace(awarded, made=made, _made={}))}
    frame = tables["Trade-off"].frame
    assert frame["Point"].tolist() == [*map(str, curve.points["point"]), "plan"]
    assert frame["First aim"].iloc[-1] == pytest.approx(awarded.solution.value("national_cost"), rel=1e-7)
    assert sum(str(m).startswith("knee") for m in frame["Mark"]) == 1


def test_lots_and_readings_are_sheets(awarded: Material) -> None:
    lots = Answer(framed(LOTS.columns, [{
        "beneficiary": "B", "award": 40.0, "change": "no award", "new_award": 0.0, "possible": "yes", "points": 1.0,
        "crore": -2.0,
    }]), "An award is changed.")
    material = replace(awarded, made=Made({"lots": lots, "readings": one_reading()}), _made={})
    tables = {t.sheet: t for t in report_tables(material)}
    assert tables["Lots"].frame["Cost"].tolist() == [-2.0]
    assert tables["Lots"].frame["Viability gap"].isna().all()
    assert tables["Readings"].frame["Magnets by quantity"].tolist() == [0.0]
    assert tables["Readings"].frame["Moves"].tolist() == ["moves"]
    assert tables["Readings"].sentence == "One clause, read the other way."


def test_open_clauses_are_listed_though_not_solved(awarded: Material) -> None:
    """Proves: a run without --readings still says what is open. Without it: the report looks surer than it is."""
    case = award().adding("Readings", {"reading": "Exports", "question": "Do exports earn?",
                                       "setting": "Exports earn", "other": "Yes"})
    tables = {t.sheet: t for t in report_tables(material_of(case))}
    frame = tables["Readings"].frame
    assert frame[["Reading", "As read", "Other reading"]].to_numpy().tolist() == [["Exports", "No", "Yes"]]
    assert frame[["Outlay", "Viability gap", "National cost"]].isna().all(axis=None)
    assert set(frame["Moves"]) == {"not solved in this run"}
    assert "--readings" in tables["Readings"].sentence
    assert any("1 clause of the scheme can be read in two ways; what" in f.sentence for f in tables["Summary"].findings)
    assert "Readings" not in {t.sheet for t in report_tables(awarded)}


def test_a_tie_is_told_on_the_first_page(awarded: Material) -> None:
    """Proves: an award that could be another stands there with its figures; none is a sheet without rows and no word.

    Without it a reader takes an award for the only one.
    """
    words = "The award of B could be anywhere."
    row = {"in_words": words, "beneficiary": "B", "award": 40.0, "least": 20.0, "most": 60.0}
    some, none = (
        {t.sheet: t for t in report_tables(replace(awarded, made=Made({"ties": Answer(found, "A sentence.")}),
                                                   _made={}))}
        for found in (framed(TIES.columns, [row]), framed(TIES.columns, []))
    )
    assert some["Ties"].frame[["In words", "Least", "Most"]].to_numpy().tolist() == [[words, 20.0, 60.0]]
    said = [f for f in some["Summary"].findings if f.sheet == "Ties"]
    assert [(f.question, f.sentence) for f in said] == [("Who gets what?", words)]
    assert [c.value for c in said[0].cited] == [1, 20.0, 60.0]
    assert none["Ties"].frame.empty
    assert none["Ties"].sentence == "A sentence."
    assert "Ties" not in {f.sheet for f in none["Summary"].findings}


def test_the_note_cites_the_sheets(awarded: Material) -> None:
    """Proves: what is pasted into a memorandum stands on a sheet of the report."""
    shown: dict[str, ReportTable] = {t.sheet: t for t in report_tables(awarded)}
    rows = list(lines(awarded))
    cited = [c for _, _, figures, _ in rows for c in figures if isinstance(c, Cited)]
    assert cited
    for c in cited:
        value = picked(shown[c.sheet].frame, c.column, c.where, c.how)
        assert indian(value, len(c.text.partition(".")[2])) == c.text
    summary = {(f.question, f.sentence) for f in shown["Summary"].findings}
    sentences = [(part, text) for part, text, _, _ in rows if not part.startswith("Table ")]
    assert 5 <= len(sentences) <= 12
    assert set(sentences) <= summary
    assert {part for part, _ in sentences} == {question for question, _ in summary}
    assert {part for part, *_ in rows if part.startswith("Table ")} == {"Table 1", "Table 2", "Table 3"}


def diversified() -> Case:
    """F makes 40 t a year at ₹1.15 crore a tonne; magnets cost 1.0 from China, at most 60 %, and 1.2 from Vietnam."""
    other, price = bought("magnet", 1.2, supply="Vietnam", country="Vietnam")
    case = plant().with_("Capacity", {}, most=40.0).with_("Prices", {"commodity": "alloy"}, years=7000.0)
    case = case.with_("Supply", {"commodity": "magnet"}, share_limit=0.6)
    case = case.adding("Supply", other).adding("Prices", {**price, "at": "Vietnam"})
    return case.pursuing("Unmet demand", "Magnets by quantity", "Share excess", "National cost")


def test_what_the_plan_has_beyond_the_curve_is_told() -> None:
    """Proves: a plan that costs more than the curve says what it has for that. Without it: it looks like waste.

    At the end of the curve 40 t a year come from China, 16 beyond 60 % of the imports; the plan buys them in Vietnam.
    """
    material = material_of(diversified())
    material = replace(material, made=Made({"trade_off": answer_of("trade_off", material.result, points=3)}), _made={})
    tables = {t.sheet: t for t in report_tables(material)}
    found = next(s for s in sections(material, tuple(tables.values())) if s.key == "trade-off")
    told = [f.sentence for f in found.findings if f.sentence.startswith("The curve weighs")]
    cost = tables["Trade-off"].frame.set_index("Point")["First aim"]
    assert cost["plan"] - cost["3"] == pytest.approx(3 * 16 * 0.2)
    assert len(told) == 1
    assert told[0].endswith("for that the plan has 0 t of imports beyond country share limits instead of 48 t.")
