"""Rows of a small workbook without a problem: one chain from ore to magnets, with a scheme."""

from __future__ import annotations

import math
from typing import Any

from model.ground.years import span

YEARS = span("FY2026-27", "FY2029-30")
SERVED = {"kind": "must be served", "unmet_cost": 300.0, "currency": "USD"}
CHINA = {"supply": "China", "country": "China"}
OWN_COST = {"price": "own cost", "currency": "USD"}

SOUND: dict[str, list[dict[str, Any]]] = {
    "Aims": [
        {"priority": 1, "aim": "Unmet demand"},
        {"priority": 2, "aim": "Magnets by quantity", "tolerance_unit": "points"},
        {"priority": 3, "aim": "Cost", "tolerance_unit": "₹ crore"},
    ],
    "Commodities": [
        {"commodity": "ore", "kind": "ore", "ndpr": 0.1},
        {"commodity": "oxide", "kind": "oxide", "ndpr": 0.85, "reference_country": "China"},
        {"commodity": "metal", "kind": "metal", "ndpr": 1.0},
        {"commodity": "alloy", "kind": "alloy", "ndpr": 0.3},
        {"commodity": "magnet N", "kind": "magnet", "group": "magnets", "ndpr": 0.3, "reference_country": "China"},
        {"commodity": "magnet H", "kind": "magnet", "group": "magnets", "ndpr": 0.3, "reference_country": "China"},
        {"commodity": "swarf", "kind": "scrap", "ndpr": 0.3, "surplus": True},
    ],
    "Stages": [
        {"stage": "separation"},
        {"stage": "reduction", "scheme_role": "metal"},
        {"stage": "casting", "scheme_role": "alloy"},
        {"stage": "sintering", "scheme_role": "magnet"},
        {"stage": "diffusion"},
    ],
    "Recipes": [
        {"recipe": "separate", "stage": "separation", "commodity": "oxide", "role": "main output"},
        {"recipe": "separate", "stage": "separation", "commodity": "ore", "amount": 9.0, "amount low": 8.8,
         "amount high": 9.5},
        {"recipe": "reduce", "stage": "reduction", "commodity": "metal", "role": "main output"},
        {"recipe": "reduce", "stage": "reduction", "commodity": "oxide", "amount": 1.25},
        {"recipe": "cast", "stage": "casting", "commodity": "alloy", "role": "main output"},
        {"recipe": "cast", "stage": "casting", "commodity": "metal", "amount": 1.05},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "magnet N", "role": "main output"},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "alloy", "amount": 1.4},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "swarf", "role": "output", "amount": 0.35},
        {"recipe": "sinter H", "stage": "sintering", "commodity": "magnet H", "role": "main output"},
        {"recipe": "sinter H", "stage": "sintering", "commodity": "alloy", "amount": 1.4},
        {"recipe": "sinter H", "stage": "diffusion", "commodity": "(capacity)", "role": "uses"},
    ],
    "Facilities": [
        {"facility": "Refinery", "kind": "public", "place": "Coast"},
        {"facility": "B1", "kind": "beneficiary", "place": "Hill"},
        {"facility": "B2", "kind": "beneficiary"},
    ],
    "Capacity": [
        {"facility": "Refinery", "stage": "separation", "option": "old", "kind": "existing", "most": 300.0},
        {"facility": "(beneficiary)", "stage": "reduction", "most": math.inf, "running_cost": 5.0, "currency": "USD",
         "electricity": 10.0, "lead_time": 1},
        {"facility": "(beneficiary)", "stage": "casting", "most": math.inf, "capex low": 0.08, "capex high": 0.2},
        {"facility": "(beneficiary)", "stage": "sintering", "most": math.inf},
        {"facility": "(beneficiary)", "stage": "diffusion", "most": math.inf},
    ],
    "Supply": [
        {"supply": "Mine", "commodity": "ore", "country": "India", **OWN_COST, "cost": 0.6, "years": 2000},
        {"supply": "Mine", "commodity": "ore", "case": "Low", "country": "India", **OWN_COST, "cost": 0.6,
         "years": 1500},
        {"supply": "Refinery", "commodity": "oxide", "country": "India", "assured": True, "years": 50},
        {**CHINA, "commodity": "oxide", "years": 60},
        {**CHINA, "commodity": "magnets", "years": 500},
    ],
    "Prices": [
        {"commodity": "oxide", "at": "China", "years": 90},
        {"commodity": "oxide", "at": "(assured)", "years": 80},
        {"commodity": "magnet N", "at": "China", "years": 60},
        {"commodity": "magnets", "at": "China", "years": 80},
        {"commodity": "swarf", "at": "Smelter", "currency": "₹", "years": 100},
    ],
    "Demand and sales": [
        {"market": "Cars", "commodity": "magnets", **SERVED, "embedded": 0.1, "years": 100},
        {"market": "Pumps", "commodity": "magnet N", **SERVED, "years": 30},
        {"market": "Smelter", "commodity": "swarf", "kind": "up to a limit", "years": math.inf},
    ],
    "Economy": [
        {"item": "₹ per USD", "unit": "₹", "years": 90},
        {"item": "Power price", "unit": "₹/kWh", "years": 8},
        {"item": "Inflation", "unit": "% a year", "years": 0.04},
    ],
    "Award sizes": [
        {"capacity": 40.0, "net_worth": 100.0},
        {"capacity": 60.0, "net_worth": 150.0},
        {"capacity": 80.0, "net_worth": 200.0},
    ],
    "Bids": [
        {"beneficiary": "B1", "least": 40.0, "most": 80.0, "award_year": "FY2026-27"},
        {"beneficiary": "B2", "least": 40.0, "most": 60.0, "award_year": "FY2027-28"},
    ],
    "Grade mix": [
        {"market": "Cars", "grade": "magnet N", "years": 0.4},
        {"market": "Cars", "grade": "magnet H", "years": 0.6},
    ],
    "Places": [
        {"place": "Coast", "state": "Kerala", "kind": "refinery"},
        {"place": "Hill", "state": "Odisha", "kind": "plant"},
    ],
    "Freight": [
        {"origin": "China", "target": "India", "goods": "magnets", "cost": 90000.0},
        {"origin": "Coast", "target": "(all)", "goods": "oxide", "cost": 12000.0, "loss": 0.002},
    ],
    "Duties": [{"goods": "magnet", "country": "(all)", "basic": 0.075, "surcharge": 0.1}],
    "Stocks": [{"facility": "Refinery", "commodity": "oxide", "opening": 20.0, "most": 50.0}],
    "References": [{"key": "test", "citation": "made up"}],
}
"""Rows by field name, as in tests.cases.sheets; `years` is one number for all years."""
