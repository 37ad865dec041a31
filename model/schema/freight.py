"""Freight: what it costs to move goods, what is lost, and what may not move."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge, Lt

from model.schema.column import Column, Sheet, SourcedRow
from model.schema.facilities import KIND_WORDS

ANYWHERE = "(all)"


class Freight(SourcedRow):
    """The cost of moving goods of one kind between two ends. The most exact row holds."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Freight", "one pair of ends and one kind of goods", without="moving goods costs nothing"
    )

    origin: Annotated[
        str, Column("From", "place, country, supply, facility or (kind of facility)", key=True,
                    refers=("Places", "countries", "Supply", "Facilities"), words=KIND_WORDS)
    ]
    target: Annotated[
        str, Column("To", "place, country, facility, (kind of facility) or market", key=True,
                    refers=("Places", "countries", "Facilities", "Demand and sales"), words=KIND_WORDS)
    ]
    goods: Annotated[
        str, Column("Goods", "commodity, group or kind of commodity", key=True,
                    refers=("Commodities", "groups", "kinds"), words=(ANYWHERE,))
    ]
    cost: Annotated[float, Ge(0), Column("Cost", "freight and insurance", "₹/t", spread=True, usual=(0, 2000000))]
    handling: Annotated[float, Ge(0), Column("Handling", "loading, storing, clearing", "₹/t", usual=(0, 100000))]
    loss: Annotated[float, Ge(0), Lt(1), Column("Loss", "share that does not arrive", "%", empty="nothing is lost",
                                                     blank=0.0)]
    barred: Annotated[bool, Column("Barred", "Yes: nothing may move this way", empty="No", blank=False)]
