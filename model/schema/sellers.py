"""Sellers: who alone may sell to a market."""

from __future__ import annotations

from typing import Annotated, ClassVar

from model.schema.column import Column, Sheet, SourcedRow
from model.schema.facilities import KIND_WORDS


class Seller(SourcedRow):
    """A facility, or a kind of facility, that may ship to a market to which nobody else may."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Sellers", "one who may sell to a market, where not everybody may", without="anybody may sell to any market"
    )

    market: Annotated[str, Column("Market", "a market to which nobody may ship but those named here", key=True,
                                  refers=("Demand and sales",))]
    seller: Annotated[str, Column("Seller", "facility or (kind of facility) that may; others may not send it the same "
                                  "goods, so that it sells what it makes or holds", key=True, refers=("Facilities",),
                                  words=KIND_WORDS)]
