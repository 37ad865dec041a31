"""Tie-break: among plans that are equal in every aim, the one that uses what is listed first."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Ledger


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    """The tie-break weighs decisions of other topics."""


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    rank = {k: n / len(d.LANES) for n, k in enumerate(d.LANES, 1)}
    place = {b: n / len(d.BUILDS) for n, b in enumerate(d.BUILDS, 1)}

    @m.Expression(doc="index of how late in the workbook the lanes and plants used are listed [index]")
    def tie_break_aim(m):
        flows = pyo.quicksum(rank[k] * m.ship[*k, p] for k in d.LANES for p in d.PERIODS)
        better = pyo.quicksum(m.home_substitute[*k, p] for k in d.HOME_SUBSTITUTES for p in d.PERIODS)
        return flows + better + pyo.quicksum(place[b] * m.build[b] for b in d.BUILDS)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """A tie-break decides between equals only."""
