"""Units: capacity that is built in whole units, dearer or cheaper a tonne by size."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Build, Facility, OptionName, Stage, UnitCount, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.UNIT_BUILDS = pyo.Set(initialize=d.capacity.UNIT_BUILDS, dimen=4)
    m.UNIT_COUNTS = pyo.Set(initialize=d.capacity.UNIT_COUNTS, dimen=5)
    m.unit_choice = pyo.Var(m.UNIT_COUNTS, domain=pyo.Binary, doc="this many units start in the year [1]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    last = d.periods.YEARS[-1]
    spent: dict[Year, list[tuple[Build, float]]] = {y: [] for y in d.periods.YEARS}
    for (f, s, o, v, y), cost in d.capacity.spending.items():
        if y in spent:
            spent[y].append(((f, s, o, v), cost))

    @m.Expression(m.YEARS, doc="capital cost of whole units beyond the reference cost a t/a [₹ crore]")
    def scale_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        added = pyo.quicksum(cost * beyond_reference(m, d, b) for b, cost in spent[y])
        credit = d.capacity.credit
        left = pyo.quicksum(credit[b] * beyond_reference(m, d, b) for b in d.capacity.scale_more) if y == last else 0.0
        return added - left

    ledger.cost("scale_cost", m.scale_cost, "₹ crore")


def beyond_reference(m: pyo.ConcreteModel, d: ModelData, build: Build) -> Expr:
    """What whole units cost beyond their size, in t/a at the reference cost; below 0 where size makes them cheaper."""
    return pyo.quicksum(more * m.unit_choice[k] for k, more in d.capacity.scale_more.get(build, ()))


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    counts: dict[Build, list[UnitCount]] = {b: [] for b in d.capacity.UNIT_BUILDS}
    for k in d.capacity.UNIT_COUNTS:
        counts[k[:4]].append(k)

    @m.Constraint(m.UNIT_BUILDS, doc="one number of units a year [1]")
    def unit_choice_limit(m: pyo.ConcreteModel, f: Facility, s: Stage, o: OptionName, y: Year) -> Expr:
        r"""At most one number of units is chosen for an option and year.

        $\sum_n choice_{fsoyn} \le 1$
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: two numbers of units are built at once.
        """
        return pyo.quicksum(m.unit_choice[k] for k in counts[f, s, o, y]) <= 1

    @m.Constraint(m.UNIT_BUILDS, doc="capacity in whole units [t/a]")
    def unit_build_define(m: pyo.ConcreteModel, f: Facility, s: Stage, o: OptionName, y: Year) -> Expr:
        r"""What is built is the number of units times their size.

        $build_{fsoy} = \sum_n n\,K_{fso}\,choice_{fsoyn}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: half a furnace is built.
        """
        size = d.capacity.unit_size[f, s, o]
        return m.build[f, s, o, y] == pyo.quicksum(k[4] * size * m.unit_choice[k] for k in counts[f, s, o, y])


KEPT = {
    "unit_choice_limit": Kept("A year has one number of units.", "one number of units of {1} at {0} in {3}"),
    "unit_build_define": Kept("It defines what so many units can make.", "whole units of {1} at {0} in {3}"),
}
