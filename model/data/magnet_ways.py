"""Magnet ways: how a beneficiary comes to what it sells with its own magnets in it, from the magnet stage onward.

A way is a route of the magnet stage, or such a route and those after it: coating, assembly. It is counted by the tonne
of magnets contained in what is sold, after what the later routes lose. In a tonne of a magnet a tonne is contained, but
no more than goes into it; in other goods what goes in, in the proportion of the Nd+Pr that the goods hold of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from model.data.indices import Amounts, Beneficiary, Commodity, Recipe, WayName
from model.data.network import NetworkData
from model.data.own_metal import metal_in, metal_per_magnet, metals_of, must_be_bought, own_chain
from model.data.own_routes import inputs_of, later_routes, magnet_goods, role_of, routes_of
from model.ground.numbers import least, total
from model.schema.commodities import MAGNET


@dataclass(frozen=True)
class MagnetWay:
    """One way, for a tonne of magnets contained in what is sold.

    Attributes:
        goods: what its last route makes.
        contained: own magnets in a tonne of it [t].
        work: [(r, t of main output)] of its routes.
        sintered: t of the magnet stage: 1, and what later routes lose.
        metal: t of the metal stage, losses in.
        own: whether it starts at the beneficiary's own oxide.
    """

    goods: Commodity
    contained: float
    work: Amounts
    sintered: float
    metal: float
    own: bool

    @property
    def per_magnet(self) -> float:
        """Goods in which a tonne of own magnets is [t]."""
        return 1 / self.contained


@dataclass(frozen=True)
class _Made:
    """A way for a tonne of its goods, `holds` t of own magnets in it."""

    name: WayName
    goods: Commodity
    holds: float
    work: dict[Recipe, float]
    sintered: float
    metal: float
    own: bool


def magnet_ways(d: NetworkData, b: Beneficiary) -> dict[WayName, MagnetWay]:
    """The ways of a beneficiary, those of the magnet stage alone first; none to goods that hold no magnets."""
    maker = _Maker(d, b)
    return {w.name: _per_magnet(w) for c in magnet_goods(d, b) for w in maker.to(c) if w.holds > 0}


def _per_magnet(w: _Made) -> MagnetWay:
    work = [(r, v / w.holds) for r, v in w.work.items()]
    return MagnetWay(w.goods, w.holds, work, w.sintered / w.holds, w.metal / w.holds, w.own)


class _Maker:
    """The routes of one beneficiary to goods with its own magnets in them."""

    def __init__(self, d: NetworkData, b: Beneficiary) -> None:
        self._d, self._b = d, b
        self._metal, self._later = metal_per_magnet(d, [b]), later_routes(d, b)

    def to(self, c: Commodity) -> list[_Made]:
        """The ways to goods."""
        return [w for r in routes_of(self._d, self._b) if self._d.recipes.main_output[r] == c for w in self._through(r)]

    def _through(self, r: Recipe) -> Iterator[_Made]:
        goods = self._d.recipes.main_output[r]
        if role_of(self._d, r) == MAGNET:
            yield _Made(r, goods, 1.0, {r: 1.0}, 1.0, self._metal[self._b, r], own_chain(self._d, self._b, r))
        elif r in self._later:
            yield from (self._joined(r, parts) for parts in product(*(self.to(c) for c, _ in self._later[r])))

    def _joined(self, r: Recipe, parts: Sequence[_Made]) -> _Made:
        """A later route worked on what its parts make."""
        d, b, taken = self._d, self._b, dict(self._later[r])
        others = [(c, a) for c, a in inputs_of(d, b, r) if c not in taken]
        amounts = [(taken[w.goods], w) for w in parts]
        work = {r: 1.0}
        for a, w in amounts:
            for rr, v in w.work.items():
                work[rr] = work.get(rr, 0.0) + a * v
        metals = metals_of(d, b)
        metal = total(a if c in metals else a * metal_in(d, b, c) for c, a in others)
        return _Made(
            name=f"{r} of {' and '.join(w.name for w in parts)}",
            goods=d.recipes.main_output[r],
            holds=self._held(r, total(a * w.holds for a, w in amounts)),
            work=work,
            sintered=total(a * w.sintered for a, w in amounts),
            metal=metal + total(a * w.metal for a, w in amounts),
            own=all(w.own for w in parts) and not any(must_be_bought(d, b, c) for c, _ in others),
        )

    def _held(self, r: Recipe, into: float) -> float:
        """Own magnets in a tonne of what a later route makes, of those that go in."""
        d, made = self._d, self._d.recipes.main_output[r]
        if d.commodities.kind_of[made] == MAGNET:
            return least(1.0, into)
        ndpr = total(a * d.commodities.content[c, "ndpr"] for c, a in inputs_of(d, self._b, r))
        return into * least(1.0, d.commodities.content[made, "ndpr"] / ndpr) if ndpr > 0 else 0.0
