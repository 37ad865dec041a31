"""Demand and sales: the markets that must be served, and those that take up to a limit."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from model.schema.column import NO_LIMIT, Column, Sheet, SourcedRow


class Demand(SourcedRow):
    """A market for a commodity, or for a group of commodities that Grade mix divides."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Demand and sales",
        "one market for one commodity in one case",
        needed=True,
        tab="fill",
        years=Column("{year}", "demand, or most that is taken, in the year", "t", words=(NO_LIMIT,),
                     usual=(0, 500_000)),
        years_ge=0,
    )

    market: Annotated[str, Column("Market", "sector or buyer", key=True)]
    commodity: Annotated[
        str,
        Column("Commodity", "a commodity, or a group that Grade mix divides", key=True,
               refers=("Commodities", "groups")),
    ]
    case: Annotated[
        Literal["Low", "Base", "High"],
        Column("Case", "Base is needed, Low and High are not", key=True, empty="Base", blank="Base"),
    ]
    country: Annotated[str, Column("Country", "India, or the country of the buyer", text="country")]
    kind: Annotated[
        Literal["must be served", "up to a limit"],
        Column("Kind", "must be served: unmet demand has a cost; up to a limit: sold at the price on Prices"),
    ]
    unmet_cost: Annotated[
        float | None, Ge(0),
        Column("Cost of unmet demand", "loss to the country from a kg not served; must exceed the cheapest import of "
               "each grade", "per kg",
               empty="only where the market takes up to a limit",
               usual=(0.1, 100000)),
    ]
    currency: Annotated[
        str | None, Column("Currency", "of the cost of unmet demand", text="choice", empty="no cost given")
    ]
    embedded: Annotated[
        float, Ge(0), Le(1),
        Column("Embedded share", "part of the demand that arrives inside motors and assemblies; no plan can serve it",
               "%", spread=True),
    ]
