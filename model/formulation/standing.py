"""Standing: capacity that retires within the plan may be built again, as far as no more of it stands at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Facility, Option, OptionName, Stage, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    limited = [k for k in d.capacity.retiring if math.isfinite(d.capacity.option[k[:3]].most)]
    m.RETIRING_OPTIONS = pyo.Set(initialize=limited, dimen=4)


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What stands is a sum of what is built."""


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    @m.Constraint(m.RETIRING_OPTIONS, doc="capacity that stands at a time, at most [t/a]")
    def standing_limit(m: pyo.ConcreteModel, f: Facility, s: Stage, o: OptionName, y: Year) -> Expr:
        r"""Of an option whose vintages retire within the plan no more stands at a time than its most.

        $\sum_{v \text{ stands in } y} build_{fsov} \le most_{fso}$, in each year $y$ before a vintage retires
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: a site grows without bound, or what has retired
        counts for ever.
        """
        return pyo.quicksum(m.build[b] for b in d.capacity.retiring[f, s, o, y]) <= d.capacity.option[f, s, o].most


MOVABLE = {
    "standing_limit": Movable("Capacity", "most", "t/a", "up"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """One cell for a row of Capacity: a row for a kind of facility limits each facility of the kind."""
    named = {r.row: r.facility for r in rows_of(tables.frames["Capacity"])}
    found: dict[int, list[tuple[Option, Year]]] = {}
    for f, s, o, y in d.capacity.retiring:
        if math.isfinite(d.capacity.option[f, s, o].most):
            found.setdefault(d.capacity.option[f, s, o].row, []).append(((f, s, o), y))
    for row, keys in found.items():
        who, ((_, stage, name), _) = named[row], keys[0]
        words = f"{stage} ({name}) that stands at {f'each {who}' if who.startswith('(') else who}"
        yield MOVABLE["standing_limit"].at(tables, words, d.capacity.option[keys[0][0]].most, row=row, rows=[
            LimitRow("standing_limit", (*k, y), 1.0, f"in {y}" if k[0] == who else f"at {k[0]} in {y}",
                     about=f"{stage} that stands at {k[0]} ({name})", priced=True) for k, y in keys])
