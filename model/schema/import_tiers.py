"""Import tiers: what can be bought beyond the yearly ceiling of a supply abroad, at a premium."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge

from model.schema.column import Column, Sheet, SourcedRow

EVERY = "(all)"


class ImportTier(SourcedRow):
    """A further part of a yearly ceiling, at a premium. For each ceiling and tier the most exact row holds."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Import tiers", "one tier of what can be bought beyond the ceilings of one country and one kind of goods",
        without="what is beyond a ceiling on Supply cannot be had",
    )

    country: Annotated[
        str, Column("Country", "country of origin on Supply, or (all); never India", key=True, refers=("countries",),
                    words=(EVERY,))
    ]
    commodity: Annotated[
        str, Column("Commodity", "commodity or group whose ceiling on Supply it goes beyond, or (all)", key=True,
                    refers=("Commodities", "groups"), words=(EVERY,))
    ]
    tier: Annotated[int, Ge(1), Column("Tier", "1, 2, … without a gap; each tier is dearer than the one before",
                                       key=True)]
    most: Annotated[
        float, Ge(0), Column("Most", "further part of the year's ceiling that can be bought in this tier; a ceiling "
                             "of 0, a ban and a year without limit have no tier", "%",
               usual=(0, 10))
    ]
    premium: Annotated[
        float, Ge(0), Column("Premium", "share of the price at the supply that is paid on top of it, abroad; duty is "
                             "paid on it too", "%",
               usual=(0, 5))
    ]
