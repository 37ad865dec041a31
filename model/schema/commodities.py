"""Commodities: what is mined, bought, made, sold or thrown away."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from model.schema.column import Column, Sheet, SourcedRow

CommodityKind = Literal[
    "ore", "compound", "oxide", "metal", "alloy", "magnet", "scrap", "by-product", "material", "other"
]
MAGNET = "magnet"
HOLDING = (MAGNET, "material", "other")
"""Kinds of what magnets are still magnets in: an oxide or scrap made of magnets holds none."""


class Commodity(SourcedRow):
    """A commodity, what it contains and how its imports are valued."""

    SHEET: ClassVar[Sheet] = Sheet("Commodities", "one commodity", needed=True)

    commodity: Annotated[str, Column("Commodity", "its name on every other sheet", key=True)]
    kind: Annotated[
        CommodityKind,
        Column("Kind", "its form, by which imports are told; other: not weighed, such as services"),
    ]
    group: Annotated[
        str | None,
        Column("Group", "name under which several commodities share a limit, price or duty", text="key",
               empty="in no group"),
    ]
    ndpr: Annotated[float, Ge(0), Le(1), Column("Nd+Pr", "neodymium and praseodymium contained, by mass", "%")]
    dy: Annotated[float, Ge(0), Le(1), Column("Dy", "dysprosium contained, by mass", "%", empty="none", blank=0.0)]
    tb: Annotated[float, Ge(0), Le(1), Column("Tb", "terbium contained, by mass", "%", empty="none", blank=0.0)]
    surplus: Annotated[
        bool, Column("Surplus allowed", "Yes: what is left over may be thrown away at no cost", empty="No", blank=False)
    ]
    reference_country: Annotated[
        str | None,
        Column(
            "Reference price from",
            "country whose landed price values this commodity in the measures by value, whatever its origin",
            text="country",
            empty="not valued: must then be neither a magnet nor imported",
        ),
    ]
    hs_code: Annotated[str | None, Column("HS code", "customs heading, as text", empty="not traded")]
    replaced_by: Annotated[
        str | None,
        Column(
            "Replaced by",
            "a better grade that may be delivered in its place",
            refers=("Commodities",),
            empty="nothing may replace it",
        ),
    ]
    unit: Annotated[
        Literal["t", "kWh", "MWh", "GWh", "m³", "bbl", "pieces"] | None,
        Column("Unit", "what its amounts are counted in where that is no mass, of the kind other alone; every t on "
               "other sheets is then one of it", empty="t"),
    ]
