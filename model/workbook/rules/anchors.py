"""Anchors: figures that follow from the workbook, told, and said at a cell where they leave the plausible."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.case.derived import Derived
from model.ground.errors import Problem
from model.schema.anchors import ANCHORS, BILL, CAPITAL, FAR_AWAY, LANDED, MADE, OXIDE, POWER, Anchor
from model.schema.capacity import CapacityOption
from model.schema.demand import Demand
from model.schema.economy import EconomyItem
from model.schema.prices import Price
from model.schema.supply import HOME
from model.workbook.read.book import Book
from model.workbook.rules.chain import OXIDE as OXIDE_KIND
from model.workbook.rules.chain import MagnetChain, Portion
from model.workbook.rules.common import at, chosen, members, note, plan_years, rates
from model.workbook.rules.demand import SERVED, asked, shares
from model.workbook.rules.landed import Imports
from model.workbook.wording import number

MAGNET = "magnet"
"""Kind of commodity that the anchors are of."""
Part = tuple[float, str]
"""A figure, and the cell that weighs in it."""


@dataclass(frozen=True)
class _Year:
    """What one year's figures are taken from."""

    book: Book
    year: str
    chain: MagnetChain
    imports: Imports
    rates: Mapping[str, Mapping[str, float]]

    def landed(self, commodity: str) -> Part | None:
        """The cheapest import, with the cell of its price."""
        offers = [o for o in self.imports.of(commodity) if o.year == self.year and not o.tier]
        if not offers:
            return None
        best = min(offers, key=lambda o: o.rupees)
        names = members(self.book)
        cell = next((at(self.book, Price, x.row, self.year) for x in chosen(self.book, Price)
                     if x.values.at == best.country and commodity in names.get(x.values.commodity, ())), "")
        return best.rupees, cell

    def power_price(self) -> Part | None:
        """₹/kWh, with its cell."""
        for line in chosen(self.book, EconomyItem):
            if line.values.item == "Power price" and self.year in line.years:
                return line.years[self.year], at(self.book, EconomyItem, line.row, self.year)
        return None

    def per_stage(self, taken: Sequence[Portion], name: str) -> list[Part]:
        """A column of Capacity times what each stage works, with its cell."""
        return [(t.amount * float(getattr(t.option.values, name)), at(self.book, CapacityOption, t.option.row, name))
                for t in taken if t.option is not None]

    def running(self, taken: Sequence[Portion]) -> list[Part]:
        """Running cost of each stage in ₹ per kg."""
        own = [(v, t.option.values.currency, cell) for t, (v, cell) in zip(
            (t for t in taken if t.option is not None), self.per_stage(taken, "running_cost"), strict=True) if t.option]
        return [(v * self.rates[c][self.year], cell) for v, c, cell in own if self.year in self.rates.get(c, {})]


def derived(book: Book) -> tuple[Derived, ...]:
    """The anchors of a workbook; none where it has no magnets, or too little to tell them.

    Args:
        book: a sound workbook.
    """
    years = plan_years(book)
    if not years:
        return ()
    at_hand = _Year(book, years[0], MagnetChain(book), Imports(book), rates(book))
    found: dict[str, dict[str, Part]] = {}
    for magnet in _magnets(book, at_hand.chain):
        for name, parts in _parts(at_hand, magnet).items():
            if parts:
                found.setdefault(name, {})[magnet] = sum(v for v, _ in parts), max(parts)[1]
    return tuple(_over(anchor, found[anchor.name]) for anchor in ANCHORS if anchor.name in found)


def _magnets(book: Book, chain: MagnetChain) -> list[str]:
    """The magnets that markets in India must be served with."""
    mixes = shares(book)
    lines = (x for x in chosen(book, Demand) if x.values.kind == SERVED and x.values.country == HOME)
    goods = dict.fromkeys(c for line in lines for c in asked(book, line, mixes))
    return [c for c in goods if chain.kind(c) == MAGNET]


def _parts(y: _Year, magnet: str) -> dict[str, list[Part]]:
    """Anchor → the parts of it of one magnet; one without its parts is left out."""
    taken, landed, power = y.chain.of(magnet), y.landed(magnet), y.power_price()
    found: dict[str, list[Part]] = {LANDED: [] if landed is None else [landed]}
    if not any(t.option is not None for t in taken):
        return found
    found[OXIDE] = [(t.amount, t.cell) for t in taken if y.chain.kind(t.what) == OXIDE_KIND]
    found[POWER] = y.per_stage(taken, "electricity")
    found[CAPITAL] = y.per_stage(taken, "capex")
    bill = [] if power is None else [(power[0] * sum(v for v, _ in found[POWER]), power[1])]
    found[BILL] = bill
    bought = [(t.amount * price[0], price[1]) for t in taken if t.option is None
              for price in [y.landed(t.what)] if price is not None]
    found[MADE] = [*bought, *y.running(taken), *bill] if bought else []
    return found


def _over(anchor: Anchor, by_magnet: Mapping[str, Part]) -> Derived:
    least, most = (end(by_magnet, key=lambda m: by_magnet[m][0]) for end in (min, max))
    return Derived(anchor.name, anchor.unit, by_magnet[least][0], by_magnet[most][0], least, most,
                   by_magnet[least][1], by_magnet[most][1])


def anchors_hold(found: Sequence[Derived], told: Collection[str] = ()) -> Iterator[Problem]:
    """What follows from many cells together lies where such figures lie in the world.

    Protects: a column in another unit, each cell of which looks possible by itself.

    Args:
        found: the anchors of a sound workbook.
        told: cells of which something is said already, so that one cause has one message.
    """
    by_name = {a.name: a for a in ANCHORS}
    for d in found:
        anchor = by_name[d.name]
        ends = f"{number(anchor.low)} to {number(anchor.high)} {anchor.unit}"
        for value, of, where, below in ((d.least, d.least_of, d.least_at, True), (d.most, d.most_of, d.most_at, False)):
            out = 0 < value < anchor.low if below else value > anchor.high
            if out and where not in told:
                shown = number(round(value, 4 if value < 1 else 2))
                text = f"{d.name} comes to {shown} {d.unit} of {of}; such figures lie within {ends} ({anchor.source})."
                mend = f"It follows from {anchor.means}; this cell weighs most in it. Check its unit."
                far = value * FAR_AWAY < anchor.low if below else value > anchor.high * FAR_AWAY
                yield Problem(where, text, mend) if far else note(where, text, mend)
