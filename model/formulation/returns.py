"""Returns: goods sold in earlier years that come back as scrap."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Ledger


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    """What comes back follows from what was sold."""


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    plan = m.model()
    terms = {
        key: pyo.quicksum(share * plan.arrival[lane] * plan.ship[*lane, sold] for share, lane, sold in parts)
        for key, parts in d.returns.returned.items()
    }
    ledger.balance("returned", "in", terms, "t")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """What comes back is held by the commodity balance."""
