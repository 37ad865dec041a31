"""Accounts: what each maker earns and pays for a tonne that it really sells, buys or makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from model.case.tables import Tables
from model.data.awards import AwardData
from model.data.eligibility import BidderYear
from model.data.indices import Beneficiary, Commodity, Lane, Recipe, Year
from model.data.money import MoneyData
from model.data.network import NetworkData
from model.ground.numbers import total
from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.schema.prices import MAKERS
from model.schema.settings import OWN_FLOWS

OXIDE = "oxide"
Priced = list[tuple[Lane, float]]


@dataclass(frozen=True)
class AccountData:
    """Prices of the flows of each maker; empty where margins are judged at the demand's mix.

    Attributes:
        from_flows: whether margins are those of the maker's own flows.
        makers_price: (c, y), of all oxide that makers buy, whoever sells it [₹ crore per t].
        earned: (b, y) → lanes on which it sells, and what a tonne that leaves earns [₹ crore per t].
        paid: (b, y) → lanes on which it buys, and what a tonne that leaves the seller costs it [₹ crore per t].
        worked: (b, y) → its routes, and running cost with electricity [₹ crore per t of main output].
        upkeep: (b, y), of what stood before [₹ crore].
        oxide_lanes: b → lanes on which it buys NdPr oxide.
    """

    from_flows: bool = False
    makers_price: dict[tuple[Commodity, Year], float] = field(default_factory=dict)
    earned: dict[BidderYear, Priced] = field(default_factory=dict)
    paid: dict[BidderYear, Priced] = field(default_factory=dict)
    worked: dict[BidderYear, list[tuple[Recipe, float]]] = field(default_factory=dict)
    upkeep: dict[BidderYear, float] = field(default_factory=dict)
    oxide_lanes: dict[Beneficiary, list[Lane]] = field(default_factory=dict)


def accounts(tables: Tables, d: NetworkData, awards: AwardData, money: MoneyData) -> AccountData:
    """What a tonne on each lane and route of a maker is worth to it."""
    if tables.settings.margins != OWN_FLOWS:
        return AccountData()
    price = makers_prices(d, money)
    years, who = d.periods.YEARS, awards.BENEFICIARIES
    return AccountData(
        from_flows=True,
        makers_price=price,
        earned={(b, y): list(_earned(d, money, b, y)) for b in who for y in years},
        paid={(b, y): list(_paid(d, money, price, b, y)) for b in who for y in years},
        worked={(b, y): _worked(d, b, y) for b in who for y in years},
        upkeep={(b, y): _upkeep(d, b, n) for b in who for n, y in enumerate(years)},
        oxide_lanes={b: [k for (c, f), ks in d.lanes.lanes_in.items() if f == b for k in ks
                         if _is_oxide(d, c) and d.commodities.content[c, "ndpr"] > 0] for b in who},
    )


def makers_prices(d: NetworkData, money: MoneyData) -> dict[tuple[Commodity, Year], float]:
    """Price of oxide in India for makers: the row (makers) on Prices, else the price in India."""
    return {(c, y): d.supply.price_at.get((c, MAKERS, y), v)
            for (c, y), v in money.domestic_price.items() if _is_oxide(d, c)}


def _is_oxide(d: NetworkData, c: Commodity) -> bool:
    return d.commodities.kind_of[c] == OXIDE


def _earned(d: NetworkData, money: MoneyData, b: Beneficiary, y: Year) -> Iterator[tuple[Lane, float]]:
    """Sold to a market that must be served or to a facility at the price in India, to others at what they pay.

    Who takes up to a limit pays on arrival; freight and handling to him are the maker's.
    """
    for (c, f), lanes in d.lanes.lanes_out.items():
        for k in lanes if f == b else ():
            if (c, k[2], y) in d.demand.outlet_price:
                freight = d.lanes.freight[k] + d.lanes.handling[k]
                yield k, d.demand.outlet_price[c, k[2], y] * d.lanes.arrival[k] - freight
            elif (c, y) in money.domestic_price:
                yield k, money.domestic_price[c, y]


def _paid(
    d: NetworkData, money: MoneyData, makers: dict[tuple[Commodity, Year], float], b: Beneficiary, y: Year
) -> Iterator[tuple[Lane, float]]:
    """Oxide at the one price for makers; other goods as they cost landed, from a facility at the price in India."""
    for (c, f), lanes in d.lanes.lanes_in.items():
        for k in lanes if f == b else ():
            if (c, y) in makers:
                yield k, makers[c, y]
            elif (c, k[1], y) in d.supply.purchase_price:
                landed = d.supply.purchase_price[c, k[1], y] + d.lanes.freight[k] + d.lanes.handling[k]
                yield k, landed + d.duties.duty.get((*k, y), 0.0)
            elif (c, y) in money.domestic_price:
                yield k, money.domestic_price[c, y] + d.lanes.freight[k] + d.lanes.handling[k]


def _worked(d: NetworkData, b: Beneficiary, y: Year) -> list[tuple[Recipe, float]]:
    power = d.economy.figures["Power price", y] * CRORE_T_PER_RUPEE_KG
    cost: dict[Recipe, list[float]] = {}
    for (f, s), load in d.recipes.capacity_use.items():
        for r, use in load if f == b else ():
            a_unit = d.capacity.running[b, s, y] + d.capacity.electricity_use[b, s] * power
            cost.setdefault(r, []).append(use * a_unit)
    return [(r, total(parts)) for r, parts in cost.items()]


def _upkeep(d: NetworkData, b: Beneficiary, place: int) -> float:
    return total(
        d.capacity.fixed[k] * r.most for k, r in d.capacity.option.items()
        if k[0] == b and r.kind == "existing" and place < r.life
    )
