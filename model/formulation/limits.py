"""Limits: the planner's own limits, hard or at a penalty."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import LimitCell, LimitRow, Movable

SENSES = {"own_limit": "≤", "own_floor": "≥", "own_balance": "="}
"""Constraint group → the sense of the limits it holds."""


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    soft = [k for k in d.limits.OWN_LIMITS if d.limits.own_limit[k[0]].penalty is not None]
    m.SOFT_LIMITS = pyo.Set(initialize=soft, dimen=2)
    m.limit_excess = pyo.Var(m.SOFT_LIMITS, domain=pyo.NonNegativeReals, doc="beyond the planner's limit [as named]")
    m.limit_shortfall = pyo.Var(
        m.SOFT_LIMITS, domain=pyo.NonNegativeReals, doc="short of the planner's limit [as named]"
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    first = d.periods.YEARS[0]

    @m.Expression(m.YEARS, doc="penalties of the planner's limits; of a sum over all years in the first [₹ crore]")
    def limit_penalty_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(
            d.limits.own_limit[n].penalty * (m.limit_excess[n, over] + m.limit_shortfall[n, over])
            for n, over in m.SOFT_LIMITS if over == y or (over == "" and y == first)
        )

    ledger.cost("limit_penalty_cost", m.limit_penalty_cost, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    counted = [k for k in d.limits.OWN_LIMITS if d.limits.own_limit[k[0]].terms[k[1]] or k in m.SOFT_LIMITS]
    held = {g: [k for k in counted if d.limits.own_limit[k[0]].sense == sense] for g, sense in SENSES.items()}
    m.OWN_LIMITS = pyo.Set(initialize=held["own_limit"], dimen=2)
    m.OWN_FLOORS = pyo.Set(initialize=held["own_floor"], dimen=2)
    m.OWN_BALANCES = pyo.Set(initialize=held["own_balance"], dimen=2)

    def quantity(m: pyo.ConcreteModel, n: str, y: Year) -> Expr:
        total = pyo.quicksum(times * getattr(m, name)[index]
                             for (name, index), times in d.limits.own_limit[n].terms[y].items())
        soft = (n, y) in m.SOFT_LIMITS
        return total - m.limit_excess[n, y] + m.limit_shortfall[n, y] if soft else total

    @m.Constraint(m.OWN_LIMITS, doc="the planner's limit, at most [as named]")
    def own_limit(m: pyo.ConcreteModel, n: str, y: Year) -> Expr:
        r"""A quantity the planner limits stays within the limit, or beyond it at a penalty.

        $\sum q - excess_{ny} + shortfall_{ny} \le V_n$
        Source: sheet Limits.  Without it: a rule outside the scheme is forgotten.
        """
        return quantity(m, n, y) <= d.limits.own_limit[n].value

    @m.Constraint(m.OWN_FLOORS, doc="the planner's limit, at least [as named]")
    def own_floor(m: pyo.ConcreteModel, n: str, y: Year) -> Expr:
        r"""A quantity the planner asks for is reached, or short of at a penalty.

        $\sum q - excess_{ny} + shortfall_{ny} \ge V_n$
        Source: sheet Limits.  Without it: a commitment outside the scheme is forgotten.
        """
        return quantity(m, n, y) >= d.limits.own_limit[n].value

    @m.Constraint(m.OWN_BALANCES, doc="the planner's limit, exactly [as named]")
    def own_balance(m: pyo.ConcreteModel, n: str, y: Year) -> Expr:
        r"""A quantity the planner fixes is met exactly, or missed at a penalty.

        $\sum q - excess_{ny} + shortfall_{ny} = V_n$
        Source: sheet Limits.  Without it: a decision taken elsewhere is undone.
        """
        return quantity(m, n, y) == d.limits.own_limit[n].value


MOVABLE = {
    "own_limit": Movable("Limits", "value", "", "up"),
    "own_floor": Movable("Limits", "value", "", "down"),
    "own_balance": Movable("Limits", "value", "", "either"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """The planner's own limits; one with a penalty bars no plan."""
    rows = {r.name: r.row for r in rows_of(tables.frames["Limits"])}
    group_of = {sense: group for group, sense in SENSES.items()}
    for name, limit in d.limits.own_limit.items():
        group = group_of[limit.sense]
        yield MOVABLE[group].at(
            tables, name, limit.value, row=rows[name], unit=limit.unit,
            rows=[LimitRow(group, (name, y), 1.0, f"in {y}" if y else "", about=name, priced=True)
                  for y in limit.terms],
            kept="" if limit.penalty is None else "its penalty lets the plan pass it")
