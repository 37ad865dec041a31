"""Build the model: reads like a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation import TOPICS, balance, costs, stops, total
from model.formulation.ledger import Ledger
from model.formulation.sets import add_sets


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
    add_sets(m, d)
    for topic in topics:
        topic.add_variables(m, d)
    for topic in topics:
        topic.add_expressions(m, d, ledger)
    costs.add_expressions(m, d, ledger)
    for topic in topics:
        topic.add_constraints(m, d)
    balance.add_constraints(m, d, ledger)
    stops.add_blocks(m, d, ledger)
    total.add_expressions(m, d)
    return m, ledger
