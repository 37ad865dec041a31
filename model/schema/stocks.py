"""Stocks: who may hold what."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge

from model.schema.column import NO_LIMIT, Column, Sheet, SourcedRow


class Stock(SourcedRow):
    """A stock a facility may hold."""

    SHEET: ClassVar[Sheet] = Sheet("Stocks", "one stock of one commodity at one facility", without="nobody holds stock")

    facility: Annotated[str, Column("Facility", "who holds it", key=True, refers=("Facilities",))]
    commodity: Annotated[str, Column("Commodity", "what is held", key=True, refers=("Commodities",))]
    opening: Annotated[float, Ge(0), Column("Opening", "held at the start of the first year", "t", usual=(0, 100000))]
    closing: Annotated[
        float | None, Ge(0), Column("Closing", "held at the end of the last year, at least", "t",
                                    empty="at least the opening stock",
               usual=(0, 100000))
    ]
    most: Annotated[float | None, Ge(0), Column("Most", "held at any time, at most", "t", words=(NO_LIMIT,),
                                                usual=(0, 100000))]
    floor_days: Annotated[
        float | None, Ge(0), Column("Floor in days", "held at the end of each period, at least: days of what the "
                                    "facility uses and ships; for a reserve at the end of each year: days of India's "
                                    "demand in it", "days", empty="no floor",
               usual=(0, 730))
    ]
    holding: Annotated[float, Ge(0), Column("Holding cost", "of a tonne held for a year", "₹/t", usual=(0, 5000000))]
    for_stops: Annotated[
        bool | None, Column("Kept for stops", "Yes: bought abroad, given out to markets in a stop of supplies alone, "
                            "and credited at the end; it counts as no input and as nothing made in India", empty="No")
    ]
