"""How messages say things: numbers, units, lists of names, the nearest name."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.ground.units import indian
from model.schema.column import NO_LIMIT, Field

MOST_LISTED = 8
"""Names listed in a message; longer lists are not repeated."""
UNSAID_UNITS = ("–", "1", "rank", "number", "FY", "as named")
"""Units that would only disturb a sentence."""


def number(value: float) -> str:
    """A number with Indian digit grouping and no needless decimals.

    >>> number(1234567.5), number(90.0), number(0.025), number(math.inf)
    ('12,34,567.5', '90', '0.025', 'no limit')
    """
    if math.isinf(value):
        return NO_LIMIT
    digits = f"{abs(value):.10f}".rstrip("0").rstrip(".")
    return indian(value, min(10, len(digits.partition(".")[2])))


def percent(share: float) -> str:
    """A share as a percentage.

    >>> percent(0.075), percent(90)
    ('7.5%', '9,000%')
    """
    return f"{number(round(share * 100, 8))}%"


def in_unit(value: float, unit: str) -> str:
    """A number with its unit.

    >>> in_unit(0.4, "%"), in_unit(5, "₹ crore"), in_unit(5, "per kg"), in_unit(3, "rank")
    ('40%', '5 ₹ crore', '5 per kg', '3')
    """
    if unit.startswith("%"):
        return percent(value)
    return number(value) if unit in UNSAID_UNITS else f"{number(value)} {unit}"


def unit_phrase(unit: str) -> str:
    """How a sentence goes on after "a number".

    >>> unit_phrase("₹ crore"), unit_phrase("per kg"), unit_phrase("1"), unit_phrase("as named")
    (' in ₹ crore', ' per kg', '', ' in the unit of the row')
    """
    if unit == "as named":
        return " in the unit of the row"
    if unit in UNSAID_UNITS:
        return ""
    return f" {unit}" if unit.startswith("per ") else f" in {unit}"


def either(words: Sequence[str]) -> str:
    """Words as a choice.

    >>> either(("Low", "Base", "High")), either(("Yes",))
    ('Low, Base or High', 'Yes')
    """
    return " or ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def together(words: Sequence[str]) -> str:
    """Words as a list.

    >>> together(("A", "B", "C")), together(("A",))
    ('A, B and C', 'A')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def count(amount: int, noun: str) -> str:
    """An amount of things.

    >>> count(1, "row"), count(3, "row")
    ('1 row', '3 rows')
    """
    return f"{amount:,} {noun}" + ("" if amount == 1 else "s")


def what_to_type(field: Field, unit: str) -> str:
    """What a planner should type into an empty cell of a column.

    Args:
        field: the column.
        unit: the unit its unit row says.

    Returns:
        One sentence.
    """
    words = field.column.words
    if field.kind == "choice":
        return f"Choose {either(field.choices)}."
    if field.kind == "yes/no":
        return "Type Yes or No."
    if field.kind == "year":
        return "Type a financial year, such as FY2026-27."
    if field.kind == "text":
        return f"Type {_text_to_type(field)}."
    zero = " (0 if there is none)" if field.gt is None and (field.ge is None or field.ge <= 0) else ""
    if NO_LIMIT in words:
        zero = f" (0 if there is none, '{NO_LIMIT}' if nothing limits it)"
    if field.kind == "share":
        return f"Type a percentage, such as 15%{zero.replace('0 if', '0% if')}."
    noun = "whole number" if field.kind == "whole" else "number"
    return f"Type a {noun}{unit_phrase(unit)}{zero}."


def _text_to_type(field: Field) -> str:
    if not field.column.refers:
        return "a name" if field.column.key else "a text"
    return either([*(f"a name of {refers_to(t)}" for t in field.column.refers), *field.column.words])


def refers_to(word: str) -> str:
    """What a column's reference means, in words.

    >>> refers_to("Stages"), refers_to("groups")
    ('the sheet Stages', 'the groups on Commodities')
    """
    special = {
        "groups": "the groups on Commodities",
        "kinds": "the kinds on Commodities",
        "countries": "the countries on Supply and Demand and sales",
    }
    return special.get(word, f"the sheet {word}")
