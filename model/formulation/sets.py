"""Sets that every topic is indexed by."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData


def add_sets(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Years, periods, commodities, facilities and supplies, of a plan or of a year's flows in a stop."""
    m.YEARS = pyo.Set(initialize=d.periods.YEARS)
    m.PERIODS = pyo.Set(initialize=d.periods.PERIODS)
    m.COMMODITIES = pyo.Set(initialize=d.commodities.COMMODITIES)
    m.FACILITIES = pyo.Set(initialize=d.facilities.FACILITIES)
    m.SUPPLIES = pyo.Set(initialize=d.supply.SUPPLIES)
