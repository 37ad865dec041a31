"""Origins: Nd+Pr and Dy+Tb from abroad, from India's ground and from end-of-life magnets."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.data.supply import HOME
from model.formulation.ledger import Ledger

FAMILIES = {"Nd+Pr": ("ndpr",), "Dy+Tb": ("dy", "tb")}
"""Families of elements whose origin is reported, and the contents they add up."""


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.FAMILIES = pyo.Set(initialize=list(FAMILIES))


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    content = {(c, e): sum(d.content[c, x] for x in FAMILIES[e]) for c in d.COMMODITIES for e in FAMILIES}
    home = [k for k in d.LANES if d.supply_country.get(k[1]) == HOME]
    lanes = {
        "imported": [k for k in d.IMPORTS],
        "mined": [k for k in home if d.kind_of[k[0]] != "scrap"],
        "recovered": [k for k in home if d.kind_of[k[0]] == "scrap"],
    }

    def contained(m, e, y, origin):
        return pyo.quicksum(
            content[k[0], e] * m.ship[*k, p]
            for p in d.periods_of[y] for k in lanes[origin] if content[k[0], e] > 0
        )

    @m.Expression(m.FAMILIES, m.YEARS, doc="contained in imports of any form [t]")
    def imported_content(m, e, y):
        return contained(m, e, y, "imported")

    @m.Expression(m.FAMILIES, m.YEARS, doc="contained in what is mined in India, at the mine gate [t]")
    def mined_content(m, e, y):
        return contained(m, e, y, "mined")

    def given_back(m, e, y):
        return pyo.quicksum(
            content[c, e] * share * m.arrival[lane] * m.ship[*lane, sold]
            for (c, _, p), parts in d.returned.items() if d.year_of[p] == y and content[c, e] > 0
            for share, lane, sold in parts
        )

    @m.Expression(m.FAMILIES, m.YEARS, doc="contained in end-of-life magnets collected or given back [t]")
    def recovered_content(m, e, y):
        return contained(m, e, y, "recovered") + given_back(m, e, y)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Origins are reported, never an aim: they can improve when India makes less."""
