"""Where goods may go, what the way costs and loses, and what they cost and pay at the border."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from model.ground.units import CRORE_PER_RUPEE_T
from model.ground.years import start_of
from model.verify.facts import EVERY, HOME, SERVED, WorkbookFacts
from model.verify.recipes import Routes
from model.verify.stores import for_stops, open_to

Lane = tuple[str, str, str]


@dataclass(frozen=True)
class Way:
    """What moving a tonne means.

    Attributes:
        freight, handling: ₹ crore per tonne that leaves.
        loss: share that does not arrive.
    """

    freight: float = 0.0
    handling: float = 0.0
    loss: float = 0.0


@dataclass(frozen=True)
class Network:
    """Supplies, lanes and what they cost.

    Attributes:
        facts: look-ups of the workbook.
        routes: routes at facilities.
    """

    facts: WorkbookFacts
    routes: Routes

    @cached_property
    def offers(self) -> Mapping[tuple[str, str], dict[str, Any]]:
        """Supply and commodity → the row that prices it, the commodity's own before its group's."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        rows = [r for r in self.facts.rows("Supply") if not r["assured"]]
        for row in sorted(rows, key=lambda r: r["commodity"] not in self.facts.kind):
            for c in self.facts.members(row["commodity"]):
                found.setdefault((row["supply"], c), row)
        return found

    @cached_property
    def lanes(self) -> Mapping[Lane, Way]:
        """Every lane on which goods may move; a store kept for stops is filled from abroad, and gives to markets."""
        makers = _by_commodity((c, f) for f, _, c in self.routes.outputs)
        users = _by_commodity((c, f) for f, _, c in self.routes.inputs)
        holders = _by_commodity((r["commodity"], r["facility"]) for r in self.facts.rows("Stocks"))
        givers = _by_commodity((r["scrap"], r["facility"]) for r in self.facts.rows("Returns"))
        supplies = _by_commodity((c, s) for s, c in self.offers)
        markets = _by_commodity((c, m) for m, c, _ in asked(self.facts))
        found, kept = {}, for_stops(self.facts)
        for c in self.facts.kind:
            closed = frozenset(f for m in markets.get(c, ()) for f in self.sellers.get(m, ()))
            origins = {**supplies.get(c, {}), **makers.get(c, {}), **holders.get(c, {}), **givers.get(c, {})}
            targets = {**users.get(c, {}), **holders.get(c, {}), **markets.get(c, {})}
            for i, j in product(origins, targets):
                home = HOME in (self.origin_country(i, c), self.target_country(j))
                sold = i in self.sellers.get(j, closed if j in closed else (i,)) and open_to(
                    kept, (c, i, j), self.origin_country(i, c), j in self.facts.market_country)
                if i != j and home and sold and (way := self.way(c, i, j)) is not None:
                    found[c, i, j] = way
        return found

    @cached_property
    def sellers(self) -> Mapping[str, frozenset[str]]:
        """Market → who alone may ship there, and may be sent none of its goods by others."""
        rows = self.facts.rows("Sellers")
        return {m: frozenset(f for r in rows if r["market"] == m for f in self.facts.named(r["seller"]))
                for m in {r["market"] for r in rows}}

    def way(self, commodity: str, origin: str, target: str) -> Way | None:
        """The row of Freight that names both ends most exactly, then the goods, then the origin.

        A name counts 4, a place 3, a (kind) of facility 2, a country 1, (all) 0. None where nothing may move.
        """
        best: tuple[tuple[int, int, int], dict[str, Any]] | None = None
        goods = self.facts.goods(commodity)
        for i, i_exact in self._ends(origin, self.origin_country(origin, commodity)).items():
            for j, j_exact in self._ends(target, self.target_country(target)).items():
                for place, g in enumerate(goods):
                    score = (i_exact + j_exact, -place, i_exact)
                    row = self._freight.get((i, j, g))
                    if row is not None and (best is None or score > best[0]):
                        best = score, row
        if best is None:
            return Way() if self.facts.tables.settings.unlisted_lanes == "free" else None
        row = best[1]
        way = Way(row["cost"] * CRORE_PER_RUPEE_T, row["handling"] * CRORE_PER_RUPEE_T, row["loss"])
        return None if row["barred"] else way

    def origin_country(self, node: str, commodity: str) -> str:
        """Country a flow comes from."""
        return HOME if node in self.facts.facility_kind else str(self.offers[node, commodity]["country"])

    def target_country(self, node: str) -> str:
        """Country a flow goes to."""
        return HOME if node in self.facts.facility_kind else self.facts.market_country[node]

    @cached_property
    def imports(self) -> frozenset[Lane]:
        """Lanes from a foreign supply into India."""
        return frozenset(
            (c, i, j)
            for c, i, j in self.lanes
            if self.origin_country(i, c) != HOME and self.target_country(j) == HOME
        )

    @cached_property
    def fed_from_abroad(self) -> frozenset[tuple[str, str]]:
        """Commodity and facility where imports of it may come to lie, directly or through other facilities."""
        fed: set[tuple[str, str]] = set()
        while True:
            more = {
                (c, j)
                for c, i, j in self.lanes
                if j in self.facts.facility_kind and (c, j) not in fed
                and ((c, i) in fed or self.origin_country(i, c) != HOME)
            }
            if not more:
                return frozenset(fed)
            fed |= more

    def purchase_price(self, supply: str, commodity: str, year: str) -> float:
        """What a tonne costs at a supply [₹ crore per t]."""
        row = self.offers[supply, commodity]
        if row["price"] == "own cost" and row["cost"] is not None:
            return self.facts.crore_per_tonne(row["cost"], row["currency"], year)
        prices = (self.facts.price(commodity, at, year) for at in (supply, row["country"]))
        return next((p for p in prices if p is not None), float("nan"))

    def duty(self, lane: Lane, year: str) -> float:
        """Customs duty on a tonne that leaves [₹ crore per t]: on price and freight."""
        c, i, _ = lane
        return self.duty_share(c, i, year) * (self.purchase_price(i, c, year) + self.lanes[lane].freight)

    def duty_share(self, commodity: str, supply: str, year: str) -> float:
        """Duty and surcharge as a share of the value of what a supply sends."""
        country = self.origin_country(supply, commodity)
        for goods in self.facts.goods(commodity)[:-1]:
            for place in (country, EVERY):
                rows = [r for r in self.facts.rows("Duties") if (r["goods"], r["country"]) == (goods, place)]
                open_now = [r for r in rows if _within(year, r["first"], r["last"])]
                if open_now:
                    row = max(open_now, key=lambda r: r["first"] or "")
                    return float(row["basic"] * (1 + row["surcharge"]))
        return 0.0

    @cached_property
    def _freight(self) -> Mapping[tuple[str, str, str], dict[str, Any]]:
        return {(r["origin"], r["target"], r["goods"]): r for r in self.facts.rows("Freight")}

    def _ends(self, node: str, country: str) -> dict[str, int]:
        """The names a node goes by, and how exact each is."""
        if node not in self.facts.factors:
            return {EVERY: 0, country: 1, node: 4}
        place, kind = self.facts.factors[node]["place"], f"({self.facts.facility_kind[node]})"
        return {EVERY: 0, country: 1, kind: 2, **({place: 3} if place else {}), node: 4}


def asked(facts: WorkbookFacts) -> list[tuple[str, str, dict[str, Any]]]:
    """Market, commodity and row of Demand and sales; a group becomes the grades of the market's mix.

    Where a market must be served, better grades that may stand in for what it asks for are listed with it.
    """
    mix: dict[str, set[str]] = {}
    for row in facts.rows("Grade mix"):
        mix.setdefault(row["market"], set()).add(row["grade"])
    found = []
    for row in facts.rows("Demand and sales"):
        members = facts.members(row["commodity"])
        grades = [c for c in members if row["commodity"] == c or c in mix.get(row["market"], ())]
        instead = [better for c in grades for better in facts.better(c)] if row["kind"] == SERVED else []
        found += [(row["market"], c, row) for c in dict.fromkeys([*grades, *instead])]
    return found


def _by_commodity(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, None]]:
    by: dict[str, dict[str, None]] = {}
    for commodity, node in pairs:
        by.setdefault(commodity, {})[node] = None
    return by


def _within(year: str, first: str | None, last: str | None) -> bool:
    return (first is None or start_of(first) <= start_of(year)) and (last is None or start_of(year) <= start_of(last))
