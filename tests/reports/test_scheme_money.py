"""The sheets on the scheme's money show the amounts of the entitlement, and their sentences say the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from model.analysis.tradeoff import tradeoff
from model.objectives import priorities_of
from model.plan import CHOSEN, NO_SCHEME
from model.reports import Material, report_tables, summary_object, write
from model.reports.money_tables import MEANINGS
from model.reports.scheme_buys import AVOIDED, EXCHEQUER, NATIONAL, UNMET_LOSS, WITHOUT_LOSS
from model.reports.scheme_money import paid_present_value
from model.reports.table import ReportTable
from model.reports.viability import HELD, NEEDS_NONE, WITHIN
from model.units import indian
from tests.cases.small import award, second_bidder
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve

SCHEME = ("What the scheme buys", "Incentive", "Subsidy", "Viability", "Margins", "Budget", "Compliance")
Tables = dict[str, ReportTable]


@pytest.fixture(scope="module")
def shown(awarded: Material) -> Tables:
    """Sheet → table of the plan with a scheme."""
    return {t.sheet: t for t in report_tables(awarded)}


def test_no_scheme_no_sheets(planted: Material, shown: Tables) -> None:
    there = {t.sheet for t in report_tables(planted)}
    assert not there & {*SCHEME, "Trade-off", "Readings", "Lots"}
    assert set(SCHEME) <= set(shown)
    assert {"For the note", "Jobs, power, emissions", "Words and units"} <= there


def test_amounts_are_those_of_the_entitlement(awarded: Material, shown: Tables) -> None:
    """Proves: no amount is computed a second time on its way to the report."""
    money = awarded.result.money[CHOSEN]
    pairs = [
        ("Incentive", "Paid", money.incentive["paid"]), ("Incentive", "Eligible sales", money.incentive["eligible"]),
        ("Subsidy", "Paid", money.subsidy["paid"]), ("Viability", "Gap", money.viability["gap"]),
        ("Budget", "Outlay", money.budget["outlay"]), ("Budget", "Cumulative", money.budget["cumulative"]),
    ]
    for sheet, column, values in pairs:
        assert shown[sheet].frame[column].sum() == pytest.approx(values.sum(), abs=1e-9), (sheet, column)
    paid = shown["Incentive"].frame["Paid"].sum() + shown["Subsidy"].frame["Paid"].sum()
    assert shown["Budget"].frame["Outlay"].sum() == pytest.approx(paid)
    assert shown["Budget"].frame["Cumulative"].iloc[-1] == pytest.approx(paid)
    assert (shown["Budget"].frame["Envelope"] - shown["Budget"].frame["Cumulative"]).to_numpy() == pytest.approx(
        shown["Budget"].frame["Left"].to_numpy())


def test_nothing_is_paid_beyond_a_ceiling(shown: Tables) -> None:
    frame = shown["Incentive"].frame
    for ceiling in ("By the rate", "By share of net sales", "Left in ceiling"):
        assert (frame["Paid"] <= frame[ceiling] + 1e-9).all()
    subsidy = shown["Subsidy"].frame
    assert (subsidy["Paid"] <= subsidy[["By the rate", "Ceiling"]].min(axis=1) + 1e-9).all()


def test_sentences_equal_their_tables(shown: Tables) -> None:
    """Proves: the sentence above a table says what the table says."""
    for sheet, column in (("Incentive", "Paid"), ("Subsidy", "Paid"), ("Viability", "Gap"), ("Budget", "Outlay")):
        total = float(shown[sheet].frame[column].sum())
        assert f"₹ {indian(total, 2)} crore" in shown[sheet].sentence, sheet
    assert "one grade mix" in shown["Viability"].sentence
    verdicts = shown["Compliance"].frame["Verdict"]
    assert f"{int((verdicts == 'cannot bind').sum())} cannot bind" in shown["Compliance"].sentence


def test_value_with_the_scheme_adds_up(shown: Tables) -> None:
    frame = shown["Viability"].frame
    parts = frame["Without the scheme"] + frame["Incentive"] + frame["Subsidy"]
    assert parts.to_numpy() == pytest.approx(frame["With the scheme"].to_numpy())
    assert (-frame["With the scheme"]).clip(lower=0).to_numpy() == pytest.approx(frame["Gap"].to_numpy())


def test_margins_are_those_of_viability(awarded: Material, shown: Tables) -> None:
    """Proves: the yearly figures and their mean are one and the same."""
    margins, viability = shown["Margins"].frame, shown["Viability"].frame.set_index("Beneficiary")
    window = margins[margins["Time"] == "in the window"].groupby("Beneficiary")["Margin with incentive"].mean()
    for b, value in window.items():
        assert value == pytest.approx(viability.loc[b, "Margin in window"])
    after = margins[margins["Time"] == "after the window"].groupby("Beneficiary")["Margin with incentive"].mean()
    for b, value in after.items():
        assert value == pytest.approx(viability.loc[b, "Margin after"])


@pytest.mark.parametrize(("rate", "answer"), [(2000.0, HELD), (2000.0, WITHIN), (1.0, NEEDS_NONE)])
def test_whether_the_break_even_rate_could_be_paid(rate: float, answer: str) -> None:
    """Proves: a rate is called payable only where no other ceiling holds before it."""
    case = award().ruled(rate_ceiling=50000.0, sales_share=0.1 if answer == HELD else 1.0)
    if answer == NEEDS_NONE:
        case = case.with_("Capacity", {"stage": "sintering"}, capex=0.01)
    else:
        case = case.with_("Award sizes", {"capacity": 40.0}, incentive_ceiling=4000.0)
    case = case.with_("Bids", {"beneficiary": "B"}, rate=rate)
    found = {t.sheet: t for t in report_tables(material_of(case))}["Viability"].frame
    assert list(found["Rate could be paid"]) == [answer]


def test_the_exchequer_pays_what_is_due(awarded: Material, shown: Tables) -> None:
    """Proves: the price of a point counts the entitlement, not the claim at full rate."""
    frame = shown["What the scheme buys"].frame
    rows = frame[(frame["Compared with"] == NO_SCHEME) & (frame["FY"] == "Horizon")].set_index("Indicator")
    due = paid_present_value(awarded)
    assert rows.loc["Incentive paid", "Plan"] == pytest.approx(due["incentive"])
    assert rows.loc["Incentive paid", "The other"] == 0
    duty = awarded.present_value("duty_cost")
    assert rows.loc[EXCHEQUER, "Plan"] == pytest.approx(sum(due.values()) - duty)
    assert rows.loc[NATIONAL, "Plan"] == awarded.solution.value("national_cost")
    apart = rows.loc[NATIONAL, "The other"] - rows.loc[UNMET_LOSS, "The other"]
    assert rows.loc[WITHOUT_LOSS, "The other"] == pytest.approx(apart)
    points = -rows.loc["Magnets by quantity", "Difference"]
    assert rows.loc[EXCHEQUER + AVOIDED, "Difference"] == pytest.approx(rows.loc[EXCHEQUER, "Difference"] / points)


def test_the_order_of_bids_is_priced() -> None:
    case = second_bidder(award(), status="open", rate=2100.0).set(whole_lots=True)
    case = case.with_("Bids", {"beneficiary": "B"}, status="open").ruled(award_order="least cost", total_capacity=40.0)
    case = case.pursuing("Unmet demand", "Magnets by quantity", "National cost")
    material = material_of(case)
    assert "free choice" in material.plans
    tables = {t.sheet: t for t in report_tables(material)}
    frame = tables["What the scheme buys"].frame
    assert "free choice" in set(frame["Compared with"])
    assert any("in any order" in f.sentence for f in tables["Summary"].findings)


def test_the_question_is_answered(shown: Tables) -> None:
    said = " ".join(f.sentence for f in shown["Summary"].findings)
    outlay = shown["Compliance"].cite("Limit", {"Setting": "Scheme: Outlay"}, decimals=0)
    assert f"Is ₹ {outlay} crore enough?" in said
    gap = float(shown["Viability"].frame["Gap"].sum())
    assert ("No:" in said) == (gap > 0.5)
    assert ("It is not enough for: B" in said) == (gap > 0.5)


def test_a_scheme_that_is_enough_says_so() -> None:
    case = award().with_("Capacity", {"stage": "sintering"}, capex=0.01)
    said = [f.sentence for f in report_tables(material_of(case))[0].findings]
    assert any("enough? Yes" in s for s in said)


def test_a_scheme_with_no_award_is_reported() -> None:
    """Proves: nobody selected is a report, not a failure."""
    case = award().with_("Bids", {"beneficiary": "B"}, status="out")
    tables = {t.sheet: t for t in report_tables(material_of(case))}
    assert tables["Incentive"].frame.empty
    assert "does not apply" in set(tables["Compliance"].frame["Verdict"])


def test_money_and_analyses_are_written(awarded: Material, tmp_path: Path) -> None:
    """Proves: what the scheme pays can be read without a workbook, each column with its unit."""
    program = awarded.result.program
    curve = tradeoff(program, priorities_of(program.tables), "National cost", "Magnets by quantity", 3)
    readings = one_reading()
    found = write(awarded.result, awarded.verification, tmp_path, curve=curve, readings=readings, run=awarded.run)
    contents = pd.read_csv(found / "tables" / "money" / "contents.csv", encoding="utf-8-sig")
    money = awarded.result.money[CHOSEN]
    for name in MEANINGS:
        frame = pd.read_csv(found / "tables" / "money" / f"{name}.csv", encoding="utf-8-sig")
        assert list(frame.columns) == list(getattr(money, name).columns)
        assert list(contents.loc[contents["table"] == name, "column"]) == list(frame.columns)
    points = pd.read_csv(found / "tables" / "trade_off.csv", encoding="utf-8-sig")
    assert points["first"].tolist() == pytest.approx(curve.points["first"].tolist(), rel=1e-8)
    assert (found / "tables" / "readings.csv").is_file()
    assert not (found / "tables" / "lots.csv").exists()
    short = summary_object(awarded.result, awarded.verification, found, curve=curve)
    assert short["viability_gap_crore"] == pytest.approx(money.viability["gap"].sum())
    assert sum(short["outlay_crore"].values()) == pytest.approx(money.budget["outlay"].sum())
    assert json.loads(json.dumps(short))["trade_off"]["aims"] == ["National cost", "Magnets by quantity"]


def one_reading() -> pd.DataFrame:
    """A clause read the other way."""
    return pd.DataFrame([{
        "reading": "Exports", "question": "Do they?", "cells": "Scheme!B1", "as_read": "No", "other": "Yes",
        "status": "optimal", "magnets_quantity": 1e-13, "chain_value": 0.0, "national_cost": -3.0, "outlay": 5.0,
        "gap": 0.0, "awards_t": 40.0, "awards_changed": "",
    }])


def test_the_curve_is_a_sheet_with_the_plan_on_it(awarded: Material) -> None:
    program = awarded.result.program
    curve = tradeoff(program, priorities_of(program.tables), "National cost", "Magnets by quantity", 3)
    tables = {t.sheet: t for t in report_tables(replace(awarded, curve=curve, _made={}))}
    frame = tables["Trade-off"].frame
    assert len(frame) == len(curve.points) + 1
    assert frame["First aim"].iloc[-1] == awarded.solution.value("national_cost")
    assert sum(str(m).startswith("knee") for m in frame["Mark"]) == 1


def test_lots_and_readings_are_sheets(awarded: Material) -> None:
    lots = pd.DataFrame([{"beneficiary": "B", "award": 40.0, "change": "no award", "new_award": 0.0, "possible": "yes",
                          "points": 1.0, "gap": None, "crore": -2.0}])
    material = replace(awarded, lots=lots, readings=one_reading(), _made={})
    tables = {t.sheet: t for t in report_tables(material)}
    assert tables["Lots"].frame["Cost"].tolist() == [-2.0]
    assert tables["Readings"].frame["Magnets by quantity"].tolist() == [0.0]
    assert "They move the outlay or the gap: Exports." in tables["Readings"].sentence


def test_the_note_cites_the_sheets(shown: Tables, awarded: Material) -> None:
    """Proves: what is pasted into a memorandum stands on a sheet of the report."""
    from model.reports.cited import Cited, picked
    from model.reports.for_the_note import lines

    rows = list(lines(awarded))
    cited = [c for _, _, figures, _ in rows for c in figures if isinstance(c, Cited)]
    assert cited
    for c in cited:
        value = picked(shown[c.sheet].frame, c.column, c.where, c.how)
        assert indian(value, len(c.text.partition(".")[2])) == c.text
    summary = {f.sentence for f in shown["Summary"].findings}
    sentences = [text for part, text, _, _ in rows if part == "Sentence"]
    assert 5 <= len(sentences) <= 12
    assert set(sentences) <= summary
    assert {part for part, *_ in rows} == {"Sentence", "Table 1", "Table 2", "Table 3"}
