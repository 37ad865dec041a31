"""Currencies and the figures of the economy."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.names import nearest
from model.schema.capacity import CapacityOption
from model.schema.column import Row
from model.schema.demand import Demand
from model.schema.economy import ITEM_UNITS, EconomyItem
from model.schema.price_rules import PriceRule
from model.schema.prices import Price
from model.schema.supply import Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import RATE, RUPEE, at, rows
from model.workbook.wording import either, number, percent

POWER = "Power price"
PAID_IN: tuple[type[Row], ...] = (CapacityOption, Supply, Price, PriceRule, Demand)
"""Row classes of the sheets with a column Currency."""


def currencies_known(book: Book) -> Iterator[Problem]:
    """Every currency has an exchange rate.

    Protects: money that cannot be turned into rupees.
    """
    known = [RUPEE, *(i.item.removeprefix(RATE).strip() for _, i in rows(book, EconomyItem) if i.item.startswith(RATE))]
    for kind in PAID_IN:
        said: set[str] = set()
        for parsed, values in rows(book, kind):
            currency = getattr(values, "currency", None)
            if currency is None or currency in known or currency in said:
                continue
            said.add(currency)
            guess = nearest(currency, known)
            mend = f"Did you mean '{guess}'?" if guess else (
                f"Add the item '{RATE}{currency}' there, or choose {either(list(dict.fromkeys(known)))}.")
            found = f"Economy has no exchange rate for '{currency}'."
            yield Problem(at(book, kind, parsed.row, "currency"), found, mend)


def items_known(book: Book) -> Iterator[Problem]:
    """The items of Economy are ones the tool uses, in their units.

    Protects: a figure that would be passed over because of its name, or taken in another unit.
    """
    for parsed, item in rows(book, EconomyItem):
        where = at(book, EconomyItem, parsed.row, "item")
        rate = item.item.startswith(RATE)
        if not rate and item.item not in ITEM_UNITS:
            guess = nearest(item.item, ITEM_UNITS)
            yield Problem(where, f"the item '{item.item}' is not known.", f"Did you mean '{guess}'?" if guess else
                          f"Choose {either([*ITEM_UNITS, f'{RATE}USD (or another currency)'])}.")
            continue
        units = (RUPEE, item.item) if rate else (ITEM_UNITS[item.item],)
        if item.unit not in units:
            found = f"the unit of {item.item} is '{item.unit}'; the tool needs {units[0]}."
            yield Problem(at(book, EconomyItem, parsed.row, "unit"), found,
                          "Put the unit back and convert the numbers of the row.")


def rates_above_zero(book: Book) -> Iterator[Problem]:
    """A unit of foreign money costs something.

    Protects: imports that would be had for nothing.
    """
    for parsed, item in rows(book, EconomyItem):
        year = next((y for y, v in parsed.years.items() if v <= 0), None)
        if item.item.startswith(RATE) and year is not None:
            yield Problem(at(book, EconomyItem, parsed.row, year), f"{item.item} is {number(parsed.years[year])};",
                          "it must be above 0.")


def shares_not_percents(book: Book) -> Iterator[Problem]:
    """Percentages on Economy are written as such.

    Protects: 4 instead of 4 %.
    """
    for parsed, item in rows(book, EconomyItem):
        year = next((y for y, v in parsed.years.items() if v > 1), None)
        if item.unit.startswith("%") and year is not None:
            value = parsed.years[year]
            yield Problem(at(book, EconomyItem, parsed.row, year), f"{number(value)} means {percent(value)} here.",
                          f"Type {number(value)}% (or {number(value / 100)}).")


def power_priced(book: Book) -> Iterator[Problem]:
    """Whoever uses electricity finds its price.

    Protects: running cost without its electricity. It waits while an item is misnamed, which may be this one.
    """
    items = [i.item for _, i in rows(book, EconomyItem)]
    if POWER in items or any(i not in ITEM_UNITS and not i.startswith(RATE) for i in items):
        return
    user = next((p for p, o in rows(book, CapacityOption) if o.electricity > 0), None)
    if user is not None:
        yield Problem(at(book, CapacityOption, user.row, "electricity"), f"Economy has no item '{POWER}'.",
                      f"Add it, in {ITEM_UNITS[POWER]}, or type 0 if electricity is within the running cost.")
