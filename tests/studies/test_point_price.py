"""Point price: the plan at other prices of a point, and what plans are worth against nobody's."""

from __future__ import annotations

import pandas as pd
import pytest

from model.data.total import TotalData
from model.planning.compared import pursues_total
from model.planning.program import program_of
from model.planning.solve import solve
from model.studies.worth_of import worth
from tests.cases.case import Case
from tests.cases.small import award
from tests.cases.stopping import STOP
from tests.cases.stopping import priced as with_total
from tests.studies.asking import answer_of

pytestmark = pytest.mark.solve


def costly() -> Case:
    """A bidder that may make up to 40 t a year at a loss to the country, for three of the four years.

    A t/a saves 3 × 0.3 = ₹0.9 crore of imports and costs 2.52; it takes a point a year off the quantity of three years
    and 0.6 off the chain's, whose oxide of 0.75 × 0.4 = ₹0.3 crore is imported: 3 × ½ × (1 + 0.7) = 2.55 point-years.
    """
    case = with_total(award().with_("Bids", {}, status="open").set(**STOP).set(stop_chance=0.0, point_price_most=4.0))
    return case.adding("Designs", {"design": "nobody", "awards": "none"}, {"design": "best", "awards": "best"},
                       {"design": "one at 40", "awards": "equal", "beneficiaries": 1, "award": 40.0})


def at_prices(case: Case) -> pd.DataFrame:
    return answer_of("point_price", solve(program_of(case.tables))).frame


def test_awards_rise_with_the_price_of_a_point() -> None:
    """Proves: nobody is awarded while a point is worth less than (2.52 − 0.9) ÷ 2.55 = ₹0.635 crore, then all.

    With three prices up to 4 the steps are 0, 1 and 4. Sensitivity: with the price left out every row is alike.
    """
    found = at_prices(costly().set(tradeoff_points=3))
    assert found["price"].tolist() == [0.0, 1.0, 4.0]
    assert found["awards_t"].tolist() == pytest.approx([0.0, 40.0, 40.0])
    assert (found["status"] == "optimal").all()
    own = at_prices(costly().set(tradeoff_points=2, point_price=0.7))
    assert own["price"].tolist() == [0.0, 0.7, 4.0], "the workbook's own price has its row"
    low = at_prices(costly().set(tradeoff_points=2, point_price_most=0.6))
    assert low["awards_t"].tolist() == pytest.approx([0.0, 0.0])


def test_the_total_of_a_row_adds_up_at_its_price() -> None:
    found = at_prices(costly().set(tradeoff_points=3))
    parts = found["cost"] + found["price"] * found["points"]
    assert found["total"].tolist() == pytest.approx(parts.tolist())


def test_worth_of_designs_adds_up_from_its_parts() -> None:
    """Proves: an award of 40 t/a costs 40 × 1.62 = ₹64.8 crore more and is worth 40 × 2.55 = 102 point-years.

    At ₹1 crore a point it is worth 37.2 more than none; it pays from 64.8 ÷ 102 = 0.635. Sensitivity: without points
    it is worth −64.8.
    """
    result = solve(program_of(costly().set(point_price=1.0).tables))
    assert pursues_total(result.priorities)
    found = answer_of("designs", result).frame.set_index("design")
    one = found.loc["one at 40"]
    assert one["points"] - found.loc["nobody", "points"] == pytest.approx(-102.0)
    assert one["without_points"] == pytest.approx(-64.8)
    assert one["worth"] == pytest.approx(37.2)
    assert one["pays_from"] == pytest.approx(64.8 / 102)
    assert found.loc["best", "worth"] == pytest.approx(one["worth"])
    assert found.loc["nobody", "worth"] == 0.0


def test_ends_of_priced_aims_are_nobody_and_a_dear_point() -> None:
    """Proves: the plan of least dependence is the one at the highest price; the curve of two aims is not made."""
    result = solve(program_of(costly().tables))
    assert set(result.plans) == {"chosen", "least dependence", "no scheme"}
    solution = result.plans["least dependence"].solution
    assert solution is not None
    assert solution["award"]["value"].sum() == pytest.approx(40.0)
    assert answer_of("trade_off", result).frame.empty


def test_a_plan_that_depends_alike_pays_at_no_price() -> None:
    alike = {"cost": 1.0, "loss": 0.0, "points": 5.0, "public": 0.0, "total": 1.0}
    assert worth(alike, {**alike, "total": 2.0}, TotalData(3.0, 0.0))["pays_from"] is None
    dearer = worth(alike, {**alike, "points": 3.0, "total": 11.0}, TotalData(0.0, 0.0))
    assert (dearer["worth"], dearer["pays_from"]) == (-10.0, 5.0)


def test_a_design_without_reserve_keeps_nothing_for_stops() -> None:
    """Proves: *Reserve* No empties the stores; one that says nothing keeps what Stocks allows.

    Sensitivity: with the change left out both designs hold 30 t.
    """
    case = costly().set(stop_chance=1.0, stop_first_year="FY2029-30").with_("Supply", {"commodity": "oxide"}, years=0.0)
    case = case.adding("Facilities", {"facility": "Vault", "kind": "reserve"}).adding(
        "Stocks", {"facility": "Vault", "commodity": "magnet", "most": 30.0, "for_stops": True})
    case = case.without("Designs", design="best").without("Designs", design="one at 40").adding(
        "Designs", {"design": "shut", "awards": "none", "reserve": False})
    found = answer_of("designs", solve(program_of(case.tables))).frame.set_index("design")
    assert found.loc["nobody", "loss"] == pytest.approx(found.loc["shut", "loss"] - 30 * (5.0 - 1.0))


def test_what_depends_more_on_imports_pays_from_no_price() -> None:
    """Proves: a plan of more points has no price from which it pays, nor one that differs by rounding."""
    none = {"cost": 90.0, "loss": 0.0, "public": 0.0, "total": 100.0, "points": 10.0}
    for points, total, price in ((12.0, 90.0, None), (10.0 - 1e-5, 100.5, None), (8.0, 101.0, pytest.approx(1.5))):
        assert worth(none, {**none, "total": total, "points": points}, TotalData(1.0, 0.0))["pays_from"] == price
