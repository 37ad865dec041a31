"""Rows of the chain from ore to magnets, and those that small cases share."""

from __future__ import annotations

from typing import Any

Rows = dict[str, list[dict[str, Any]]]

AIMS: list[dict[str, Any]] = [
    {"priority": 1, "aim": "Unmet demand"},
    {"priority": 2, "aim": "Magnets by quantity", "tolerance": 0.1, "tolerance_unit": "points"},
    {"priority": 2, "aim": "Chain by value", "tolerance": 0.1, "tolerance_unit": "points"},
    {"priority": 3, "aim": "Share excess"},
    {"priority": 5, "aim": "Cost", "tolerance_unit": "₹ crore"},
]

ECONOMY: list[dict[str, Any]] = [
    {"item": "₹ per USD", "unit": "₹", "years": 100},
    {"item": "Power price", "unit": "₹/kWh", "years": 10},
    {"item": "Inflation", "unit": "% a year", "years": 0.04},
]

SERVED = {"kind": "must be served", "unmet_cost": 500.0, "currency": "USD"}
OUTLET = {"kind": "up to a limit"}

CHAIN: Rows = {
    "Aims": AIMS,
    "Commodities": [
        {"commodity": "ore", "kind": "ore", "ndpr": 0.1},
        {"commodity": "light oxide", "kind": "oxide", "group": "oxides", "ndpr": 0.85, "reference_country": "China"},
        {"commodity": "heavy oxide", "kind": "oxide", "group": "oxides", "dy": 0.6, "tb": 0.25,
         "reference_country": "China"},
        {"commodity": "metal", "kind": "metal", "ndpr": 1.0, "reference_country": "China"},
        {"commodity": "alloy", "kind": "alloy", "ndpr": 0.31, "reference_country": "China"},
        {"commodity": "magnet N", "kind": "magnet", "group": "magnets", "ndpr": 0.3, "reference_country": "China"},
        {"commodity": "magnet SH", "kind": "magnet", "group": "magnets", "ndpr": 0.3, "dy": 0.006, "tb": 0.002,
         "reference_country": "China"},
        {"commodity": "swarf", "kind": "scrap", "ndpr": 0.29, "surplus": True},
        {"commodity": "old magnets", "kind": "scrap", "ndpr": 0.28, "surplus": True},
        {"commodity": "cerium", "kind": "by-product", "surplus": True},
    ],
    "Stages": [
        {"stage": "separation"},
        {"stage": "reduction", "scheme_role": "metal"},
        {"stage": "casting", "scheme_role": "alloy"},
        {"stage": "sintering", "scheme_role": "magnet"},
        {"stage": "diffusion"},
        {"stage": "recycling"},
    ],
    "Recipes": [
        {"recipe": "separate", "stage": "separation", "commodity": "light oxide", "role": "main output"},
        {"recipe": "separate", "stage": "separation", "commodity": "ore", "amount": 9.0},
        {"recipe": "separate", "stage": "separation", "commodity": "cerium", "role": "output", "amount": 2.0},
        {"recipe": "separate", "stage": "separation", "commodity": "(capacity)", "role": "uses", "amount": 9.0},
        {"recipe": "reduce", "stage": "reduction", "commodity": "metal", "role": "main output"},
        {"recipe": "reduce", "stage": "reduction", "commodity": "light oxide", "amount": 1.25},
        {"recipe": "cast", "stage": "casting", "commodity": "alloy", "role": "main output"},
        {"recipe": "cast", "stage": "casting", "commodity": "metal", "amount": 0.32},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "magnet N", "role": "main output"},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "alloy", "amount": 1.4},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "swarf", "role": "output", "amount": 0.3},
        {"recipe": "sinter SH", "stage": "sintering", "commodity": "magnet SH", "role": "main output"},
        {"recipe": "sinter SH", "stage": "sintering", "commodity": "alloy", "amount": 1.5},
        {"recipe": "sinter SH", "stage": "sintering", "commodity": "heavy oxide", "amount": 0.02},
        {"recipe": "sinter SH", "stage": "sintering", "commodity": "swarf", "role": "output", "amount": 0.35},
        {"recipe": "sinter SH", "stage": "diffusion", "commodity": "(capacity)", "role": "uses", "amount": 1.0},
        {"recipe": "recycle swarf", "stage": "recycling", "commodity": "light oxide", "role": "main output",
         "facility": "(recycler)"},
        {"recipe": "recycle swarf", "stage": "recycling", "commodity": "swarf", "amount": 3.2},
        {"recipe": "recycle old", "stage": "recycling", "commodity": "light oxide", "role": "main output",
         "facility": "Recycler"},
        {"recipe": "recycle old", "stage": "recycling", "commodity": "old magnets", "amount": 3.4},
    ],
    "Places": [
        {"place": "Coast", "state": "Kerala", "kind": "refinery"},
        {"place": "Hill", "state": "Odisha", "kind": "plant"},
    ],
    "Facilities": [
        {"facility": "Refinery", "kind": "public", "place": "Coast", "running_factor": 1.1},
        {"facility": "B1", "kind": "beneficiary", "place": "Hill", "capital_factor": 1.05},
        {"facility": "B2", "kind": "beneficiary", "input_factor": 1.02, "running_factor": 0.95},
        {"facility": "Recycler", "kind": "recycler"},
        {"facility": "Store", "kind": "reserve"},
    ],
    "Capacity": [
        {"facility": "Refinery", "stage": "separation", "option": "old", "kind": "existing", "most": 300.0,
         "capex": 0.0, "fixed_cost": 0.001, "running_cost": 2.0, "currency": "USD", "electricity": 2.0,
         "emissions": 0.5, "availability": 0.9, "life": 3},
        {"facility": "Refinery", "stage": "separation", "most": 900.0, "capex": 0.05, "running_cost": 2.0,
         "currency": "USD", "electricity": 2.0, "lead_time": 1, "ramp_1": 0.6, "emissions": 0.5},
        {"facility": "(beneficiary)", "stage": "reduction", "capex": 0.3, "fixed_cost": 0.01, "running_cost": 5.0,
         "currency": "USD", "electricity": 10.0, "lead_time": 1, "ramp_1": 0.5, "ramp_2": 0.8},
        {"facility": "(beneficiary)", "stage": "casting", "capex": 0.07, "running_cost": 200.0, "lead_time": 1},
        {"facility": "(beneficiary)", "stage": "sintering", "capex": 0.5, "fixed_cost": 0.02, "running_cost": 10.0,
         "currency": "USD", "electricity": 15.0, "lead_time": 1, "ramp_1": 0.4, "ramp_2": 0.7, "life": 3, "jobs": 0.3},
        {"facility": "B2", "stage": "sintering", "capex": 0.6, "fixed_cost": 0.02, "running_cost": 11.0,
         "currency": "USD", "electricity": 15.0, "lead_time": 1, "ramp_1": 0.5, "life": 12},
        {"facility": "(beneficiary)", "stage": "diffusion", "capex": 0.01, "running_cost": 50.0},
        {"facility": "Recycler", "stage": "recycling", "least": 5.0, "most": 40.0, "capex": 0.25, "running_cost": 6.0,
         "currency": "USD", "electricity": 4.0, "earliest": "FY2027-28"},
    ],
    "Supply": [
        {"supply": "Mine", "commodity": "ore", "country": "India", "price": "own cost", "cost": 0.6, "currency": "USD",
         "in_place": 1500.0, "years": [300, 400, 500, 600, 600]},
        {"supply": "Collection", "commodity": "old magnets", "country": "India", "price": "own cost", "cost": 400.0,
         "currency": "₹", "years": [10, 20, 30, 40, 50]},
        {"supply": "China", "commodity": "oxides", "country": "China", "years": 60, "share_limit": 0.6,
         "share_from": "FY2028-29"},
        {"supply": "China", "commodity": "metal", "country": "China", "years": 50},
        {"supply": "China", "commodity": "alloy", "country": "China", "years": 200},
        {"supply": "China", "commodity": "magnets", "country": "China", "years": 500, "share_limit": 0.5},
        {"supply": "Vietnam", "commodity": "magnets", "country": "Vietnam", "years": 40},
        {"supply": "Vietnam", "commodity": "light oxide", "country": "Vietnam", "years": 15},
        {"supply": "Burma", "commodity": "heavy oxide", "country": "Burma", "years": 100, "control": "ban"},
    ],
    "Prices": [
        {"commodity": "light oxide", "at": "China", "years": [90, 92, 94, 96, 98]},
        {"commodity": "light oxide", "at": "Vietnam", "years": 115},
        {"commodity": "heavy oxide", "at": "China", "years": 400},
        {"commodity": "heavy oxide", "at": "Burma", "years": 200},
        {"commodity": "metal", "at": "China", "years": 125},
        {"commodity": "alloy", "at": "China", "years": 45},
        {"commodity": "magnet N", "at": "China", "years": 60},
        {"commodity": "magnet SH", "at": "China", "years": 80},
        {"commodity": "magnets", "at": "Vietnam", "years": 95},
        {"commodity": "cerium", "at": "Glass", "currency": "₹", "years": 80},
        {"commodity": "cerium", "at": "Abroad", "years": 1.5},
        {"commodity": "magnet SH", "at": "Fair", "years": 130},
    ],
    "Demand and sales": [
        {"market": "Cars", "commodity": "magnets", **SERVED, "embedded": 0.1, "years": [100, 120, 140, 160, 180]},
        {"market": "Pumps", "commodity": "magnet N", **SERVED, "years": 30},
        {"market": "Glass", "commodity": "cerium", **OUTLET, "years": 20},
        {"market": "Abroad", "commodity": "cerium", "country": "Japan", **OUTLET, "years": 15},
        {"market": "Fair", "commodity": "magnet SH", "country": "Germany", **OUTLET, "years": 4},
    ],
    "Economy": [
        *ECONOMY,
        {"item": "Grid factor", "unit": "t CO2/MWh", "years": 0.7},
        {"item": "Carbon price", "unit": "₹/t CO2", "years": 1000},
    ],
    "Award sizes": [
        {"capacity": 40.0, "incentive_ceiling": 43.0, "subsidy_ceiling": 5.0, "investment_floor": 20.0},
        {"capacity": 60.0, "incentive_ceiling": 60.0, "subsidy_ceiling": 7.0, "investment_floor": 30.0},
        {"capacity": 80.0, "incentive_ceiling": 86.0, "subsidy_ceiling": 10.0, "investment_floor": 40.0},
    ],
    "Bids": [
        {"beneficiary": "B1", "rate": 2000.0, "least": 40.0, "most": 70.0, "award_year": "FY2026-27"},
        {"beneficiary": "B2", "status": "open", "rate": 2100.0, "least": 40.0, "most": 80.0, "award_year": "FY2027-28"},
    ],
    "Grade mix": [
        {"market": "Cars", "grade": "magnet N", "years": [0.4, 0.4, 0.3, 0.3, 0.3]},
        {"market": "Cars", "grade": "magnet SH", "years": [0.6, 0.6, 0.7, 0.7, 0.7]},
    ],
    "Freight": [
        {"origin": "(all)", "target": "(all)", "goods": "(all)", "cost": 4000.0, "handling": 300.0},
        {"origin": "China", "target": "India", "goods": "oxide", "cost": 70000.0, "handling": 2000.0, "loss": 0.01},
        {"origin": "China", "target": "India", "goods": "magnets", "cost": 90000.0, "handling": 2000.0},
        {"origin": "Coast", "target": "Hill", "goods": "light oxide", "cost": 12000.0, "handling": 500.0,
         "loss": 0.002},
        {"origin": "Mine", "target": "Refinery", "goods": "ore", "cost": 300.0, "loss": 0.02},
        {"origin": "B1", "target": "B2", "goods": "metal", "barred": True},
        {"origin": "China", "target": "Germany", "goods": "(all)", "barred": True},
        {"origin": "Vietnam", "target": "Germany", "goods": "(all)", "barred": True},
    ],
    "Duties": [
        {"goods": "oxide", "country": "(all)", "basic": 0.0},
        {"goods": "magnet", "country": "(all)", "basic": 0.075, "surcharge": 0.1},
        {"goods": "magnets", "country": "Vietnam", "basic": 0.0},
        {"goods": "alloy", "country": "China", "basic": 0.05, "surcharge": 0.1, "last": "FY2027-28"},
        {"goods": "alloy", "country": "China", "basic": 0.1, "surcharge": 0.1, "first": "FY2028-29"},
    ],
    "Stocks": [
        {"facility": "Refinery", "commodity": "light oxide", "opening": 20.0, "closing": 5.0, "most": 50.0,
         "holding": 20000.0},
        {"facility": "Store", "commodity": "light oxide", "opening": 10.0, "most": 30.0, "holding": 10000.0},
    ],
}
"""Rows of the chain."""
