"""Costs: the present value of the cost lines, from each side."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyomo.environ as pyo

from model.data.indices import Commodity, Lane, Node, SupplyName, Tier, Year
from model.data.model_data import ModelData
from model.data.supply import HOME
from model.formulation.ledger import Expr, Ledger

Bought = tuple[Commodity, SupplyName, Tier]


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """Add up the cost lines that all topics have entered in the ledger, side by side."""

    @m.Expression(m.YEARS, doc="cost of every year whatever is decided [₹ crore]")
    def constant_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return d.periods.constant_cost

    ledger.cost("constant_cost", m.constant_cost, "₹ crore")
    lines = {t.name: t for t in ledger.cost_terms}
    asked = dict.fromkeys([*d.demand.DEMANDS, *((better, j) for _, better, j in d.demand.SUBSTITUTES)])
    served = [k for c, j in asked if d.demand.market_country[j] == HOME for k in d.lanes.lanes_in.get((c, j), ())]

    def present(terms: Iterable[tuple[int, Expr]]) -> Expr:
        return pyo.quicksum(sign * d.periods.discount[y] * e[y] for sign, e in terms for y in d.periods.YEARS)

    @m.Expression(doc="cost to the country: resources, transfers cancel, present value [₹ crore]")
    def national_cost(m: pyo.ConcreteModel) -> Expr:
        return present((t.sign, t.expression) for t in lines.values() if t.sort == "resource")

    @m.Expression(doc="cost to the exchequer: incentive and subsidy claimed, less duty, present value [₹ crore]")
    def exchequer_cost(m: pyo.ConcreteModel) -> Expr:
        claims = [(1, lines[n].expression) for n in ("incentive_claim_cost", "subsidy_claim_cost")]
        return present([*claims, (-1, lines["duty_cost"].expression)])

    premiums = _premiums(d, {k[:2] for k in served})

    @m.Expression(m.YEARS, doc="what Indian markets pay: home-made at the domestic price, imports landed [₹ crore]")
    def users_payment(m: pyo.ConcreteModel, y: Year) -> Expr:
        periods = d.periods.periods_of[y]
        paid = pyo.quicksum(_price(d, k, y) * m.ship[*k, p] for k in served for p in periods)
        return paid + pyo.quicksum(v * m.over_ceiling[*k, p] for k, v in premiums.get(y, {}).items() for p in periods)

    @m.Expression(doc="cost to users: what Indian markets pay, present value [₹ crore]")
    def users_cost(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(d.periods.discount[y] * m.users_payment[y] for y in d.periods.YEARS)


def _premiums(d: ModelData, bought: Collection[tuple[Commodity, Node]]) -> dict[Year, dict[Bought, float]]:
    """By year what a tonne beyond a ceiling costs users more, duty included, of goods that markets buy themselves."""
    found: dict[Year, dict[Bought, float]] = {}
    for (c, i, t, y), premium in d.tiers.tier_premium.items():
        if (c, i) in bought:
            found.setdefault(y, {})[c, i, t] = premium + d.tiers.tier_duty.get((c, i, t, y), 0.0)
    return found


def _price(d: ModelData, k: Lane, y: Year) -> float:
    """What a market pays for a tonne on a lane: landed where it is imported, the domestic price where it is not.

    Goods that are made at home and have no price in India count as nothing.
    """
    c, i, _ = k
    if d.supply.supply_country.get(i, HOME) != HOME:
        moved = d.supply.purchase_price[c, i, y] + d.lanes.freight[k] + d.lanes.handling[k]
        return moved + d.duties.duty.get((*k, y), 0.0)
    return d.money.domestic_price.get((c, y), 0.0) * d.lanes.arrival[k]
