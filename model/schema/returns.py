"""Returns: what comes back as scrap years after it was sold."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from model.schema.column import Column, Sheet, SourcedRow


class Return(SourcedRow):
    """A share of what a market bought comes back to a facility after a number of years."""

    SHEET: ClassVar[Sheet] = Sheet("Returns", "what one market gives back of one commodity",
                                   without="nothing comes back but what Supply lists")

    market: Annotated[str, Column("Market", "who bought it", key=True, refers=("Demand and sales",))]
    commodity: Annotated[
        str, Column("Commodity", "what was bought, a commodity or a group", key=True, refers=("Commodities", "groups"))
    ]
    scrap: Annotated[str, Column("Comes back as", "the scrap it is then", refers=("Commodities",))]
    facility: Annotated[str, Column("Facility", "where it comes back", key=True, refers=("Facilities",))]
    years: Annotated[int, Ge(1), Column("After", "years from sale to return", "years", usual=(1, 40))]
    share: Annotated[float, Ge(0), Le(1), Column("Share", "part of the tonnes sold that comes back", "%")]
