"""Losses: what it costs not to serve a market, beside what imports cost when they arrive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.ground.errors import Problem
from model.schema.demand import Demand
from model.schema.supply import HOME
from model.workbook.read.book import Book
from model.workbook.rules.common import BASE, at, chosen, note, rates, rows
from model.workbook.rules.demand import SERVED, asked, shares
from model.workbook.rules.far_prices import FAR_ABOVE, far_price
from model.workbook.rules.landed import Imports, Landed
from model.workbook.wording import number

Offer = tuple[float, str, Landed]
"""Landed price in the currency of the loss, commodity, import."""


def unmet_costs_most(book: Book) -> Iterator[Problem]:
    """Not serving a market costs more than the cheapest import of every grade it asks for, in every case.

    Protects: demand left unmet to save money. That a market goes without before it buys from the dearest is a note:
    markets differ in what a kilogram is worth to them.
    """
    cases = dict.fromkeys([_case(book), *(row.case for _, row in rows(book, Demand))])
    for case in cases:
        yield from _losses(book.in_case(case), "" if case == _case(book) else f" in the case {case}")


def _case(book: Book) -> str:
    return book.settings.case if book.settings is not None else BASE


def _losses(book: Book, where: str) -> Iterator[Problem]:
    imports, to_rupees, mixes = Imports(book), rates(book), shares(book)
    known: dict[tuple[str, str], tuple[Offer, Offer] | None] = {}
    blamed: set[str] = set()
    for line in chosen(book, Demand):
        demand = line.values
        rate = to_rupees.get(demand.currency or "")
        if demand.kind != SERVED or demand.country != HOME or demand.unmet_cost is None or rate is None:
            continue
        ends = []
        for commodity in asked(book, line, mixes):
            key = commodity, demand.currency or ""
            if key not in known:
                known[key] = _ends(commodity, imports, rate)
            ends += [found for found in [known[key]] if found is not None]
        if not ends:
            continue
        cheapest, dearest = (max(side, key=_price) for side in zip(*ends, strict=True))
        at_cell = at(book, Demand, line.row, "unmet_cost")
        far = _far(book, cheapest, demand.unmet_cost, at_cell)
        if far is None:
            yield from _loss(demand, cheapest, dearest, at_cell, where)
        elif far.where not in blamed:
            blamed.add(far.where)
            yield far


def _far(book: Book, cheapest: Offer, loss: float, at_cell: str) -> Problem | None:
    """A price so far above the loss that it is the price that is wrong."""
    price, commodity, landed = cheapest
    times = price / loss if loss else 0.0
    return far_price(book, commodity, landed.country, landed.year, times, at_cell) if times > FAR_ABOVE else None


def _loss(demand: Demand, cheapest: Offer, dearest: Offer, at_cell: str, where: str) -> Iterator[Problem]:
    cost = demand.unmet_cost or 0.0
    loss = f"{number(cost)} {demand.currency} per kg"
    if cheapest[0] >= cost:
        yield Problem(at_cell, f"{loss} is not above the cheapest landed price of {_said(cheapest)}{where}.",
                      "Type more than the cheapest supply of every grade it asks for.")
    elif dearest[0] >= cost:
        yield note(at_cell, f"{loss} is not above the landed price of {_said(dearest)}{where}.",
                   "The market goes without before it buys there.")


def _ends(commodity: str, imports: Imports, rate: Mapping[str, float]) -> tuple[Offer, Offer] | None:
    """The cheapest import of the dearest year at list price, and the dearest of all with its tier; None without any."""
    listed: dict[str, Offer] = {}
    dearest: Offer | None = None
    for landed in imports.of(commodity):
        if rate.get(landed.year):
            offer = landed.rupees / rate[landed.year], commodity, landed
            dearest = offer if dearest is None or offer[0] > dearest[0] else dearest
            before = listed.get(landed.year)
            if not landed.tier and (before is None or offer[0] < before[0]):
                listed[landed.year] = offer
    return None if dearest is None else (max(listed.values(), key=_price), dearest)


def _price(offer: Offer) -> float:
    return offer[0]


def _said(offer: Offer) -> str:
    price, commodity, landed = offer
    tier = f" in tier {landed.tier}" if landed.tier else ""
    return f"{commodity} from {landed.country}{tier}, {number(round(price, 2))} in {landed.year}"
