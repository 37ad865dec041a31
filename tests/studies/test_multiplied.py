"""Prices of limits whose cell multiplies decisions: one point more and one less, against the changed workbook."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.studies.prices import PRICES, listed, told
from tests.cases.answers import answer
from tests.cases.stopping import priced
from tests.formulation.test_shares import held, two_origins
from tests.studies.asking import answer_of, prices

pytestmark = pytest.mark.solve


def test_a_point_of_a_share_by_hand():
    """Proves: of 80 t a year 0.8 t more may come from China at ₹1.0 crore instead of 1.2: ₹0.16 crore in each year.

    One cell holds for all years, so all three are priced together, and a point less costs as much.
    """
    case = priced(two_origins(500.0)).set(point_price=0.0, public_money=0.0)
    found = answer_of("prices", solve(program_of(case.tables)))
    row = found.frame.set_index("in_words").loc["share of China in imports of magnet"]
    assert (row["more_crore"], row["less_crore"]) == pytest.approx((-0.48, 0.48))
    assert (row["used"], row["limit"], row["unit"]) == (pytest.approx(60.0), pytest.approx(60.0), "%")
    assert (row["binds"], row["more_part_cost"]) == ("the plan", pytest.approx(-0.48))
    assert row["cell"].startswith("Supply!")
    table = PRICES.table(found)
    assert "all 60 % used: one point more lowers the total by ₹ 0.48 crore." in told(table, listed(table)[0]).sentence


@pytest.mark.parametrize(("by", "way"), [(0.01, "more"), (-0.01, "less")])
def test_a_point_of_a_share_is_that_of_the_changed_workbook(by, way):
    """Proves: with 20 t from Vietnam, imports grow with the share: 20 ÷ 0.4 = 50 t, and 20 ÷ 0.39 = 51.3 t.

    Sensitivity: a point of the 50 t of the plan, half a tonne, would let in 0.5 t more where 1.28 t more come.
    """
    row = prices(solve(program_of(held(20.0).tables))).set_index("in_words").loc["share of China in imports of magnet"]
    changed = held(20.0, share_limit=0.6 + by)
    expected = answer(changed).values[0] - answer(held(20.0)).values[0]
    assert abs(expected) > 10
    assert row[f"{way}_crore"] == pytest.approx(expected)
