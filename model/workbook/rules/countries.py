"""Countries: the places of the workbook as one list, with what each has; a misspelt one is told from a new one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.ground.errors import Problem
from model.ground.names import plain
from model.schema.demand import Demand
from model.schema.duties import Duty
from model.schema.freight import ANYWHERE, Freight
from model.schema.price_rules import PriceRule
from model.schema.prices import Price
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, rows
from model.workbook.rules.demand import SERVED

ALIKE = 0.8
"""How alike two countries must be for one to be a misspelling of the other."""


@dataclass
class CountryNamed:
    """A country of the workbook.

    Attributes:
        name: as first written.
        cells: where it is named as the country of a supply or of a market.
        has: what else the workbook says of it: a price, freight or a duty.
    """

    name: str
    cells: list[str] = field(default_factory=list)
    has: set[str] = field(default_factory=set)

    @property
    def known(self) -> bool:
        """Whether the workbook says more of it than once that something lies there."""
        return bool(self.has) or self.name == HOME


def places(book: Book) -> dict[str, CountryNamed]:
    """Every country of a supply or a market, by its plain name, with what the workbook says of it."""
    found = {plain(HOME): CountryNamed(HOME)}
    named = [*((at(book, Supply, p.row, "country"), s.country) for p, s in rows(book, Supply) if not s.assured),
             *((at(book, Demand, p.row, "country"), d.country) for p, d in rows(book, Demand))]
    for cell, country in named:
        found.setdefault(plain(country), CountryNamed(country)).cells.append(cell)
    said = [*((p.at, "a price") for _, p in rows(book, Price)), *((p.at, "a price") for _, p in rows(book, PriceRule)),
            *((n, "freight") for _, f in rows(book, Freight) for n in (f.origin, f.target)),
            *((d.country, "a duty") for _, d in rows(book, Duty))]
    for name, what in said:
        if plain(name) in found:
            found[plain(name)].has.add(what)
    return found


def countries_spelt(book: Book) -> Iterator[Problem]:
    """A country of which the workbook says nothing else is not another one misspelt.

    Protects: 'Inda' for India, which turns a market at home into one abroad and its dependence into nothing.
    """
    every = places(book)
    known = {key: p for key, p in every.items() if p.known}
    for key, place in every.items():
        near = difflib.get_close_matches(key, known, n=1, cutoff=ALIKE) if not place.known else []
        if near:
            yield Problem(place.cells[0], f"no price, freight or duty is given for '{place.name}'.",
                          f"Did you mean {known[near[0]].name}? If it is another country, give it a row on Prices, "
                          "Freight or Duties.")


def served_abroad(book: Book) -> Iterator[Problem]:
    """A market abroad that must be served is told.

    Protects: demand that is taken for India's and counts for no dependence of India's.
    """
    said: set[str] = set()
    for parsed, demand in rows(book, Demand):
        if demand.kind == SERVED and demand.country != HOME and demand.market not in said:
            said.add(demand.market)
            yield note(at(book, Demand, parsed.row, "country"), f"{demand.market} lies in {demand.country} and must be "
                       f"served: its demand is none of {HOME}'s, and no dependence is counted for it.",
                       f"Type {HOME} if it is a market at home.")


def freight_known(book: Book) -> Iterator[Problem]:
    """Imports of every country have freight where those of others have.

    Protects: a new country whose goods come for nothing, so that it looks the cheapest; it is a note.
    """
    lanes = [f for _, f in rows(book, Freight)]
    from_all = any(f.origin == ANYWHERE for f in lanes)
    named = {plain(f.origin) for f in lanes}
    said: set[str] = set()
    abroad = [(p, s) for p, s in rows(book, Supply) if s.country != HOME and not s.assured]
    if from_all or not any(plain(s.country) in named for _, s in abroad):
        return
    for parsed, supply in abroad:
        if not {plain(supply.country), plain(supply.supply)} & named and supply.country not in said:
            said.add(supply.country)
            yield note(at(book, Supply, parsed.row, "country"), f"Freight has no row from {supply.country}: what comes "
                       "from there moves at no cost and without loss.", "Add it, if that is not meant.")
