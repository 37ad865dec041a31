"""Every clause has a row, every setting of the scheme is in one, and the verdicts are true."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from model.reports import Material
from model.reports.clauses.clause import CANNOT, FULL, KEPT, NOT_KEPT, ClauseAt, Instance, barest, fullest
from model.reports.clauses.outside import NOT_MODELLED
from model.reports.sheets.compliance import ON_SCHEME, TOPIC
from model.schema import fields_of
from model.schema.award_sizes import AwardSize
from model.schema.bids import Bid
from model.schema.column import SourcedRow
from model.schema.scheme import Scheme
from tests.cases.small import award, second_bidder
from tests.reports.conftest import material_of

MATRIX = Path(__file__).parents[2] / "inputs" / "data" / "clauses.csv"
PLACE = ClauseAt("Scheme: something", "Something", "G", "Scheme!B1")


def rows_of(material: Material) -> pd.DataFrame:
    return TOPIC.table(material).frame


def row(material: Material, setting: str) -> pd.Series:
    frame = rows_of(material)
    found = frame[frame["Setting"] == setting]
    assert len(found) == 1, setting
    return found.iloc[0]


@pytest.mark.quick
def test_every_setting_of_the_scheme_has_a_clause() -> None:
    assert set(ON_SCHEME) == {f.name for f in fields_of(Scheme)}


@pytest.mark.quick
@pytest.mark.parametrize(
    ("limit", "used", "reach", "implied", "verdict"),
    [
        (10.0, 5.0, None, "", KEPT), (10.0, 10.0, None, "", FULL), (10.0, 11.0, None, "", NOT_KEPT),
        (10.0, 5.0, 8.0, "", CANNOT), (10.0, 10.0, 10.0, "", FULL), (10.0, 10.0, None, "sizes", "implied by sizes"),
        (10.0, 11.0, 8.0, "sizes", NOT_KEPT), (0.0, 0.0, None, "", KEPT),
    ],
)
def test_the_verdict_on_a_ceiling(
    limit: float, used: float, reach: float | None, implied: str, verdict: str
) -> None:
    clause = PLACE.at_most(limit, used, "t", reach=reach, implied=implied)
    assert clause.verdict == verdict
    assert clause.room == limit - used


@pytest.mark.quick
def test_the_verdict_on_a_floor() -> None:
    assert PLACE.at_least(10.0, 12.0, "t").verdict == KEPT
    assert PLACE.at_least(10.0, 10.0, "t").verdict == FULL
    assert PLACE.at_least(10.0, 9.0, "t").verdict == NOT_KEPT
    assert PLACE.at_least(10.0, 9.0, "t").room == -1.0


@pytest.mark.quick
def test_the_tightest_of_several() -> None:
    cases = [Instance("a", 10, 9), Instance("b", 100, 95), Instance("c", 0, 0)]
    assert fullest(cases) == cases[1]
    assert barest(cases) == cases[0]
    assert fullest([]) is None


@pytest.mark.quick
def test_clauses_that_are_not_modelled_are_those_of_the_matrix() -> None:
    """Proves: a clause that nothing holds is in the report, with the reason."""
    with MATRIX.open(encoding="utf-8-sig", newline="") as file:
        open_ = {r["Clause"] for r in csv.DictReader(file) if r["Not modelled because"]}
    assert open_ <= {number for number, *_ in NOT_MODELLED}


@pytest.mark.solve
def test_every_field_of_the_three_sheets_appears(awarded: Material) -> None:
    """Proves: a clause added to the schema cannot be forgotten in the report."""
    there = set(rows_of(awarded)["Setting"])
    for sheet in (Scheme, AwardSize, Bid):
        for field in fields_of(sheet):
            if field.name not in SourcedRow.model_fields:
                assert f"{sheet.SHEET.title}: {field.column.heading}" in there


@pytest.mark.solve
def test_the_rows_are_complete(awarded: Material) -> None:
    frame = rows_of(awarded)
    for column in ("Clause", "Source", "Verdict", "Set in"):
        assert frame[column].map(bool).all()
    assert NOT_KEPT not in set(frame["Verdict"])
    asked = frame["Sense"].isin(["at most", "at least"])
    assert frame.loc[asked, ["Limit", "Used", "Room"]].notna().all(axis=None)
    outside = frame[frame["Verdict"] == "not modelled"]
    assert len(outside) == len(NOT_MODELLED)
    assert outside["Arithmetic"].map(bool).all()


@pytest.mark.solve
def test_used_is_what_is_paid(awarded: Material) -> None:
    assert awarded.money is not None
    paid = float(awarded.money.incentive["paid"].sum())
    assert row(awarded, "Scheme: Incentive envelope")["Used"] == pytest.approx(paid)
    subsidy = float(awarded.money.subsidy["paid"].sum())
    other = awarded.tables.scheme.other_outlay if awarded.tables.scheme else 0.0
    assert row(awarded, "Scheme: Outlay")["Used"] == pytest.approx(paid + subsidy + other)


@pytest.mark.solve
def test_a_ramp_puts_the_envelope_out_of_reach() -> None:
    """Proves: cannot bind is arithmetic. 0.5 + 1 t per t/a × ₹2,000/kg × 40 t/a is 12 crore, however much is sold."""
    case = award().with_("Capacity", {"stage": "sintering"}, ramp_1=0.5, ramp_2=1.0)
    base = {"rate_ceiling": 2000.0, "total_capacity": 40.0}
    found = row(material_of(case.ruled(**base, incentive_envelope=13.0)), "Scheme: Incentive envelope")
    assert found["Can reach"] == pytest.approx(12.0)
    assert found["Verdict"] == CANNOT
    assert "0.50 + 1.00 = 1.50 t per t/a over the window × ₹2,000/kg × 40 t/a = ₹ 12 crore" in found["Arithmetic"]
    tight = row(material_of(case.ruled(**base, incentive_envelope=11.0)), "Scheme: Incentive envelope")
    assert tight["Verdict"] == FULL


@pytest.mark.solve
def test_capacity_outside_the_scheme_cannot_fill_the_award() -> None:
    """Proves: only what the award makes earns, 0.2 × 40 × (0.5 + 1). Were lines beside it to fill it up: 16."""
    case = award().with_("Capacity", {"stage": "sintering"}, ramp_1=0.5, ramp_2=1.0)
    case = case.ruled(rate_ceiling=2000.0, total_capacity=40.0, outside_capacity=True)
    assert row(material_of(case), "Scheme: Incentive envelope")["Can reach"] == pytest.approx(12.0)


@pytest.mark.solve
def test_envelopes_that_sizes_imply_are_said_to_be() -> None:
    """Proves: one award of 80 t/a may draw 200 crore, so an envelope of 200 says nothing new."""
    case = award().ruled(beneficiaries=1, subsidy_envelope=200.0)
    assert row(material_of(case), "Scheme: Subsidy envelope")["Verdict"] == "implied by Award sizes"
    tighter = case.ruled(subsidy_envelope=199.0)
    assert row(material_of(tighter), "Scheme: Subsidy envelope")["Verdict"] == KEPT


@pytest.mark.solve
def test_a_share_of_sales_that_holds_is_full() -> None:
    case = award().ruled(sales_share=0.1)
    found = row(material_of(case), "Scheme: Share of net sales")
    assert found["Used"] == pytest.approx(10.0)
    assert found["Verdict"] == FULL
    loose = row(material_of(award().ruled(sales_share=0.5)), "Scheme: Share of net sales")
    assert loose["Can reach"] == pytest.approx(20.0)
    assert loose["Verdict"] == CANNOT


@pytest.mark.solve
def test_yes_and_no_are_shown_in_words(awarded: Material) -> None:
    assert row(awarded, "Scheme: Early sales earn")["As read"] in ("Yes", "No")
    assert row(awarded, "Scheme: Award order")["Verdict"] == "as chosen"


@pytest.mark.solve
def test_the_order_of_bids_is_checked_with_whole_lots() -> None:
    case = second_bidder(award(), status="open", rate=2100.0).set(whole_lots=True)
    case = case.with_("Bids", {"beneficiary": "B"}, status="open").ruled(award_order="least cost")
    found = row(material_of(case), "Scheme: Award order")
    assert (found["Sense"], found["Used"], found["Verdict"]) == ("at most", 0.0, KEPT)
