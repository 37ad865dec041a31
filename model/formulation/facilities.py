"""Facilities: those the plan opens or not, what being open costs, and what they can ship."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Facility, Stage, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.DECIDED = pyo.Set(initialize=d.facilities.DECIDED)
    decided = set(d.facilities.DECIDED)
    m.DECIDED_STAGES = pyo.Set(initialize=[k for k in d.capacity.STAGES_AT if k[0] in decided], dimen=2)
    m.open = pyo.Var(m.DECIDED, domain=pyo.Binary, doc="facility is open [1]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    first = d.periods.YEARS[0]

    def opened(m: pyo.ConcreteModel, f: Facility) -> Expr:
        return m.open[f] if f in m.DECIDED else 1.0

    @m.Expression(m.YEARS, doc="opening facilities [₹ crore]")
    def opening_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(cost * opened(m, f) for f, cost in d.facilities.opening_cost.items()) if y == first else 0.0

    @m.Expression(m.YEARS, doc="keeping facilities open [₹ crore]")
    def open_facility_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(cost * opened(m, f) for f, cost in d.facilities.yearly_cost.items())

    ledger.cost("opening_cost", m.opening_cost, "₹ crore")
    ledger.cost("open_facility_cost", m.open_facility_cost, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    built: dict[tuple[str, str], float] = {}
    for f, s, o in d.capacity.OPTIONS:
        built[f, s] = built.get((f, s), 0.0) + d.capacity.option[f, s, o].most

    @m.Constraint(m.DECIDED_STAGES, m.YEARS, doc="capacity only where it is open [t/a]")
    def open_link(m: pyo.ConcreteModel, f: Facility, s: Stage, y: Year) -> Expr:
        r"""A facility that is not open works nothing.

        $usable_{fsy} \le M_{fsy}\,open_f$, $M$ what stands and what may be built
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: a closed site works at no fixed cost.
        """
        return m.usable_capacity[f, s, y] <= (d.capacity.existing[f, s, y] + built.get((f, s), 0.0)) * m.open[f]

    add_throughput(m, d)


def add_throughput(m: pyo.ConcreteModel, d: ModelData) -> None:
    """What a facility can ship, in the years of the plan and in a stop."""
    plan = m.model()
    leaving = {f: [k for k in d.lanes.LANES if k[1] == f] for f in d.facilities.throughput}
    m.THROUGHPUTS = pyo.Set(initialize=list(d.facilities.throughput))

    @m.Constraint(m.THROUGHPUTS, m.YEARS, doc="shipped out of a facility [t]")
    def throughput_limit(m: pyo.ConcreteModel, f: Facility, y: Year) -> Expr:
        r"""A facility ships out no more than its throughput, nothing where it is not open.

        $\sum_{c,j}\sum_{p \in y} ship_{cfjp} \le T_f\,open_f$
        Source: Kendrick, Meeraus and Alatorre 1984, ch. 3.  Without it: one warehouse serves everybody.
        """
        out = pyo.quicksum(m.ship[*k, p] for k in leaving[f] for p in d.periods.periods_of[y])
        return out <= d.facilities.throughput[f] * (plan.open[f] if f in plan.DECIDED else 1.0)


KEPT = {
    "open_link": Kept("What is closed does not work.", "capacity of {1} at {0} in {2}, which may be closed"),
}
MOVABLE = {"throughput_limit": Movable("Facilities", "throughput", "t", "up")}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """What a facility ships out in a year, one cell for all years."""
    rows = {r.facility: r.row for r in rows_of(tables.frames["Facilities"])}
    for f, most in d.facilities.throughput.items():
        if math.isfinite(most):
            yield MOVABLE["throughput_limit"].at(
                tables, f"shipped out of {f} a year", most, row=rows[f],
                rows=[LimitRow("throughput_limit", (f, y), 1.0, f"in {y}") for y in d.periods.YEARS])
