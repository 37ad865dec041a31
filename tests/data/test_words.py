"""Words that stand for several: kinds of facility, groups and kinds of goods, ends of a lane; the most exact holds."""

from __future__ import annotations

import pytest

from model.data import prepare
from model.data.commodities import matches
from model.data.facilities import named
from tests.cases.case import Case
from tests.cases.small import plant

pytestmark = pytest.mark.quick


def test_a_word_for_facilities(chained):
    assert named(chained.facilities, "(beneficiary)") == ["B1", "B2"]
    assert named(chained.facilities, "(all)") == ["Refinery", "B1", "B2", "Recycler"]
    assert named(chained.facilities, "(reserve)") == ["Store"]
    assert named(chained.facilities, "B2") == ["B2"]


@pytest.mark.parametrize(("word", "commodity", "exactness"), [
    ("light oxide", "light oxide", 3), ("oxides", "light oxide", 2), ("oxide", "light oxide", 1),
    ("(all)", "light oxide", 0), ("metal", "light oxide", -1), ("metal", "metal", 3), ("magnet", "magnet N", 1),
])
def test_a_word_for_goods(chained, word, commodity, exactness):
    assert matches(chained.commodities, word, commodity) == exactness


def freighted(*rows: tuple[str, str, str, float]) -> float:
    """Freight of alloy from China to F, which stands at Port, in ₹ per tonne."""
    listed = [{"origin": i, "target": j, "goods": g, "cost": c} for i, j, g, c in rows]
    case: Case = plant().with_("Facilities", {}, place="Port").adding("Places", {"place": "Port", "state": "Kerala",
                                                                               "kind": "port"})
    return prepare(case.adding("Freight", *listed).tables).lanes.freight["alloy", "China", "F"] * 1e7


EXACT = [("China", "F", "alloy", 1.0), ("China", "Port", "alloy", 2.0), ("China", "(plant)", "alloy", 3.0),
         ("China", "India", "alloy", 4.0), ("China", "(all)", "alloy", 5.0), ("(all)", "(all)", "alloy", 6.0),
         ("(all)", "(all)", "(all)", 7.0)]


@pytest.mark.parametrize("first", range(len(EXACT)))
def test_the_most_exact_row_of_freight_holds(first):
    """Proves: of the rows from one on, the first is the most exact, in whatever order they are listed."""
    rows = EXACT[first:]
    assert freighted(*rows) == pytest.approx(rows[0][3])
    assert freighted(*reversed(rows)) == pytest.approx(rows[0][3])


def test_ends_come_before_goods():
    assert freighted(("China", "F", "(all)", 1.0), ("China", "India", "alloy", 2.0)) == pytest.approx(1.0)


def test_nothing_goes_between_foreign_countries(chained):
    country = chained.lanes.node_country
    assert all("India" in (country[i], country[j]) for _, i, j in chained.lanes.LANES)
    assert ("magnet SH", "China", "Fair") not in chained.lanes.LANES


def test_imports_cross_the_border_into_india(chained):
    lanes = chained.lanes
    assert ("magnet N", "China", "Cars") in lanes.IMPORTS
    assert ("magnet SH", "B1", "Fair") not in lanes.IMPORTS
    assert all(lanes.node_country[k[1]] == "India" for k in set(lanes.LANES) - set(lanes.IMPORTS))
