"""Prices: what commodities cost where."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from model.schema.column import Column, Sheet, SourcedRow

ASSURED, MAKERS = "(assured)", "(makers)"


class Price(SourcedRow):
    """The price of a commodity in a country, at a supply or market, or under the assured sale."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Prices",
        "the price of one commodity at one place in one case",
        needed=True,
        without="every supply is at its own cost, and nothing is sold at a price",
        years=Column("{year}", "price in the year, before freight and duty", "per kg", usual=(0.05, 6000),
                     usual_currency="USD"),
        years_ge=0,
    )

    commodity: Annotated[
        str, Column("Commodity", "a commodity, or a group of them", key=True, refers=("Commodities", "groups"))
    ]
    at: Annotated[
        str,
        Column(
            "At", "country, supply or market where it is paid, a supply before its country; (assured): under the "
            "assured sale; (makers): what makers in India pay for oxide, whoever sells it", key=True,
            refers=("countries", "Supply", "Demand and sales"), words=(ASSURED, MAKERS),
        ),
    ]
    case: Annotated[
        Literal["Low", "Base", "High"],
        Column("Case", "Base is needed, Low and High are not", key=True, empty="Base", blank="Base"),
    ]
    currency: Annotated[str, Column("Currency", "₹, or one that Economy has a rate for", text="choice")]
