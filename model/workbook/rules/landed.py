"""What imports cost when they arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from model.schema.commodities import Commodity
from model.schema.duties import Duty
from model.schema.freight import ANYWHERE, Freight
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import RuleRow, chosen, members, rates, rows
from model.workbook.rules.paid import Paid
from model.workbook.rules.tiers import tiers_of

RUPEES_PER_TONNE = 1e-3
"""₹/kg in one ₹/t."""


@dataclass(frozen=True)
class Landed:
    """The landed price of one import.

    Attributes:
        country: where it comes from.
        year: financial year.
        rupees: ₹ per kg with freight, handling and duty.
        tier: the tier of imports it is bought in, 0 within its ceiling.
    """

    country: str
    year: str
    rupees: float
    tier: int = 0


class Imports:
    """Landed prices in the chosen case, from Supply, Prices, Price rules, Economy, Freight, Duties and Import tiers."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._members = members(book)
        self._rates = rates(book)
        self._paid = Paid(book)
        self._freight = chosen(book, Freight)
        self._duties = chosen(book, Duty)
        self._commodities = {c.commodity: c for _, c in rows(book, Commodity)}
        self._landed: dict[str, list[Landed]] = {}
        self._moved: dict[str, list[tuple[int, Freight]]] = {}

    def of(self, commodity: str) -> Sequence[Landed]:
        """Landed prices of a commodity from every country that supplies it, year by year, and in its dearest tier."""
        if commodity not in self._landed:
            self._landed[commodity] = list(self._arriving(commodity))
        return self._landed[commodity]

    def _arriving(self, commodity: str) -> Iterator[Landed]:
        for line in self._supplies.get(commodity, ()):
            supply = line.values
            price = self._price(commodity, supply)
            freight = self._moving(commodity, supply.supply, supply.country)
            duties = self._duties_on(commodity, supply.country)
            tiers = tiers_of(self._book, supply)
            for year, most in line.years.items():
                if most > 0 and year in price:
                    yield Landed(supply.country, year, (price[year] + freight) * (1 + _duty(duties, year)))
                    dearest = tiers.dearest(most)
                    if dearest is not None:
                        tier, premium = dearest.values.tier, dearest.values.premium
                        arrived = price[year] * (1 + premium) + freight
                        yield Landed(supply.country, year, arrived * (1 + _duty(duties, year)), tier)

    @cached_property
    def _supplies(self) -> Mapping[str, list[RuleRow[Supply]]]:
        found: dict[str, list[RuleRow[Supply]]] = {}
        for line in chosen(self._book, Supply):
            if not line.values.assured and line.values.control != "ban" and line.values.country != HOME:
                for commodity in self._members.get(line.values.commodity, ()):
                    found.setdefault(commodity, []).append(line)
        return found

    def _price(self, commodity: str, supply: Supply) -> Mapping[str, float]:
        """₹ per kg by year: its own cost, else the price of the supply itself, else that of its country."""
        if supply.price == "own cost":
            return {y: (supply.cost or 0.0) * rate for y, rate in self._rates.get(supply.currency or "", {}).items()}
        own = self._paid.at(commodity, supply.supply)
        return own if own is not None else self._paid.at(commodity, supply.country) or {}

    def _moving(self, commodity: str, supply: str, country: str) -> float:
        """Freight and handling to India, ₹ per kg, by the most exact row; the dearest of equally exact ones."""
        best: tuple[int, int, float] = (-1, -1, 0.0)
        for exact, row in self._into_india(commodity):
            origin = _exact(row.origin, (supply, country))
            if origin >= 0:
                best = max(best, (origin + (row.target == HOME), exact, row.cost + row.handling))
        return best[2] * RUPEES_PER_TONNE

    def _into_india(self, commodity: str) -> list[tuple[int, Freight]]:
        """The freights of a commodity into India, each with how exactly it names the goods."""
        if commodity not in self._moved:
            there = [x.values for x in self._freight if not x.values.barred and x.values.target in (HOME, ANYWHERE)]
            exact = [(self._goods(row.goods, commodity), row) for row in there]
            self._moved[commodity] = [found for found in exact if found[0] >= 0]
        return self._moved[commodity]

    def _duties_on(self, commodity: str, country: str) -> list[tuple[int, int, Duty]]:
        """The duties on a commodity from a country, each with how exactly it names the two."""
        exact = [(self._goods(x.values.goods, commodity), _exact(x.values.country, (country,)), x.values)
                 for x in self._duties]
        return [found for found in exact if min(found[:2]) >= 0]

    def _goods(self, word: str, commodity: str) -> int:
        known = self._commodities[commodity]
        return _exact(word, (known.commodity, known.group or known.commodity, known.kind))


def _duty(duties: Iterable[tuple[int, int, Duty]], year: str) -> float:
    """The share of the price that the most exact duty of a year takes; the highest of equally exact ones."""
    there = ((goods, country, row.basic * (1 + row.surcharge)) for goods, country, row in duties
             if (row.first or year) <= year <= (row.last or year))
    return max(there, default=(-1, -1, 0.0))[2]


def _exact(word: str, names: Sequence[str]) -> int:
    """How exactly a word names something: more for an earlier name, 0 for (all), −1 for another thing."""
    if word in names:
        return len(names) - names.index(word)
    return 0 if word == ANYWHERE else -1
