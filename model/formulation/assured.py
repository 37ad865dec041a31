"""Assured oxide: the part of a public company's sale that the lowest bids may buy at the assured price."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.ledger import Ledger


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.ASSURED_LANES = pyo.Set(initialize=d.ASSURED_LANES, dimen=3)
    m.ASSURED_YEARS = pyo.Set(initialize=list(d.assured_most), dimen=3)
    m.assured_oxide = pyo.Var(
        m.ASSURED_LANES, m.YEARS, domain=pyo.NonNegativeReals, doc="bought at the assured price [t]"
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What is saved by the assured price enters the viability balance."""


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    lanes: dict[tuple[str, str], list] = {}
    for k in d.ASSURED_LANES:
        lanes.setdefault((k[1], k[0]), []).append(k)
    split = d.scheme is not None and d.scheme.assured_split == "equal"
    m.SPLIT_LANES = pyo.Set(initialize=d.ASSURED_LANES if split else [], dimen=3)
    must = d.scheme is not None and d.scheme.take_or_pay
    m.FULL_YEARS = pyo.Set(initialize=[k for k in d.FULL_YEARS if must and k[:2] in lanes], dimen=3)

    @m.Constraint(m.ASSURED_LANES, m.YEARS, doc="assured oxide is shipped [t]")
    def assured_ship_limit(m, c, i, b, y):
        r"""Oxide bought at the assured price is part of what is shipped.

        $x_{ciby} \le \sum_{p \in y} ship_{cibp}$
        Source: FE.  Without it: a discount is drawn on oxide that never came.
        """
        return m.assured_oxide[c, i, b, y] <= pyo.quicksum(m.ship[c, i, b, p] for p in d.periods_of[y])

    @m.Constraint(m.ASSURED_YEARS, doc="assured oxide in all [t]")
    def assured_oxide_limit(m, i, c, y):
        r"""The lowest bids together buy no more than is assured.

        $\sum_b x_{ciby} \le 500$ today
        Source: FE, MP.  Without it: all oxide of the public company is sold at the assured price.
        """
        if (i, c) not in lanes:
            return pyo.Constraint.Skip
        return pyo.quicksum(m.assured_oxide[k, y] for k in lanes[i, c]) <= d.assured_most[i, c, y]

    @m.Constraint(m.SPLIT_LANES, m.YEARS, doc="equal part of the assured oxide [t]")
    def assured_split_limit(m, c, i, b, y):
        r"""Where it is split equally, each of the lowest bids buys at most its part.

        $x_{ciby} \le 500 / 3$ today
        Source: not found.  Without it: one bidder takes it all.
        """
        return m.assured_oxide[c, i, b, y] <= d.assured_most[i, c, y] / len(lanes[i, c])

    @m.Constraint(m.FULL_YEARS, doc="assured oxide taken in full [t]")
    def assured_oxide_floor(m, i, c, y):
        r"""Where it is take or pay, assured oxide is taken in full once all who may buy it stand.

        $\sum_b x_{ciby} \ge 500$ today
        Source: not found.  Without it: the public company keeps oxide it was asked to make.
        """
        return pyo.quicksum(m.assured_oxide[k, y] for k in lanes[i, c]) >= d.assured_most[i, c, y]
