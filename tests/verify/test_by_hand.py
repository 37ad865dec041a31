"""What the verifier recomputes is what a pencil gives: a plan of one plant, written down by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from model.verify import verify
from model.verify.case import PlanCase, case_of
from model.verify.costs import LINES
from model.verify.decisions import DECISIONS
from model.verify.dependence import measure
from model.verify.elements import element_balance
from tests.cases.network import one_plant

Y1, Y2 = "FY2026-27", "FY2027-28"


def table(name: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    """A table of a decision."""
    return pd.DataFrame(rows, columns=[*DECISIONS[name], "value"])


def by_hand() -> PlanCase:
    """A plant of 100 t/a makes 50 t, then 80 t, from 1.5 t of alloy per tonne; China sells 20 t, and 10 t are unmet."""
    plan = {
        "ship": table(
            "ship", ("alloy", "China", "F", Y1, 75.0), ("alloy", "China", "F", Y2, 120.0),
            ("magnet", "China", "EV", Y1, 20.0), ("magnet", "F", "EV", Y1, 50.0), ("magnet", "F", "EV", Y2, 80.0),
        ),
        "activity": table("activity", ("F", "M", Y1, 50.0), ("F", "M", Y2, 80.0)),
        "build": table("build", ("F", "mag", "new", Y1, 100.0)),
        "unmet_demand": table("unmet_demand", ("magnet", "EV", Y1, 10.0)),
    }
    return case_of(one_plant(discount_rate=0.1), plan)


COSTS: dict[str, tuple[float, float]] = {
    "purchase_cost": (75 * 0.4 + 20 * 0.7, 120 * 0.4),
    "freight_cost": (0, 0),
    "handling_cost": (0, 0),
    "duty_cost": (0, 0),
    "tier_premium_cost": (0, 0),
    "running_cost": (50 * 0.01, 80 * 0.01),
    "electricity_cost": (50 * 0.01, 80 * 0.01),
    "carbon_cost": (0, 0),
    "capital_cost": (10, 0),
    "remaining_life_revenue": (0, 10 * (1 - 1.1**-8) / (1 - 1.1**-10) / 1.1),
    "fixed_running_cost": (0, 0),
    "holding_cost": (0, 0),
    "unmet_demand_cost": (10 * 5.0, 0),
    "sales_revenue": (0, 0),
    "opening_cost": (0, 0),
    "open_facility_cost": (0, 0),
    "scale_cost": (0, 0),
    "limit_penalty_cost": (0, 0),
    "constant_cost": (0, 0),
    "idle_capacity_cost": (0, 0),
    "reserve_credit_revenue": (0, 0),
}
"""40 and 70 dollars a kilogram at ₹100, 100 ₹ and 10 kWh at ₹10 a kilogram; ₹ crore."""


@pytest.mark.quick
@pytest.mark.parametrize("line", LINES)
def test_cost_lines(line):
    found = LINES[line](by_hand())
    assert (found.get(Y1, 0.0), found.get(Y2, 0.0)) == pytest.approx(COSTS[line])


@pytest.mark.quick
@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("magnets_quantity", (37.5, 0.0)),
        ("magnets_value", (37.5, 0.0)),
        ("chain_value", (100 * (56 - 35 + 30) / 56, 100 * 48 / 56)),
    ],
)
def test_measures(name, points):
    """Unmet demand counts as dependence, and so does the alloy."""
    found = measure(by_hand(), name)
    assert (found[Y1], found[Y2]) == pytest.approx(points)


@pytest.mark.quick
def test_elements():
    """0.3 t Nd+Pr in a tonne of alloy and of magnet: half a tonne of alloy is lost in each tonne made."""
    frame = element_balance(by_hand())
    found = dict(frame[frame["element"] == "Nd+Pr"][["item", "tonnes"]].itertuples(index=False))
    assert found == pytest.approx({
        "imports of alloy": 58.5, "imports of magnet": 6.0, "lost in transit": 0.0, "magnets delivered": -45.0,
        "process losses in mag": -19.5,
    })


@pytest.mark.quick
def test_without_a_plan_nothing_is_believed():
    """An empty solution serves no demand and reports nothing."""
    found = {f.check: f for f in verify(one_plant(), {}).failures}
    assert found["demand_balance"].largest_difference == 80.0
    assert found["national_cost"].where == "the table, which is absent"
