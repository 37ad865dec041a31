"""Grade ladder: how much of the dear grades a maker may make, by its age."""

from __future__ import annotations

import pandas as pd
import pytest

from model.planning.plan import CHOSEN
from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import bought, plant

YEARS = ("FY2026-27", "FY2027-28", "FY2028-29")
SERVED = {"kind": "must be served", "unmet_cost": 50000.0, "currency": "₹"}


def ladder(*factors: float) -> Case:
    """60 t of magnets at ₹1.0 crore and 20 t of a dear grade at 1.4 a year; a plant of 20 t/a may make either.

    Either takes ₹0.6 crore of alloy, so that a tonne saves 0.4 or 0.8. Of demand three quarters are plain.
    """
    supply, price = bought("dear", 1.4)
    case = plant().with_("Capacity", {}, most=20.0).with_("Demand and sales", {}, years=60.0)
    case = case.with_("Stages", {}, scheme_role="magnet")
    case = case.adding("Commodities", {"commodity": "dear", "kind": "magnet", "reference_country": "China"})
    case = case.adding("Supply", supply).adding("Prices", price).adding("Recipes", *(
        {"recipe": "D", "stage": "mag", **line} for line in (
            {"commodity": "dear", "role": "main output"}, {"commodity": "alloy", "amount": 1.5})))
    case = case.adding("Demand and sales", {"market": "EV", "commodity": "dear", **SERVED, "years": 20.0})
    return case.adding("Grade ladder", *({"age": n, "factor": k} for n, k in enumerate(factors, start=1)))


def learning() -> Case:
    """A maker that may make a quarter of the dear grade at first, then a half."""
    return ladder(1.0, 2.0)


@pytest.mark.quick
def test_rows_of_the_ladder():
    """Of 100 t a quarter may be dear in the first year, a half in the second and third; the last row goes on."""
    arrays = program_of(ladder(1.0, 2.0).tables).arrays
    made = {g: [("activity", "F", r, y) for y in YEARS] for g, r in (("plain", "M"), ("dear", "D"))}
    for n, share in enumerate((0.25, 0.5, 0.5)):
        found, sense, right = row(arrays, "grade_share_limit", "F", "dear", YEARS[n])
        assert found == {made["dear"][n]: 1 - share, made["plain"][n]: -share}
        assert (sense, right) == ("≤", 0.0)
    assert has_row(arrays, "grade_share_limit", "F", "magnet", YEARS[0])
    assert not has_row(arrays, "grade_share_limit", "F", "magnet", YEARS[1])


@pytest.mark.quick
def test_what_is_coated_counts_once():
    """Of the dear grade all that India takes is coated: 0.8 t of 1 t. Of plain magnets it takes some bare.

    Plain: made less none. Coated: made. Dear and bare is no grade that India asks for.
    Sensitivity: without following the coat India's dear grade would have no ceiling.
    """
    case = coated_dear()
    arrays = program_of(case.tables).arrays
    plain, coat = (("activity", "F", r, YEARS[0]) for r in ("M", "coat"))
    assert row(arrays, "grade_share_limit", "F", "coated", YEARS[0])[0] == {coat: 0.75, plain: -0.25}
    both = case.adding("Demand and sales", {"market": "EV", "commodity": "dear", **SERVED, "years": 20.0})
    found, _, _ = row(program_of(both.tables).arrays, "grade_share_limit", "F", "dear", YEARS[0])
    assert found == pytest.approx({("activity", "F", "D", YEARS[0]): 0.8, coat: -1.25 * 0.8 - 0.2, plain: -0.2})


def coated_dear() -> Case:
    """The dear grade is coated before it is sold, 1.25 t for a tonne; 60 t of plain are asked for and 20 t coated."""
    supply, price = bought("coated", 2.0)
    case = learning().adding("Commodities", {"commodity": "coated", "kind": "magnet", "reference_country": "China"})
    case = case.adding("Stages", {"stage": "coating"}).adding("Supply", supply).adding("Prices", price)
    case = case.adding("Capacity", {"facility": "F", "stage": "coating", "life": 3, "most": 50.0})
    case = case.adding("Recipes", *({"recipe": "coat", "stage": "coating", **line} for line in (
        {"commodity": "coated", "role": "main output"}, {"commodity": "dear", "amount": 1.25})))
    return case.with_("Demand and sales", {"commodity": "dear"}, commodity="coated")


@pytest.mark.quick
def test_without_a_ladder_every_grade_is_free():
    assert "grade_share_limit" not in program_of(ladder().tables).arrays.rows


@pytest.mark.solve
def test_a_maker_learns_the_dear_grade():
    """Proves: 5 dear of 20 in the first year, 10 in the next two. All bought costs 3 × 88 = 264; 6 for the plant.

    Saved are 5 × 0.8 + 15 × 0.4 = 10, then twice 10 × 0.8 + 10 × 0.4 = 12: 236.
    Sensitivity: without the ladder 20 × 0.8 are saved every year: 222.
    """
    assert answer(ladder(1.0, 2.0)).values == pytest.approx((0.0, 264 - 34 + 6))
    assert answer(ladder(1.0, 2.0), without=["grade_share_limit"]).values == pytest.approx((0.0, 264 - 48 + 6))
    assert answer(ladder(1.0)).values == pytest.approx((0.0, 264 - 30 + 6))


@pytest.mark.solve
def test_what_is_sold_abroad_is_left_out():
    """Proves: a dear tonne for abroad at ₹2.0 crore is outside the ladder. Sensitivity: counted, 5 a year are most."""
    case = ladder(1.0).with_("Demand and sales", {"commodity": "dear"}, years=20.0)
    case = case.adding("Demand and sales", {"market": "Abroad", "commodity": "dear", "country": "Japan",
                                            "kind": "up to a limit", "years": 8.0})
    case = case.adding("Prices", {"commodity": "dear", "at": "Abroad", "currency": "₹", "years": 20000.0})
    plan = answer(case)
    assert plan.total("ship", "dear", "F", "Abroad") == pytest.approx(24.0)
    assert plan.total("ship", "dear", "F", "EV") == pytest.approx(9.0)


@pytest.mark.solve
def test_the_check_follows_a_coat():
    """Proves: c t coated take 1.25 c of 20 t sintered and are a quarter of c + 20 − 1.25 c at first: c = 80 / 17.

    Sensitivity: held against a ladder without its second step, the half of the second year fails by name.
    """
    case = coated_dear().with_("Capacity", {"stage": "mag"}, most=20.0)
    result = solve(program_of(case.tables))
    tables = dict(result.plans[CHOSEN].solution.tables)
    assert verify(case.tables, tables).passed
    first = tables["activity"].set_index(["recipe", "period"])["value"]
    assert first["coat", YEARS[0]] == pytest.approx(80 / 17)
    other = case.without("Grade ladder", age=2).tables
    assert "grade_share_limit" in {f.check for f in verify(other, tables).failures}


@pytest.mark.solve
def test_the_check_knows_the_ladder():
    """Proves: the plan passes, and one with all dear fails by name."""
    case = ladder(1.0, 2.0)
    result = solve(program_of(case.tables))
    tables = dict(result.plans[CHOSEN].solution.tables)
    assert verify(case.tables, tables).passed
    dear: pd.DataFrame = tables["activity"].assign(value=lambda t: t["value"].where(t["recipe"] != "D", 20.0))
    failed = {f.check for f in verify(case.tables, tables | {"activity": dear}).failures}
    assert "grade_share_limit" in failed
