"""Net prices: what goods with a tonne of own magnets in them sell for."""

from __future__ import annotations

from model.schema.settings import OWN_FLOWS
from model.verify.case import PlanCase
from model.verify.home_prices import home_prices, net_prices
from model.verify.own_ways import OwnWay


class NetPrices:
    """Prices of a tonne of magnets, alone or in goods, in constant rupees."""

    def __init__(self, case: PlanCase) -> None:
        """Take a plan beside its workbook."""
        self._case, self._home, self._mix = case, home_prices(case), net_prices(case)
        self._own_flows = case.facts.tables.settings.margins == OWN_FLOWS

    def of(self, way: OwnWay, year: str) -> float:
        """By one way: that of its goods; for magnets that of the demand's mix, where margins are judged on it."""
        if self._is_magnet(way) and not self._own_flows:
            return self._mix[year]
        return self._home.get((way.goods, year), float("nan")) / way.holds

    def best(self, ways: list[OwnWay], year: str) -> float:
        """The demand's mix, or the dearest of other goods in which magnets may be sold."""
        other = (self._home.get((w.goods, year), float("nan")) / w.holds for w in ways if not self._is_magnet(w))
        return max((self._mix[year], *other))

    def _is_magnet(self, way: OwnWay) -> bool:
        return self._case.facts.kind[way.goods] == "magnet"
