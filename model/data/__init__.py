"""From checked tables to model data: one function a topic, in the order in which each needs the others."""

from __future__ import annotations

from model.case.tables import Tables
from model.data.accounts import accounts
from model.data.assured import assured
from model.data.awards import awards
from model.data.capacity import capacity
from model.data.commodities import commodities
from model.data.demand import demand
from model.data.dependence import dependence
from model.data.duties import duties
from model.data.economy import economy
from model.data.eligibility import eligibility
from model.data.facilities import facilities
from model.data.firms import firms
from model.data.grade_ladder import grade_ladder
from model.data.incentive import incentive
from model.data.lanes import lanes
from model.data.limits import limits
from model.data.model_data import ModelData
from model.data.money import money
from model.data.network import NetworkData
from model.data.own_metal import own_metal
from model.data.periods import periods
from model.data.recipes import recipes
from model.data.returns import returns
from model.data.shares import shares
from model.data.stocks import stocks
from model.data.stops import stops
from model.data.supply import supply
from model.data.tax import tax
from model.data.tiers import tiers
from model.data.total import total_prices
from model.data.viability import viability


def prepare(tables: Tables) -> ModelData:
    """Index lists, lookups and derived numbers of a checked workbook.

    Args:
        tables: what the reader hands over.

    Returns:
        Model data; no Pyomo, nothing that touches files.
    """
    chain = _network(tables)
    award = awards(tables, chain)
    paid = money(tables, chain, award)
    eligible = eligibility(tables, chain, award)
    judged = viability(tables, chain, award, paid, eligible)
    return ModelData(
        **vars(chain),
        scheme=tables.scheme,
        awards=award,
        money=paid,
        eligibility=eligible,
        own_metal=own_metal(chain, award.BENEFICIARIES),
        firms=firms(tables, chain, eligible),
        incentive=incentive(tables, chain, award, paid, eligible),
        assured=assured(tables, chain, award),
        accounts=accounts(tables, chain, award, paid),
        viability=judged,
        tax=tax(tables, chain, award, paid, judged),
        grade_ladder=grade_ladder(tables, chain, award, paid),
        limits=limits(tables, chain),
        stops=stops(tables, chain),
        total=total_prices(tables),
    )


def _network(tables: Tables) -> NetworkData:
    """The topics of the chain from ore to magnets."""
    steps, goods, sites = periods(tables), commodities(tables), facilities(tables)
    rates = economy(tables, steps)
    plants = capacity(tables, steps, rates, sites)
    routes = recipes(tables, sites, plants)
    sources = supply(tables, steps, rates, goods)
    markets = demand(tables, steps, rates, goods, sources)
    held = stocks(tables, sites)
    ways = lanes(tables, goods, sites, routes, sources, markets, held)
    customs = duties(tables, steps, goods, sources, ways)
    return NetworkData(
        periods=steps,
        economy=rates,
        commodities=goods,
        facilities=sites,
        capacity=plants,
        recipes=routes,
        supply=sources,
        demand=markets,
        stocks=held,
        lanes=ways,
        returns=returns(tables, steps, goods, ways),
        duties=customs,
        tiers=tiers(tables, steps, goods, sources, ways, customs),
        dependence=dependence(steps, goods, sites, routes, markets, ways, customs, held),
        shares=shares(tables, steps, goods, sources, ways),
    )
