"""From checked tables to model data: one function a topic, in the order in which each needs the others."""

from __future__ import annotations

from model.case.tables import Tables
from model.data.assured import assured
from model.data.awards import awards
from model.data.capacity import capacity
from model.data.commodities import commodities
from model.data.demand import demand, outlet_prices
from model.data.dependence import dependence, shares
from model.data.duties import duties
from model.data.economy import economy
from model.data.facilities import facilities
from model.data.incentive import claims, incentive, money
from model.data.lanes import lanes
from model.data.limit_places import limit_places
from model.data.limits import limits
from model.data.model_data import ModelData
from model.data.movable import movable
from model.data.periods import periods
from model.data.recipes import recipes
from model.data.returns import returns
from model.data.stocks import stocks
from model.data.supply import purchase_prices, supply
from model.data.viability import domestic_prices, viability

TOPICS = (
    periods,
    economy,
    commodities,
    facilities,
    capacity,
    recipes,
    supply,
    purchase_prices,
    demand,
    outlet_prices,
    stocks,
    lanes,
    returns,
    duties,
    dependence,
    shares,
    awards,
    money,
    incentive,
    assured,
    domestic_prices,
    claims,
    viability,
    limits,
    limit_places,
    movable,
)


def prepare(tables: Tables) -> ModelData:
    """Index lists, lookups and derived numbers of a checked workbook.

    Args:
        tables: what the reader hands over.

    Returns:
        Model data; no Pyomo, nothing that touches files.
    """
    d = ModelData()
    for topic in TOPICS:
        d = d.extended(topic(tables, d))
    return d
