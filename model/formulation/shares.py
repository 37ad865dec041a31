"""Shares: how far one country's share of the imports of a form exceeds its ceiling."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Country, Kind, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.SHARE_LIMITS = pyo.Set(initialize=d.shares.SHARE_LIMITS, dimen=3)
    m.share_excess = pyo.Var(
        m.SHARE_LIMITS, domain=pyo.NonNegativeReals, doc="imports beyond the ceiling on one country's share [t]"
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    @m.Expression(doc="imports beyond the ceilings on one country's share, all years [t]")
    def share_excess_aim(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(d.periods.times[k[2]] * m.share_excess[k] for k in m.SHARE_LIMITS)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of

    @m.Constraint(m.SHARE_LIMITS, doc="one country's imports of a form beyond its ceiling [t]")
    def share_excess_floor(m: pyo.ConcreteModel, country: Country, kind: Kind, y: Year) -> Expr:
        r"""What a country sends of a form beyond its ceiling counts as excess.

        $excess_{nky} \ge \sum_{i \in n} ship - \lambda_{nky} \sum_i ship$
        Source: column Share limit of Supply.  Without it: least cost and least dependence buy from one origin.
        """
        own = pyo.quicksum(m.ship[*k, p] for k in d.shares.origin_imports[country, kind] for p in periods_of[y])
        every = pyo.quicksum(m.ship[*k, p] for k in d.shares.form_imports[kind] for p in periods_of[y])
        return m.share_excess[country, kind, y] >= own - d.shares.share_limit[country, kind, y] * every


KEPT = {
    "share_excess_floor": Kept("It counts what is beyond the ceiling, which nothing bars.",
                               "imports from {} of {} in {} beyond the ceiling"),
}
