"""Tie-break: among equal plans, what is listed first."""

from __future__ import annotations

import pytest

from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import terms
from tests.cases.small import bought, plant


def twins(first: str, second: str) -> Case:
    """Two countries that sell magnets at the same price; nothing can be made."""
    case = plant().without("Supply", commodity="alloy").without("Supply", commodity="magnet")
    case = case.without("Prices", commodity="magnet").with_("Commodities", {}, reference_country=first)
    alloy = {"commodity": "alloy", "at": first, "currency": "₹", "years": 1.0}
    case = case.without("Prices", commodity="alloy").adding("Prices", alloy)
    for country in (first, second):
        supply, price = bought("magnet", 1.0, supply=country, country=country)
        case = case.adding("Supply", supply).adding("Prices", {**price, "at": country})
    return case.pursuing("Unmet demand", "National cost", "Tie-break")


@pytest.mark.quick
def test_every_decision_has_its_place(planted):
    """Three lanes: alloy to F, magnets from China, magnets from F; one option in three years."""
    found, constant = terms(planted, "tie_break_aim")
    y = "FY2027-28"
    assert constant == 0.0
    assert found[("ship", "alloy", "China", "F", y)] == pytest.approx(1 / 3)
    assert found[("ship", "magnet", "China", "EV", y)] == pytest.approx(2 / 3)
    assert found[("ship", "magnet", "F", "EV", y)] == pytest.approx(1.0)
    assert found[("build", "F", "mag", "new", y)] == pytest.approx(2 / 3)


@pytest.mark.solve
@pytest.mark.parametrize(("first", "second"), [("Japan", "Vietnam"), ("Vietnam", "Japan")])
def test_the_first_listed_of_two_equal_supplies(first, second):
    """Proves: of two equal supplies the one listed first is used. Without it: either, as the search happens to go."""
    plan = answer(twins(first, second))
    assert plan.total("ship", "magnet", first) == pytest.approx(240.0, rel=1e-5)
    assert plan.total("ship", "magnet", second) == pytest.approx(0.0, abs=1e-3)
