"""Price rules: each follows one price that is typed, and gives one that can be paid."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.price_rules import PriceRule
from model.schema.prices import Price
from model.workbook.read.book import Book
from model.workbook.rules.common import at, members, rows
from model.workbook.rules.paid import Paid
from model.workbook.wording import number


def typed_or_following(book: Book) -> Iterator[Problem]:
    """A price is typed on Prices or follows another, not both.

    Protects: a price that is changed on Prices and stays what a rule says. Rows of which one is for a commodity and the
    other for its group go together: the one for the commodity holds.
    """
    typed = {(p.commodity, p.at): parsed.row for parsed, p in reversed(list(rows(book, Price)))}
    for parsed, rule in rows(book, PriceRule):
        row = typed.get((rule.commodity, rule.at))
        if row is not None:
            yield Problem(at(book, PriceRule, parsed.row, "at"), f"the price of {rule.commodity} at {rule.at} is typed "
                          f"in row {row} of Prices too.", "Delete one of the two.")


def follows_typed(book: Book) -> Iterator[Problem]:
    """A price follows another one, which is typed on Prices.

    Protects: a price that follows nothing, or rules whose outcome would depend on their order.
    """
    paid, names = Paid(book), members(book)
    for parsed, rule in rows(book, PriceRule):
        where, goods = at(book, PriceRule, parsed.row, "follows"), names.get(rule.commodity, [])
        ruled = next(((c, paid.ruled[c, rule.follows]) for c in goods if (c, rule.follows) in paid.ruled), None)
        without = [c for c in goods if (c, rule.follows) not in paid.typed]
        if rule.follows == rule.at:
            yield Problem(where, f"the price at {rule.at} would follow itself.", "Name another place whose price is "
                          "typed on Prices.")
        elif ruled is not None:
            yield Problem(where, f"the price of {ruled[0]} at {rule.follows} follows another itself, in row "
                          f"{ruled[1].row}.", f"Follow {ruled[1].values.follows}, whose price is typed.")
        elif without:
            more = f" (nor for {len(without) - 1} more of the group)" if len(without) > 1 else ""
            yield Problem(where, f"Prices has no row for {without[0]} at {rule.follows}{more}.", "Add it, or name "
                          "another place.")


def not_below_zero(book: Book) -> Iterator[Problem]:
    """What a rule takes off leaves a price, in every year; one message a row.

    Protects: goods that somebody would be paid to take.
    """
    paid = Paid(book)
    said: set[int] = set()
    for (commodity, place), line in paid.ruled.items():
        below = next(((y, v) for y, v in paid.following(commodity, line).items() if v < 0), None)
        if below is None or line.row in said:
            continue
        said.add(line.row)
        found = f"the price of {commodity} at {place} comes out at {number(round(below[1], 2))} ₹ per kg in {below[0]};"
        yield Problem(at(book, PriceRule, line.row, "add"), found, "it must be 0 or more.")
