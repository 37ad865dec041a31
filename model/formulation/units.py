"""Units: capacity that is built in whole units, dearer or cheaper a tonne by size."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Ledger


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.UNIT_BUILDS = pyo.Set(initialize=d.UNIT_BUILDS, dimen=4)
    m.UNIT_COUNTS = pyo.Set(initialize=d.UNIT_COUNTS, dimen=5)
    m.unit_choice = pyo.Var(m.UNIT_COUNTS, domain=pyo.Binary, doc="this many units start in the year [1]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    last = d.YEARS[-1]
    spent: dict[str, list] = {y: [] for y in d.YEARS}
    for (*build, y), cost in d.spending.items():
        spent[y].append((tuple(build), cost)) if y in spent else None

    @m.Expression(m.YEARS, doc="capital cost of whole units beyond the reference cost a t/a [₹ crore]")
    def scale_cost(m, y):
        added = pyo.quicksum(cost * beyond_reference(m, d, b) for b, cost in spent[y])
        left = pyo.quicksum(d.credit[b] * beyond_reference(m, d, b) for b in d.scale_more) if y == last else 0.0
        return added - left

    ledger.cost("scale_cost", m.scale_cost, "₹ crore")


def beyond_reference(m, d: ModelData, build: tuple[str, str, str, str]):
    """What whole units cost beyond their size, in t/a at the reference cost; below 0 where size makes them cheaper."""
    return pyo.quicksum(more * m.unit_choice[k] for k, more in d.scale_more.get(build, ()))


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    counts: dict[tuple, list] = {b: [] for b in d.UNIT_BUILDS}
    for k in d.UNIT_COUNTS:
        counts[k[:4]].append(k)

    @m.Constraint(m.UNIT_BUILDS, doc="one number of units a year [1]")
    def unit_choice_limit(m, f, s, o, y):
        r"""At most one number of units is chosen for an option and year.

        $\sum_n choice_{fsoyn} \le 1$
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: two numbers of units are built at once.
        """
        return pyo.quicksum(m.unit_choice[k] for k in counts[f, s, o, y]) <= 1

    @m.Constraint(m.UNIT_BUILDS, doc="capacity in whole units [t/a]")
    def unit_build_define(m, f, s, o, y):
        r"""What is built is the number of units times their size.

        $build_{fsoy} = \sum_n n\,K_{fso}\,choice_{fsoyn}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: half a furnace is built.
        """
        size = d.unit_size[f, s, o]
        return m.build[f, s, o, y] == pyo.quicksum(k[4] * size * m.unit_choice[k] for k in counts[f, s, o, y])
