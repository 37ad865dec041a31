"""Price rules: prices that follow other prices."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Gt

from model.schema.column import Column, Sheet, SourcedRow
from model.schema.prices import ASSURED

PLACES = ("countries", "Supply", "Demand and sales")


class PriceRule(SourcedRow):
    """A price that follows the price of the same commodity at another place, in every year and case."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Price rules", "one price that follows another", without="no price follows another; each is typed on Prices"
    )

    commodity: Annotated[
        str, Column("Commodity", "a commodity, or a group of them; a row for the commodity itself holds before one for "
                    "its group, here and on Prices", key=True, refers=("Commodities", "groups"))
    ]
    at: Annotated[
        str, Column("At", "country, supply or market where it is paid; (assured): under the assured sale", key=True,
                    refers=PLACES, words=(ASSURED,))
    ]
    follows: Annotated[
        str, Column("Follows", "the place whose price on Prices it follows, in the case in force", refers=PLACES,
                    words=(ASSURED,))
    ]
    factor: Annotated[float, Gt(0), Column("Factor", "times the price that it follows, such as 1.005", "1",
                                           usual=(0.1, 10))]
    add: Annotated[float, Column("Add", "added after that; below 0 where it is less, 0 where nothing is", "per kg",
                                 usual=(-1000, 1000))]
    currency: Annotated[str, Column("Currency", "of Add: ₹, or one that Economy has a rate for", text="choice")]
