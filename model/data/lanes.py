"""Lanes: where each commodity may go, and what moving it costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData, matches
from model.data.demand import DemandData
from model.data.facilities import FacilityData, named
from model.data.indices import Commodity, Country, Facility, Lane, Node
from model.data.recipes import RecipeData
from model.data.stocks import StockData
from model.data.supply import HOME, SupplyData
from model.ground.units import CRORE_PER_RUPEE_T
from model.schema.freight import ANYWHERE


@dataclass(frozen=True)
class LaneData:
    """Lanes (commodity, from, to) that exist.

    Attributes:
        LANES: in the order of commodities, then of nodes.
        IMPORTS: those that cross the border into India.
        BALANCES: (c, f) that are balanced.
        lanes_in, lanes_out: (c, node) → lanes.
        arrival: share that arrives.
        freight, handling: [₹ crore per t].
        node_country: by node.
    """

    LANES: list[Lane]
    IMPORTS: list[Lane]
    BALANCES: list[tuple[Commodity, Facility]]
    lanes_in: dict[tuple[Commodity, Node], list[Lane]]
    lanes_out: dict[tuple[Commodity, Node], list[Lane]]
    arrival: dict[Lane, float]
    freight: dict[Lane, float]
    handling: dict[Lane, float]
    node_country: dict[Node, Country]


def lanes(
    tables: Tables, commodities: CommodityData, facilities: FacilityData, recipes: RecipeData, supply: SupplyData,
    demand: DemandData, stocks: StockData,
) -> LaneData:
    """The sheets Freight and Sellers, between every source and every sink of a commodity."""
    returning = _returning(tables)
    ends = _ends(facilities, supply, demand)
    sources = [*((c, i) for i, _, c in supply.SUPPLY_GOODS), *recipes.makes, *stocks.STOCKS, *returning]
    better = [(other, market) for _, other, market in demand.SUBSTITUTES]
    sinks = [*recipes.uses, *stocks.STOCKS, *demand.DEMANDS, *better, *demand.OUTLETS]
    sold_by = _sold_by(tables, facilities)
    found = _found(tables, commodities, ends, _by_commodity(sources), _by_commodity(sinks), sold_by)
    found = {k: row for k, row in found.items() if _open_to_stores(k, stocks, supply, demand)}
    into: dict[tuple[Commodity, Node], list[Lane]] = {}
    out: dict[tuple[Commodity, Node], list[Lane]] = {}
    for lane in found:
        out.setdefault((lane[0], lane[1]), []).append(lane)
        into.setdefault((lane[0], lane[2]), []).append(lane)
    country = {n: e[-1] for n, e in ends.items()}
    return LaneData(
        LANES=list(found),
        IMPORTS=[k for k in found if country[k[1]] != HOME and country[k[2]] == HOME],
        BALANCES=list(dict.fromkeys([*recipes.makes, *recipes.uses, *stocks.STOCKS, *returning])),
        lanes_in=into,
        lanes_out=out,
        arrival={k: 1.0 if r is None else 1 - r.loss for k, r in found.items()},
        freight={k: 0.0 if r is None else r.cost * CRORE_PER_RUPEE_T for k, r in found.items()},
        handling={k: 0.0 if r is None else r.handling * CRORE_PER_RUPEE_T for k, r in found.items()},
        node_country=country,
    )


def _found(
    tables: Tables, commodities: CommodityData, ends: dict[Node, tuple[str, ...]], sources: dict[Commodity, list[Node]],
    sinks: dict[Commodity, list[Node]], sold_by: dict[Node, set[Node]],
) -> dict[Lane, Any]:
    """Every lane that exists with the row of Freight it goes by, None where it goes by none."""
    rows = rows_of(tables.frames["Freight"])
    words = {w for r in rows for w in (r.origin, r.target)}
    found: dict[Lane, Any] = {}
    known: dict[tuple[Any, Any, Commodity], Any] = {}
    for c in commodities.COMMODITIES:
        only = _senders(sinks.get(c, ()), sold_by)
        for i in sources.get(c, ()):
            for j in sinks.get(c, ()):
                ways = (_listed(ends[i], words), _listed(ends[j], words), c)
                if ways not in known:
                    known[ways] = _best(rows, *ways, commodities)
                row = known[ways]
                allowed = not row.barred if row is not None else tables.settings.unlisted_lanes == "free"
                if i != j and allowed and i in only.get(j, (i,)) and HOME in (ends[i][-1], ends[j][-1]):
                    found[c, i, j] = row
    return found


def _open_to_stores(k: Lane, stocks: StockData, supply: SupplyData, demand: DemandData) -> bool:
    """Whether a store kept for stops may be at an end of a lane: it is filled from abroad, and gives to markets."""
    c, i, j = k
    filled = (c, j) not in stocks.FOR_STOPS or supply.supply_country.get(i, HOME) != HOME
    return filled and ((c, i) not in stocks.FOR_STOPS or j in demand.market_country)


def _sold_by(tables: Tables, facilities: FacilityData) -> dict[Node, set[Node]]:
    """Market → the facilities that alone may ship there, where the sheet Sellers names any."""
    found: dict[Node, set[Node]] = {}
    for r in rows_of(tables.frames["Sellers"]):
        found.setdefault(r.market, set()).update(named(facilities, r.seller))
    return found


def _senders(sinks: Iterable[Node], sold_by: dict[Node, set[Node]]) -> dict[Node, set[Node]]:
    """Markets, and the facilities that alone sell there, with those who may send them a commodity."""
    only = {j: sold_by[j] for j in sinks if j in sold_by}
    sellers = set[Node]().union(*only.values())
    return only | dict.fromkeys(sellers, sellers)


def _returning(tables: Tables) -> list[tuple[Commodity, Facility]]:
    """(scrap, facility) pairs to which something comes back."""
    return list(dict.fromkeys((r.scrap, r.facility) for r in rows_of(tables.frames["Returns"])))


def _ends(facilities: FacilityData, supply: SupplyData, demand: DemandData) -> dict[Node, tuple[str, ...]]:
    """Every name a node answers to, from the most exact: its own, its place, its kind, its country; "" where none."""
    ends: dict[Node, tuple[str, ...]] = {i: (i, "", "", supply.supply_country[i]) for i in supply.SUPPLIES}
    for f in facilities.FACILITIES:
        ends[f] = (f, facilities.facility_place[f] or "", f"({facilities.facility_kind[f]})", HOME)
    return ends | {m: (m, "", "", demand.market_country[m]) for m in demand.MARKETS}


def _by_commodity(pairs: Iterable[tuple[Commodity, Node]]) -> dict[Commodity, list[Node]]:
    result: dict[Commodity, dict[Node, None]] = {}
    for c, node in pairs:
        result.setdefault(c, {})[node] = None
    return {c: list(nodes) for c, nodes in result.items()}


def _best(
    rows: list[Any], origin: tuple[str, ...], target: tuple[str, ...], c: Commodity, commodities: CommodityData
) -> Any:
    """The most exact row of Freight for a lane: by both ends together, then by its goods, then by its origin."""
    best, score = None, (-1, -1, -1)
    for r in rows:
        start, end, goods = _exact(r.origin, origin), _exact(r.target, target), matches(commodities, r.goods, c)
        here = (start + end, goods, start)
        if min(start, end, goods) >= 0 and here > score:
            best, score = r, here
    return best


def _listed(names: tuple[str, ...], listed: set[str]) -> tuple[str, ...]:
    """The names of a node with those that no row of Freight has left blank, so that like nodes share an answer."""
    return tuple(n if n in listed else "" for n in names)


def _exact(word: str, names: tuple[str, ...]) -> int:
    """4 its own name, 3 its place, 2 its kind, 1 its country, 0 (all), −1 another."""
    if word in names:
        return len(names) - names.index(word)
    return 0 if word == ANYWHERE else -1
