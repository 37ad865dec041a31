"""Stages after sintering as small cases: magnets that are coated, and goods that coated magnets are built into."""

from __future__ import annotations

from tests.cases.case import Case
from tests.cases.small import award, bought

LATER = {"facility": "(beneficiary)", "life": 3, "capex": 0.0, "most": float("inf")}
SERVED = {"kind": "must be served", "unmet_cost": 50000.0, "currency": "₹"}


def coated() -> Case:
    """The award of 40 t/a, coated before it is sold: 1.25 t of magnets give a tonne, a yield of 80 %.

    India asks for 100 t of coated magnets a year at ₹1.5 crore, and for no others. Coating costs nothing but what it
    loses, so that a tonne costs 1.25 × 0.7 = ₹0.875 crore; 40 t of magnets are 32 t of coated ones, which earn
    32 × 0.625 = ₹20 crore a year. No magnets come to B from abroad.
    """
    supply, price = bought("coated", 1.5)
    case = award().adding("Commodities", {"commodity": "coated", "kind": "magnet", "ndpr": 0.4,
                                          "reference_country": "China"})
    case = case.adding("Stages", {"stage": "coating"}).adding("Capacity", {**LATER, "stage": "coating"})
    case = case.adding("Recipes", {"recipe": "coat", "stage": "coating", "commodity": "coated", "role": "main output"},
                       {"recipe": "coat", "stage": "coating", "commodity": "magnet", "amount": 1.25})
    case = case.adding("Supply", supply).adding("Prices", price)
    case = case.with_("Demand and sales", {}, commodity="coated")
    return case.adding("Freight", {"origin": "China", "target": "B", "goods": "magnet", "barred": True})


def bare_too(tonnes: float = 100.0) -> Case:
    """The same where India asks for bare magnets as well."""
    return coated().adding("Demand and sales", {"market": "Pumps", "commodity": "magnet", **SERVED, "years": tonnes})


def rotors() -> Case:
    """Coated magnets built into rotors: 0.25 t a tonne, of which 0.2 t stay in it by the Nd+Pr it holds.

    India asks for 100 t of rotors a year at ₹1 crore, and for no magnets; makers are judged on their own flows.
    """
    supply, price = bought("rotor", 1.0)
    iron, cost = bought("steel", 0.1)
    case = coated().adding("Commodities", {"commodity": "rotor", "kind": "material", "ndpr": 0.08,
                                           "reference_country": "China"},
                           {"commodity": "steel", "kind": "material", "reference_country": "China"})
    case = case.adding("Stages", {"stage": "assembly"}).adding("Capacity", {**LATER, "stage": "assembly"})
    route = {"recipe": "assemble", "stage": "assembly"}
    case = case.adding("Recipes", {**route, "commodity": "rotor", "role": "main output"},
                       {**route, "commodity": "coated", "amount": 0.25}, {**route, "commodity": "steel", "amount": 0.8})
    case = case.adding("Supply", supply, iron).adding("Prices", price, cost)
    case = case.adding("Freight", {"origin": "China", "target": "B", "goods": "coated", "barred": True})
    return case.with_("Demand and sales", {}, commodity="rotor").set(margins="own flows")
