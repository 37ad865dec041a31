"""Supply: what can be had from India's ground, from scrap and from abroad."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from model.schema.column import NO_LIMIT, Column, Sheet, SourcedRow, Year

HOME = "India"
"""The country whose plan this is; every other country is abroad."""


class Supply(SourcedRow):
    """A supply of a commodity, or of a group of commodities that share its limit."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Supply",
        "one supply of one commodity in one case",
        needed=True,
        tab="fill",
        years=Column("{year}", "most that can be had in the year", "t", words=(NO_LIMIT,),
                     usual=(0, 2_000_000)),
        years_ge=0,
    )

    supply: Annotated[str, Column("Supply", "its name; a facility's name only on an assured row", key=True)]
    commodity: Annotated[
        str, Column("Commodity", "a commodity, or a group of them", key=True, refers=("Commodities", "groups"))
    ]
    case: Annotated[
        Literal["Low", "Base", "High"],
        Column("Case", "Base is needed, Low and High are not", key=True, empty="Base", blank="Base"),
    ]
    country: Annotated[str, Column("Country", "India, or the country of origin", text="country")]
    owner: Annotated[str | None, Column("Owner", "who decides about it; for the reader", empty="not said")]
    assured: Annotated[
        bool, Column("Assured", "Yes: assured to the lowest bids of the scheme at the assured price", clause="FE",
                     empty="No", blank=False)
    ]
    price: Annotated[
        Literal["country price", "own cost"],
        Column("Price rule", "country price: from Prices; own cost: what it costs the country, from Cost"),
    ]
    cost: Annotated[
        float | None,
        Ge(0),
        Column("Cost", "what it costs the country, where the price rule says so", "per kg", empty="country price",
               usual=(0, 5000)),
    ]
    currency: Annotated[
        str | None, Column("Currency", "of Cost: ₹, or one that Economy has a rate for", text="choice",
                           empty="no cost given")
    ]
    control: Annotated[
        Literal["none", "licence", "ban"], Column("Export control", "ban: nothing can be had; licence: for the reader",
                                                     empty="none", blank="none")
    ]
    delay: Annotated[float, Ge(0), Column("Delay", "months from order to arrival; for the reader", "months",
                                          usual=(0, 24))]
    share_limit: Annotated[
        float | None,
        Ge(0),
        Le(1),
        Column("Share limit", "most of the imports of these goods, a group's together, that may come from this "
               "country; held whatever it costs, unless Share excess is an aim", "%", empty="no limit"),
    ]
    share_from: Annotated[
        Year | None, Column("Share limit from", "first year of the share limit", "FY", empty="first year")
    ]
    in_place: Annotated[
        float | None, Ge(0), Column("Tonnes in place", "most that can be had over all years", "t", empty="no limit",
                                    usual=(0, 50000000))
    ]
