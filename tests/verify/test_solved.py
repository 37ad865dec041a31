"""Every solved plan passes, in every variant of the cases."""

from __future__ import annotations

from typing import Any

import pytest

from model.verify import verify
from tests.cases.network import chain
from tests.verify.plans import Solved, lots, plant, scheme, solved

AIMS = [{"priority": 4, "aim": "Viability gap", "tolerance_unit": "₹ crore"}, {"priority": 6, "aim": "Tie-break"}]

VARIANTS: dict[str, dict[str, Any]] = {
    "viability and tie-break are aims": {"Aims": AIMS},
    "no scheme": {"scheme": None},
    "half years": {"settings": {"steps_per_year": "2"}},
    "unlisted lanes are barred": {"settings": {"unlisted_lanes": "barred"}},
    "no discounting": {"settings": {"discount_rate": 0.0}},
    "capacity outside the scheme": {"scheme": {"outside_capacity": True}},
    "a market abroad must be served": {
        "Demand_and_sales": [
            {"market": "Exports", "commodity": "magnet N", "country": "Japan", "kind": "must be served",
             "unmet_cost": 300.0, "currency": "USD", "years": 5}
        ]
    },
    "a bidder is not qualified": {
        "Facilities": [{"facility": "B3", "kind": "beneficiary"}],
        "Bids": [{"beneficiary": "B3", "qualified": False, "award_year": "FY2026-27"}],
    },
    "magnets are held in stock": {
        "Stocks": [
            {"facility": "Store", "commodity": "magnet N", "opening": 10.0}, {"facility": "B1", "commodity": "metal"}
        ]
    },
    "a ban": {
        "Supply": [{"supply": "China", "commodity": "magnet N", "country": "China", "control": "ban", "years": 90}]
    },
    "an indian supply of oxide with an ore body": {
        "Supply": [
            {"supply": "Dump", "commodity": "oxides", "country": "India", "price": "own cost", "cost": 5.0,
             "currency": "USD", "in_place": 20.0, "years": 12}
        ]
    },
    "a stage stands at a bidder": {
        "Capacity": [
            {"facility": "B2", "stage": "casting", "option": "old", "kind": "existing", "most": 20.0,
             "running_cost": 200.0, "life": 4}
        ]
    },
    "old lines of magnets and alloy at a bidder": {
        "scheme": {"outside_capacity": True, "running_share": 0.5, "exports_earn": True},
        "Capacity": [
            {"facility": "B1", "stage": "casting", "option": "old", "kind": "existing", "most": 30.0, "life": 4,
             "running_cost": 200.0},
            {"facility": "B1", "stage": "sintering", "option": "old", "kind": "existing", "most": 30.0, "life": 4,
             "running_cost": 10.0, "currency": "USD", "electricity": 15.0},
        ],
    },
    "a bidder buys all its alloy": {
        "Facilities": [{"facility": "B3", "kind": "plant"}],
        "Capacity": [{"facility": "B3", "stage": s, "capex": 0.1} for s in ("sintering", "diffusion")],
        "Bids": [{"beneficiary": "B3", "status": "open", "award_year": "FY2026-27", "rate": 1900.0}],
    },
    "a lead time before the earliest year": {
        "Capacity": [
            {"facility": "B1", "stage": "recycling", "lead_time": 2, "earliest": "FY2026-27", "least": 3.0}
        ]
    },
}


def failures(case: Solved) -> list[tuple[str, str, str]]:
    """Plan, check and sentence of everything that fails."""
    return [
        (plan, f.check, f.sentence)
        for plan, solution in case.plans.items()
        for f in verify(case.tables_of(plan), solution).failures
    ]


@pytest.mark.solve
@pytest.mark.parametrize("case", [plant, scheme, lots])
def test_every_plan_passes(case):
    assert case().plans
    assert failures(case()) == []


@pytest.mark.solve
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_plan_of_a_variant_passes(variant):
    case = solved(chain(**VARIANTS[variant]))
    assert case.plans
    assert failures(case) == []


@pytest.mark.solve
def test_what_the_plan_without_the_scheme_breaks_is_its_clauses():
    """Who is fixed in receives nothing there, so the workbook with the scheme must refuse it."""
    found = {f.check for f in verify(scheme().tables, scheme().plans["no scheme"]).failures}
    assert found == {"fixed_award_define"}


@pytest.mark.solve
@pytest.mark.parametrize("case", [plant, scheme])
def test_elements_close_and_every_item_is_named(case):
    balance = verify(case().tables, case().plans["chosen"]).element_balance
    assert list(balance.columns) == ["element", "item", "tonnes"]
    assert set(balance["element"]) == {"Nd+Pr", "Dy", "Tb"}
    assert balance.groupby("element")["tonnes"].sum().abs().max() < 1e-6


@pytest.mark.solve
def test_items_of_the_element_balance():
    balance = verify(scheme().tables, scheme().plans["chosen"]).element_balance
    light = balance[balance["element"] == "Nd+Pr"].set_index("item")["tonnes"]
    assert set(light[light > 0].index) >= {"mined in India", "end-of-life", "imports of magnet", "opening stock"}
    lost = {f"process losses in {s}" for s in ("separation", "reduction", "casting", "sintering", "recycling")}
    assert set(light[light < 0].index) >= {"magnets delivered", "closing stock", "lost in transit", *lost}
