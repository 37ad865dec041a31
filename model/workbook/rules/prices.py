"""Prices: whatever is bought, sold or valued has one."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.bids import Bid
from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.price_rules import PriceRule
from model.schema.prices import ASSURED, Price
from model.schema.recipes import RecipeLine
from model.schema.settings import OWN_FLOWS
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import RuleRow, at, chosen, members, note, rows
from model.workbook.rules.routes import INPUT, MAIN, OUTPUT, Route, routes

OWN_COST = "own cost"
MAGNET = "magnet"


def priced(book: Book) -> set[tuple[str, str]]:
    """(commodity, country, supply, market or (assured)) pairs with a price, typed or following; groups resolved."""
    names = members(book)
    lines = [*((p.commodity, p.at) for _, p in rows(book, Price)),
             *((p.commodity, p.at) for _, p in rows(book, PriceRule))]
    return {(c, place) for goods, place in lines for c in names.get(goods, ())}


def country_prices(book: Book) -> Iterator[Problem]:
    """A supply with the rule "country price" finds its price.

    Protects: goods that would be had at no price.
    """
    there, names = priced(book), members(book)
    for line in chosen(book, Supply):
        supply = line.values
        if supply.assured or supply.price == OWN_COST:
            continue
        without = [c for c in names.get(supply.commodity, ())
                   if not {(c, supply.supply), (c, supply.country)} & there]
        if without:
            yield Problem(at(book, Supply, line.row, "price"), f"Prices has no row for {without[0]} at {supply.country}"
                          f"{_more(without)}.", f"Add it, or set the price rule to '{OWN_COST}' and fill Cost.")


def own_costs(book: Book) -> Iterator[Problem]:
    """A supply with the rule "own cost" says its cost and currency.

    Protects: goods that would be had at no cost.
    """
    for parsed, supply in rows(book, Supply):
        if supply.price == OWN_COST and not supply.assured:
            for name, label in (("cost", "Cost"), ("currency", "Currency")):
                if getattr(supply, name) is None:
                    yield Problem(at(book, Supply, parsed.row, name), f"'{label}' is empty, and the price rule is "
                                  f"'{OWN_COST}'.", "Fill it, or set the price rule to 'country price'.")


def assured_prices(book: Book) -> Iterator[Problem]:
    """Assured goods have an assured price.

    Protects: the money of those entitled, who would pay nothing for them.
    """
    there, names = priced(book), members(book)
    for line in chosen(book, Supply):
        without = [c for c in names.get(line.values.commodity, ()) if (c, ASSURED) not in there]
        if line.values.assured and without:
            yield Problem(at(book, Supply, line.row, "assured"), f"Prices has no row for {without[0]} at {ASSURED}"
                          f"{_more(without)}.", "Add it.")


def reference_prices(book: Book) -> Iterator[Problem]:
    """Magnets and imports are valued, and the country that values them has a price.

    Protects: the measures by value, which would leave out what has no reference price.
    """
    there, names = priced(book), members(book)
    abroad: set[str] = set()
    supplied: set[tuple[str, str]] = set()
    missing: dict[str, list[tuple[str, str]]] = {}
    for _, supply in rows(book, Supply):
        supplies = () if supply.assured else names.get(supply.commodity, ())
        supplied |= {(c, supply.country) for c in supplies}
        abroad |= {c for c in supplies if supply.country != HOME}
    for parsed, commodity in rows(book, Commodity):
        where = at(book, Commodity, parsed.row, "reference_country")
        name, country = commodity.commodity, commodity.reference_country
        if country is None and (commodity.kind == MAGNET or name in abroad):
            reason = "a magnet" if commodity.kind == MAGNET else "imported"
            yield Problem(where, f"{name} is {reason} and has no country whose price values it.",
                          "Name the country of a row on Prices.")
        elif country is not None and (name, country) not in there | supplied:
            missing.setdefault(country, []).append((where, name))
    for country, goods in missing.items():
        more = f" (nor for {len(goods) - 1} more)" if len(goods) > 1 else ""
        yield Problem(goods[0][0], f"Prices has no row for {goods[0][1]} at {country}{more}.",
                      "Add it, or name another country.")


def bidders_inputs(book: Book) -> Iterator[Problem]:
    """What a bidder buys, or recovers from its own scrap, has a price in India.

    Protects: the judgement whether its plant pays, for which an input without a price would be free. Imports are left
    to `reference_prices`.
    """
    known = routes(book)
    if book.scheme is None or not all(r.hangs_together for r in known):
        return
    valued = with_price(book)
    for _, bid in rows(book, Bid):
        his = [r for r in known if bid.beneficiary in {f.facility for f in r.workers}]
        for line in _valued_lines(book, his):
            if line.values.commodity not in valued:
                found = f"{line.values.commodity} is needed by {bid.beneficiary} and has no price in {HOME}."
                yield Problem(at(book, RecipeLine, line.row, "commodity"), found, f"Add a row on Prices at {HOME}, or "
                              "name on Commodities where its reference price is from.")
                return


def bidders_outputs(book: Book) -> Iterator[Problem]:
    """Where margins are those of own flows, what a bidder makes has a price in India; one without is a note.

    Protects: goods that a maker hands to another facility for nothing without anybody knowing.
    """
    known = routes(book)
    own_flows = book.settings is not None and book.settings.margins == OWN_FLOWS
    if book.scheme is None or not own_flows or not all(r.hangs_together for r in known):
        return
    valued, said = with_price(book), set[str]()
    bidders = {bid.beneficiary for _, bid in rows(book, Bid)}
    for route in known:
        if not bidders & {f.facility for f in route.workers}:
            continue
        for line in (*route.of(MAIN), *route.of(OUTPUT)):
            good = line.values.commodity
            if good not in valued | said:
                said.add(good)
                yield note(at(book, RecipeLine, line.row, "commodity"), f"{good} has no price in {HOME}.",
                           "What a maker hands of it to another facility earns it nothing; a market pays a price.")


def with_price(book: Book) -> set[str]:
    """Commodities with a price in India: typed, at import parity, or at the cost of a supply."""
    names = members(book)
    found = {c.commodity for _, c in rows(book, Commodity) if c.reference_country is not None}
    found |= {c for c, where in priced(book) if where == HOME}
    return found | {c for _, s in rows(book, Supply) if not s.assured for c in names.get(s.commodity, ())}


def _valued_lines(book: Book, his: list[Route]) -> Iterator[RuleRow[RecipeLine]]:
    """What a bidder's routes take beyond its own metal and alloy, and what they recover from its own scrap."""
    kinds = {c.commodity: c.kind for _, c in rows(book, Commodity)}
    made = {line.values.commodity for r in his for line in r.of(MAIN)}
    beside = {line.values.commodity for r in his for line in r.of(OUTPUT)}
    scrap = {c for c in beside if kinds[c] != "oxide"}
    for route in his:
        for line in route.of(INPUT):
            own = line.values.commodity in made and kinds[line.values.commodity] in ("metal", "alloy")
            if not own and line.values.commodity not in scrap:
                yield line
        if scrap & set(route.inputs):
            yield from route.of(MAIN)
            yield from (line for line in route.of(OUTPUT) if kinds[line.values.commodity] == "oxide")


def outlet_prices(book: Book) -> Iterator[Problem]:
    """A market that takes up to a limit pays a price.

    Protects: goods that would be sold for nothing.
    """
    there, names = priced(book), members(book)
    for line in chosen(book, Demand):
        demand = line.values
        if demand.kind == "must be served":
            continue
        without = [c for c in names.get(demand.commodity, ())
                   if not {(c, demand.market), (c, demand.country)} & there]
        if without:
            yield Problem(at(book, Demand, line.row, "market"), f"Prices has no row for {without[0]} at "
                          f"{demand.market} or {demand.country}{_more(without)}.", "Add it.")


def _more(names: list[str]) -> str:
    return f" (nor for {len(names) - 1} more of the group)" if len(names) > 1 else ""
