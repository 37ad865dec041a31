"""Firms: in the window beneficiaries make their own metal and alloy and run what is awarded, to earn the incentive."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Beneficiary, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.FIRM_YEARS = pyo.Set(initialize=d.firms.FIRM_YEARS, dimen=2)
    m.idle_capacity = pyo.Var(m.FIRM_YEARS, domain=pyo.NonNegativeReals,
                              doc="awarded capacity that stands idle in the window [t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    idle = {y: [k for k in d.firms.FIRM_YEARS if k[1] == y] for y in d.periods.YEARS}

    @m.Expression(m.YEARS, doc="awarded capacity that stands idle, at its stated cost [₹ crore]")
    def idle_capacity_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(d.firms.idle_cost * m.idle_capacity[k] for k in idle[y])

    ledger.cost("idle_capacity_cost", m.idle_capacity_cost, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of

    @m.Constraint(m.FIRM_YEARS, doc="metal and alloy bought in by those who make them [t]")
    def firm_purchase_limit(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""In the window a bidder that may be awarded capacity buys in no metal or alloy that its own stages make.

        $\sum_{c \in own}\sum_i\sum_{p \in y} ship_{cibp} \le 0$
        Source: row Cost of idle capacity of Scheme.  Without it: the country's plan buys cheap alloy abroad, and the
        firm that is judged by it would give its incentive away. It holds for a bidder whether or not it wins, as an
        award of any size is no yes or no.
        """
        if not d.firms.bought_in[b]:
            return pyo.Constraint.Skip
        return pyo.quicksum(m.ship[*k, p] for k in d.firms.bought_in[b] for p in periods_of[y]) <= 0

    @m.Constraint(m.FIRM_YEARS, doc="awarded capacity worked in the window, and what stands idle [t]")
    def firm_running_floor(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""In the window a beneficiary runs the magnet capacity of its award, as far as it is ramped up, or it is idle.

        $\sum_{r \in magnet}\sum_{p \in y} u_r\,activity_{brp} + idle_{by} \ge
        \sum_{o,v} a\,ramp(y-v)\,build_{b,magnet,o,v}$
        Source: row Cost of idle capacity of Scheme.  Without it: plants stand idle in years in which they would earn.
        """
        worked = pyo.quicksum(use * m.activity[b, r, p] for r, use in d.firms.magnet_use[b] for p in periods_of[y])
        usable = pyo.quicksum(share * m.build[k] for k, share in d.eligibility.awarded_usable[b, y])
        return worked + m.idle_capacity[b, y] >= usable


KEPT = {
    "firm_purchase_limit": Kept("Firms make what earns them the incentive.", "metal and alloy bought in by {} in {}"),
    "firm_running_floor": Kept("Firms run what is awarded, or it is counted as idle.", "awarded capacity of {} in {}"),
}
