"""What a limit of the planner's own counts, as far as the sheets tell before a plan is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from model.ground.years import start_of
from model.schema.capacity import CapacityOption
from model.schema.demand import Demand
from model.schema.limits import Limit
from model.schema.stocks import Stock
from model.workbook.read.book import Book
from model.workbook.rules.common import chosen, facilities, members, plan_years, rows, stands_for
from model.workbook.rules.demand import SERVED, asked, first_year, shares
from model.workbook.rules.routes import MAIN, Route, routes
from model.workbook.rules.ways import End, Ways


@dataclass(frozen=True)
class Counted:
    """What the limits of a workbook count.

    Attributes:
        book: the workbook.
    """

    book: Book

    def years(self, limit: Limit) -> list[str]:
        """The years of the plan in which a limit counts anything, of those in which it holds."""
        held = [y for y in plan_years(self.book) if (limit.first or y) <= y <= (limit.last or y)]
        if limit.quantity == "built":
            start = min(self._starts(limit), default=None)
            return [y for y in held if start is not None and start_of(y) >= start]
        return held if any(self._by_quantity[limit.quantity](limit)) else []

    @property
    def _by_quantity(self) -> Mapping[str, Callable[[Limit], Iterator[bool]]]:
        return {"shipped": self._shipped, "made": self._made, "held": self._held, "unmet": self._unmet,
                "open": self._opened}

    @cached_property
    def _routes(self) -> list[Route]:
        return [r for r in routes(self.book) if r.hangs_together]

    @cached_property
    def _ways(self) -> Ways:
        return Ways(self.book)

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        return members(self.book)

    @cached_property
    def _shares(self) -> dict[str, set[str]]:
        return shares(self.book)

    def _goods(self, limit: Limit) -> set[str]:
        every = {c for listed in self._members.values() for c in listed}
        return every if limit.commodity is None else set(self._members.get(limit.commodity, ()))

    def _shipped(self, limit: Limit) -> Iterator[bool]:
        for commodity in self._goods(limit):
            yield from (_is(limit.origin, i) and _is(limit.target, j) for i, j in self._ways.of(commodity))

    def _made(self, limit: Limit) -> Iterator[bool]:
        goods = self._goods(limit)
        for route in self._routes:
            main = route.of(MAIN)[0].values
            fits = main.commodity in goods and limit.stage in (None, main.stage)
            yield from (fits and _at(limit, f.facility, f.kind) for f in route.workers)

    def _starts(self, limit: Limit) -> Iterator[int]:
        """First years of what may be built."""
        last = start_of(plan_years(self.book)[-1])
        for _, option in rows(self.book, CapacityOption):
            here = any(_at(limit, f.facility, f.kind) for f in facilities(self.book, option.facility))
            first = first_year(self.book, option)
            if option.kind == "new" and here and limit.stage in (None, option.stage) and first <= last:
                yield first

    def _held(self, limit: Limit) -> Iterator[bool]:
        goods = self._goods(limit)
        for _, stock in rows(self.book, Stock):
            found = facilities(self.book, stock.facility)
            yield stock.commodity in goods and any(_at(limit, f.facility, f.kind) for f in found)

    def _unmet(self, limit: Limit) -> Iterator[bool]:
        goods = self._goods(limit)
        for line in chosen(self.book, Demand):
            market = line.values
            fits = market.kind == SERVED and limit.target in (None, market.market, market.country)
            yield fits and bool(goods & set(asked(self.book, line, self._shares)))

    def _opened(self, limit: Limit) -> Iterator[bool]:
        decided = [f for f in facilities(self.book, "(all)") + facilities(self.book, "(reserve)") if f.decision]
        yield from (_at(limit, f.facility, f.kind) for f in decided)


def _at(limit: Limit, facility: str, kind: str) -> bool:
    return limit.facility is None or stands_for(limit.facility, facility, kind)


def _is(word: str | None, end: End) -> bool:
    """Whether a word names an end: itself, its country or a word for its facility."""
    return word in (None, end.name, end.country) or bool(
        end.facility_kind and stands_for(str(word), end.name, end.facility_kind)
    )
