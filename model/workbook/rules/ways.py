"""Ways as the rules see them: between which ends each commodity may move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.facilities import Facility
from model.schema.freight import ANYWHERE, Freight
from model.schema.returns import Return
from model.schema.sellers import Seller
from model.schema.stocks import Stock
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import chosen, facilities, members, rows
from model.workbook.rules.demand import SERVED, asked, shares
from model.workbook.rules.routes import routes

FREE = "free"


@dataclass(frozen=True)
class End:
    """An end of a way.

    Attributes:
        names: what it answers to, the most exact first: its own name, its place, its kind, its country.
        facility_kind: kind of facility; "" for a supply or a market.
    """

    names: tuple[str | None, ...]
    facility_kind: str = ""

    @property
    def name(self) -> str:
        """Its own name."""
        return str(self.names[0])

    @property
    def country(self) -> str:
        """The country it lies in."""
        return str(self.names[-1])


class Ways:
    """Where goods may move, from Supply, Recipes, Stocks, Returns, Demand and sales, Freight and Sellers."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._members = members(book)
        self._freight = [row for _, row in rows(book, Freight)]
        self._goods = {c.commodity: (c.commodity, c.group, c.kind) for _, c in rows(book, Commodity)}
        self._better = {c.commodity: c.replaced_by for _, c in rows(book, Commodity) if c.replaced_by}
        self._homes = {
            f.facility: End((f.facility, f.place, f"({f.kind})", HOME), f.kind) for _, f in rows(book, Facility)
        }

    def of(self, commodity: str) -> Iterator[tuple[End, End]]:
        """Every pair of ends between which a commodity may move, one of them in India."""
        targets = self._targets.get(commodity, {})
        only = {j: self._sellers[j] for j in targets if j in self._sellers}
        sellers = {f for named in only.values() for f in named}
        only |= {f: sellers for f in sellers}
        for origin in self._origins.get(commodity, {}).values():
            for target in targets.values():
                apart = origin.name != target.name and HOME in (origin.country, target.country)
                sold = origin.name in only.get(target.name, {origin.name})
                if apart and sold and self.may_move(commodity, origin, target):
                    yield origin, target

    def may_move(self, commodity: str, origin: End, target: End) -> bool:
        """Whether the most exact row of Freight lets a commodity move: by both ends, then goods, then origin."""
        best: tuple[tuple[int, int, int], bool] | None = None
        for row in self._freight:
            ends = _exact(row.origin, origin.names), _exact(row.target, target.names)
            goods = _exact(row.goods, self._goods[commodity])
            score = (sum(ends), goods, ends[0])
            if min(*ends, goods) >= 0 and (best is None or score > best[0]):
                best = score, not row.barred
        if best is None:
            return self._book.settings is None or self._book.settings.unlisted_lanes == FREE
        return best[1]

    def at(self, facility: str) -> End:
        """The end that a facility is."""
        return self._homes[facility]

    @cached_property
    def _sellers(self) -> Mapping[str, set[str]]:
        """Market → the facilities that alone may ship there, where Sellers names any."""
        found: dict[str, set[str]] = {}
        for _, x in rows(self._book, Seller):
            found.setdefault(x.market, set()).update(f.facility for f in facilities(self._book, x.seller))
        return found

    @cached_property
    def _held(self) -> list[tuple[str, End]]:
        return [(s.commodity, self._homes[s.facility]) for _, s in rows(self._book, Stock) if s.facility in self._homes]

    @cached_property
    def _origins(self) -> Mapping[str, dict[str, End]]:
        found = list(self._held)
        for line in chosen(self._book, Supply):
            supply = line.values
            if not supply.assured:
                end = End((supply.supply, None, None, supply.country))
                found += [(c, end) for c in self._members.get(supply.commodity, ())]
        found += [(c, self._homes[f.facility]) for r in routes(self._book) for f in r.workers for c in r.outputs]
        found += [(r.scrap, self._homes[r.facility]) for _, r in rows(self._book, Return) if r.facility in self._homes]
        return _by_commodity(found)

    @cached_property
    def _targets(self) -> Mapping[str, dict[str, End]]:
        found = list(self._held)
        found += [(c, self._homes[f.facility]) for r in routes(self._book) for f in r.workers for c in r.inputs]
        for line in chosen(self._book, Demand):
            end = End((line.values.market, None, None, line.values.country))
            for commodity in asked(self._book, line, self._shares):
                found += [(c, end) for c in (commodity, *self._replacing(commodity, line.values.kind))]
        return _by_commodity(found)

    @cached_property
    def _shares(self) -> dict[str, set[str]]:
        return shares(self._book)

    def _replacing(self, commodity: str, kind: str) -> list[str]:
        """Better grades that a market which must be served takes in its place, at any remove."""
        found: list[str] = []
        other = self._better.get(commodity) if kind == SERVED else None
        while other and other != commodity and other not in found:
            found.append(other)
            other = self._better.get(other)
        return found


def _by_commodity(pairs: list[tuple[str, End]]) -> dict[str, dict[str, End]]:
    found: dict[str, dict[str, End]] = {}
    for commodity, end in pairs:
        found.setdefault(commodity, {})[end.name] = end
    return found


def _exact(word: str, names: tuple[str | None, ...]) -> int:
    """How exactly a word names something: more for an earlier name, 0 for (all), −1 for another thing."""
    if word in names:
        return len(names) - names.index(word)
    return 0 if word == ANYWHERE else -1
