"""Prices as the rules see them: typed on Prices or following one of them, in ₹ per kg."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from model.schema.commodities import Commodity
from model.schema.price_rules import PriceRule
from model.schema.prices import Price
from model.workbook.read.book import Book
from model.workbook.rules.common import BASE, RuleRow, chosen, members, rates, rows

Place = tuple[str, str]
"""Commodity and country, supply, market or (assured)."""
ByYear = Mapping[str, float]


class Paid:
    """Prices of the case in force; a row for the commodity itself holds before one for its group, on either sheet."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._members = members(book)
        self._rates = rates(book)
        self._commodities = {c.commodity for _, c in rows(book, Commodity)}

    def at(self, commodity: str, place: str) -> ByYear | None:
        """The price at a place by year, as far as it can be told; None where it has no row."""
        line = self.ruled.get((commodity, place))
        return self.typed.get((commodity, place)) if line is None else self.following(commodity, line)

    def following(self, commodity: str, line: RuleRow[PriceRule]) -> ByYear:
        """What a row of Price rules gives for a commodity, by year in which all that it needs is known."""
        rule, followed = line.values, self.typed.get((commodity, line.values.follows), {})
        rate = self._rates.get(rule.currency, {})
        return {y: rule.factor * v + rule.add * rate[y] for y, v in followed.items() if y in rate}

    @cached_property
    def typed(self) -> Mapping[Place, ByYear]:
        """What stands on Prices; a year that the chosen case leaves empty is taken from Base."""
        case = self._book.settings.case if self._book.settings is not None else BASE
        lines = [(p, price) for wanted in dict.fromkeys((BASE, case)) for p, price in rows(self._book, Price)
                 if price.case == wanted]
        found: dict[Place, dict[str, float]] = {}
        for parsed, price in sorted(lines, key=lambda x: x[1].commodity in self._commodities):
            rate = self._rates.get(price.currency, {})
            rupees = {y: v * rate[y] for y, v in parsed.years.items() if y in rate}
            for c in self._members.get(price.commodity, ()):
                found.setdefault((c, price.at), {}).update(rupees)
        return found

    @cached_property
    def ruled(self) -> Mapping[Place, RuleRow[PriceRule]]:
        """The row of Price rules that holds for a price, if one does."""
        exact = {(p.commodity, p.at) for _, p in rows(self._book, Price)}
        found: dict[Place, RuleRow[PriceRule]] = {}
        for line in sorted(chosen(self._book, PriceRule), key=lambda x: x.values.commodity in self._commodities):
            for c in self._members.get(line.values.commodity, ()):
                if c == line.values.commodity or (c, line.values.at) not in exact:
                    found[c, line.values.at] = line
        return found
