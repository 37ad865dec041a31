"""Origins: contained Nd+Pr and Dy+Tb from abroad, from India's ground, from end-of-life magnets."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.network import chain
from tests.cases.rows import terms
from tests.formulation import test_returns

Y = "FY2027-28"


@pytest.mark.quick
def test_mined_and_recovered_content(chained):
    """Ore holds 10 % Nd+Pr at the mine gate, old magnets 28 %."""
    assert terms(chained, "mined_content", "Nd+Pr", Y) == ({("ship", "ore", "Mine", "Refinery", Y): 0.1}, 0.0)
    recovered = {("ship", "old magnets", "Collection", "Recycler", Y): 0.28}
    assert terms(chained, "recovered_content", "Nd+Pr", Y) == (recovered, 0.0)


@pytest.mark.quick
def test_imported_content_counts_every_form(chained):
    """Magnets SH hold 0.6 % Dy and 0.2 % Tb, heavy oxide 60 % and 25 %; light oxide and alloy none of them."""
    found, _ = terms(chained, "imported_content", "Dy+Tb", Y)
    assert found[("ship", "magnet SH", "Vietnam", "Cars", Y)] == 0.008
    assert found[("ship", "heavy oxide", "China", "B2", Y)] == 0.85
    assert {k[1] for k in found} == {"magnet SH", "heavy oxide"}
    light, _ = terms(chained, "imported_content", "Nd+Pr", Y)
    assert light[("ship", "metal", "China", "B1", Y)] == 1.0
    assert light[("ship", "alloy", "China", "B1", Y)] == 0.31


@pytest.mark.quick
def test_nothing_of_a_family_is_mined_or_recovered_where_nothing_holds_it(chained):
    assert terms(chained, "mined_content", "Dy+Tb", Y) == ({}, 0.0)
    assert terms(chained, "recovered_content", "Dy+Tb", Y) == ({}, 0.0)


@pytest.mark.quick
def test_what_markets_give_back_is_recovered():
    """A tenth of what arrives in a year comes back in the next as scrap with 20 % Nd+Pr; a fifth is lost on the way.

    Without it: what is used again counts for nothing.
    """
    case = test_returns.returning().with_("Commodities", {"commodity": "old"}, ndpr=0.2)
    case = case.adding("Freight", {"origin": "F", "target": "EV", "goods": "magnet", "loss": 0.2})
    arrays = program_of(case.tables).arrays
    for sold, back in (("FY2026-27", "FY2027-28"), ("FY2027-28", "FY2028-29")):
        expected = {("ship", "magnet", "China", "EV", sold): 0.02, ("ship", "magnet", "F", "EV", sold): 0.016}
        assert terms(arrays, "recovered_content", "Nd+Pr", back)[0] == pytest.approx(expected)


@pytest.mark.solve
def test_content_adds_up_the_tonnes_of_the_plan():
    """Proves: origins follow the flows of the plan, year by year."""
    plan = answer(chain())
    ore = plan.of("ship", "ore", "Mine", "Refinery", Y)
    assert ore > 0
    assert plan.expression("mined_content", "Nd+Pr", Y) == pytest.approx(0.1 * ore)
