"""The chain of a magnet: what a kilogram takes from the oxide on, with the cells that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.schema.capacity import CapacityOption
from model.schema.commodities import Commodity
from model.schema.recipes import RecipeLine
from model.workbook.read.book import Book
from model.workbook.rules.common import RuleRow, at, chosen, facilities, rows
from model.workbook.rules.routes import INPUT, MAIN, USES, Route, routes

OXIDE = "oxide"
"""Kind of commodity at which a chain begins."""
DEEPEST = 12
"""Steps of a chain, so that goods which go round end."""


@dataclass(frozen=True)
class Portion:
    """What a kilogram takes of one thing.

    Attributes:
        what: a commodity where the chain begins, or a stage.
        amount: of it.
        cell: the cell of the amount.
        option: of a stage: the way to have its capacity.
    """

    what: str
    amount: float
    cell: str
    option: RuleRow[CapacityOption] | None = None


class MagnetChain:
    """The chains of a workbook, each good by its first route that somebody can work.

    Args:
        book: the workbook.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kind: Mapping[str, str] = {c.commodity: c.kind for _, c in rows(book, Commodity)}
        self._by_main: dict[str, Route] = {}
        for route in routes(book):
            for main in route.of(MAIN) if route.workers and route.hangs_together else ():
                self._by_main.setdefault(main.values.commodity, route)

    def of(self, commodity: str) -> Sequence[Portion]:
        """What a kilogram of a good takes: oxides and goods that are bought, and stages by kilograms they work."""
        return list(self._taken(commodity, 1.0, 0))

    def kind(self, commodity: str) -> str:
        """Kind of a commodity."""
        return self._kind.get(commodity, "")

    def _taken(self, commodity: str, amount: float, depth: int) -> Iterator[Portion]:
        route = self._by_main.get(commodity)
        if route is None or depth > DEEPEST:
            return
        main = route.of(MAIN)[0]
        own = [u for u in route.of(USES) if u.values.stage == main.values.stage]
        yield from self._stage(route, main if not own else own[0], amount * (own[0].values.amount if own else 1.0))
        for use in route.of(USES):
            if use.values.stage != main.values.stage:
                yield from self._stage(route, use, amount * use.values.amount)
        for line in route.of(INPUT):
            good, needed = line.values.commodity, amount * line.values.amount
            cell = at(self._book, RecipeLine, line.row, "amount")
            if self.kind(good) == OXIDE or good not in self._by_main:
                yield Portion(good, needed, cell)
            else:
                yield from self._taken(good, needed, depth + 1)

    def _stage(self, route: Route, line: RuleRow[RecipeLine], amount: float) -> Iterator[Portion]:
        workers = {f.facility for f in route.workers}
        options = [o for o in chosen(self._book, CapacityOption) if o.values.stage == line.values.stage
                   and workers & {f.facility for f in facilities(self._book, o.values.facility)}]
        option = next((o for o in options if o.values.kind == "new"), options[0] if options else None)
        if option is not None:
            yield Portion(line.values.stage, amount, at(self._book, RecipeLine, line.row, "amount"), option)
