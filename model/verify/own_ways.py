"""What one bidder makes of its own magnets, stage after stage, and how much magnet is in a tonne of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from model.verify.compare import amounts
from model.verify.own_routes import Amount, OwnRoutes


class OwnWay(NamedTuple):
    """A way from the magnet stage to goods, for a tonne of these.

    Attributes:
        name: its routes, the last one first.
        goods: what comes out.
        holds: own magnets in it [t].
        worked: route → t of its main output.
        sintered, metal: of the magnet and of the metal stage [t].
        own: whether all of its metal can be own metal.
    """

    name: str
    goods: str
    holds: float
    worked: Amount
    sintered: float
    metal: float
    own: bool


@dataclass(frozen=True)
class OwnWays:
    """The ways of one bidder.

    Attributes:
        routes: its routes.
    """

    routes: OwnRoutes

    @cached_property
    def every(self) -> dict[str, OwnWay]:
        """Name → way; those to goods that hold no magnets are none."""
        return {w.name: w for w in self._grown() if w.holds > 0}

    @cached_property
    def held(self) -> Amount:
        """Goods → the most own magnets in a tonne [t]."""
        found: Amount = {}
        for way in self.every.values():
            found[way.goods] = max(way.holds, found.get(way.goods, 0.0))
        return found

    def _grown(self) -> list[OwnWay]:
        """Ways of the magnet stage, then those one stage longer, until none is new."""
        routes = self.routes
        known = {
            r: OwnWay(r, routes.main(r), 1.0, {r: 1.0}, 1.0, routes.metal_needed(r), r in routes.whole)
            for r in routes.of("magnet")
        }
        while True:
            longer = {w.name: w for r in routes.later for w in self._longer(r, known)}
            if longer.keys() <= known.keys():
                return list(known.values())
            known |= longer

    def _longer(self, recipe: str, known: dict[str, OwnWay]) -> Iterator[OwnWay]:
        """The ways that end in a route, from known ways to all that holds magnets in it."""
        for parts in product(*([w for w in known.values() if w.goods == c] for c in self.routes.later[recipe])):
            yield self._ending_in(recipe, parts)

    def _ending_in(self, recipe: str, parts: tuple[OwnWay, ...]) -> OwnWay:
        routes, share = self.routes, self.routes.later[recipe]
        rest = {c: a for c, a in routes.inputs[recipe].items() if c not in share}
        before = amounts((r, share[w.goods] * v) for w in parts for r, v in w.worked.items())
        return OwnWay(
            f"{recipe} of {' and '.join(w.name for w in parts)}",
            routes.main(recipe),
            self._kept(recipe, sum(share[w.goods] * w.holds for w in parts)),
            {**before, recipe: 1.0},
            sum(share[w.goods] * w.sintered for w in parts),
            sum(share[w.goods] * w.metal for w in parts) + sum(a * routes.metal_in(c) for c, a in rest.items()),
            all(w.own for w in parts) and not routes.never_own & rest.keys(),
        )

    def _kept(self, recipe: str, put_in: float) -> float:
        """Of the magnets put in, those in a tonne of magnets, at most a tonne; in other goods as far as Nd+Pr stays."""
        made = self.routes.main(recipe)
        if self.routes.case.facts.kind[made] == "magnet":
            return min(put_in, 1.0)
        ndpr = {r["commodity"]: float(r["ndpr"]) for r in self.routes.case.facts.rows("Commodities")}
        into = sum(a * ndpr[c] for c, a in self.routes.inputs[recipe].items())
        return put_in * min(ndpr[made], into) / into if into > 0 else 0.0
