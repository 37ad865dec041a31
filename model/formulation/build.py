"""Build the model: reads like a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation import TOPICS, balance, costs
from model.formulation.ledger import Ledger


def build(d: ModelData, topics: Sequence[ModuleType] = TOPICS) -> tuple[pyo.ConcreteModel, Ledger]:
    """Formulate the plan as a Pyomo model.

    Args:
        d: model data.
        topics: the topics of the formulation, in any order.

    Returns:
        The model, without an objective, and the ledger of its balance and cost terms.
    """
    m = pyo.ConcreteModel("plan")
    ledger = Ledger(frozenset(d.lanes.BALANCES), tuple(d.periods.PERIODS), tuple(d.periods.YEARS))
    m.YEARS = pyo.Set(initialize=d.periods.YEARS)
    m.PERIODS = pyo.Set(initialize=d.periods.PERIODS)
    m.COMMODITIES = pyo.Set(initialize=d.commodities.COMMODITIES)
    m.FACILITIES = pyo.Set(initialize=d.facilities.FACILITIES)
    m.SUPPLIES = pyo.Set(initialize=d.supply.SUPPLIES)
    for topic in topics:
        topic.add_variables(m, d)
    for topic in topics:
        topic.add_expressions(m, d, ledger)
    costs.add_expressions(m, d, ledger)
    for topic in topics:
        topic.add_constraints(m, d)
    balance.add_constraints(m, d, ledger)
    return m, ledger
