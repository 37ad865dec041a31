"""Origins: Nd+Pr and Dy+Tb from abroad, from India's ground and from end-of-life magnets."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Element, Year
from model.data.model_data import ModelData
from model.data.supply import HOME
from model.formulation.ledger import Expr, Ledger
from model.ground.numbers import total

FAMILIES = {"Nd+Pr": ("ndpr",), "Dy+Tb": ("dy", "tb")}
"""Families of elements whose origin is reported, and the contents they add up."""


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.FAMILIES = pyo.Set(initialize=list(FAMILIES))


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    share = d.commodities.content
    content = {(c, e): total(share[c, x] for x in FAMILIES[e]) for c in d.commodities.COMMODITIES for e in FAMILIES}
    home = [k for k in d.lanes.LANES if d.supply.supply_country.get(k[1]) == HOME]
    lanes = {
        "imported": [k for k in d.lanes.IMPORTS],
        "mined": [k for k in home if d.commodities.kind_of[k[0]] != "scrap"],
        "recovered": [k for k in home if d.commodities.kind_of[k[0]] == "scrap"],
    }

    def contained(m: pyo.ConcreteModel, e: Element, y: Year, origin: str) -> Expr:
        return pyo.quicksum(
            content[k[0], e] * m.ship[*k, p]
            for p in d.periods.periods_of[y] for k in lanes[origin] if content[k[0], e] > 0
        )

    @m.Expression(m.FAMILIES, m.YEARS, doc="contained in imports of any form [t]")
    def imported_content(m: pyo.ConcreteModel, e: Element, y: Year) -> Expr:
        return contained(m, e, y, "imported")

    @m.Expression(m.FAMILIES, m.YEARS, doc="contained in what is mined in India, at the mine gate [t]")
    def mined_content(m: pyo.ConcreteModel, e: Element, y: Year) -> Expr:
        return contained(m, e, y, "mined")

    def given_back(m: pyo.ConcreteModel, e: Element, y: Year) -> Expr:
        return pyo.quicksum(
            content[c, e] * share * m.arrival[lane] * m.ship[*lane, sold]
            for (c, _, p), parts in d.returns.returned.items() if d.periods.year_of[p] == y and content[c, e] > 0
            for share, lane, sold in parts
        )

    @m.Expression(m.FAMILIES, m.YEARS, doc="contained in end-of-life magnets collected or given back [t]")
    def recovered_content(m: pyo.ConcreteModel, e: Element, y: Year) -> Expr:
        return contained(m, e, y, "recovered") + given_back(m, e, y)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Origins are reported, never an aim: they can improve when India makes less."""
