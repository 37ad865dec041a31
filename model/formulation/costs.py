"""Costs: the present value of the cost lines, by side."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.ledger import Ledger


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """Add up the cost lines that all topics have entered in the ledger."""

    @m.Expression(doc="cost to the country: resources, transfers cancel, present value [₹ crore]")
    def national_cost(m):
        return pyo.quicksum(
            term.sign * d.discount[y] * term.expression[y]
            for term in ledger.cost_terms if term.sort == "resource" for y in d.YEARS
        )
