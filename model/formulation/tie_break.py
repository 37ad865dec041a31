"""Tie-break: of plans equal in every aim, the one that uses what is listed first and pays no needless premium."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    """The tie-break weighs decisions of other topics."""


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    rank = {k: n / len(d.lanes.LANES) for n, k in enumerate(d.lanes.LANES, 1)}
    place = {b: n / len(d.capacity.BUILDS) for n, b in enumerate(d.capacity.BUILDS, 1)}

    @m.Expression(doc="index of how late in the workbook the lanes and plants used are listed, and of premiums [index]")
    def tie_break_aim(m: pyo.ConcreteModel) -> Expr:
        flows = pyo.quicksum(rank[k] * m.ship[*k, p] for k in d.lanes.LANES for p in d.periods.PERIODS)
        replaced = d.dependence.HOME_SUBSTITUTES
        better = pyo.quicksum(m.home_substitute[*k, p] for k in replaced for p in d.periods.PERIODS)
        dear = pyo.quicksum(m.over_ceiling[k] for k in m.TIERED)
        return flows + better + dear + pyo.quicksum(place[b] * m.build[b] for b in d.capacity.BUILDS)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """A tie-break decides between equals only."""
