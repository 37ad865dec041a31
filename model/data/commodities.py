"""Commodities: what they contain and which names stand for several of them."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.indices import Commodity, Country, Element, Kind

ELEMENTS = ("ndpr", "dy", "tb")


@dataclass(frozen=True)
class CommodityData:
    """Commodities, contents and groups.

    Attributes:
        COMMODITIES: in the order of the sheet.
        kind_of, group_of: by commodity; group None where it has none.
        content: (commodity, element) → share by mass.
        surplus_allowed: those that may be thrown away.
        members: commodity or group → commodities.
        reference_country: of those that are valued at a price of their own.
    """

    COMMODITIES: list[Commodity]
    kind_of: dict[Commodity, Kind]
    content: dict[tuple[Commodity, Element], float]
    surplus_allowed: set[Commodity]
    members: dict[str, list[Commodity]]
    group_of: dict[Commodity, str | None]
    reference_country: dict[Commodity, Country]


def commodities(tables: Tables) -> CommodityData:
    """The sheet Commodities."""
    rows = rows_of(tables.frames["Commodities"])
    members: dict[str, list[Commodity]] = {r.commodity: [r.commodity] for r in rows}
    for r in rows:
        if r.group:
            members.setdefault(r.group, []).append(r.commodity)
    return CommodityData(
        COMMODITIES=[r.commodity for r in rows],
        kind_of={r.commodity: r.kind for r in rows},
        content={(r.commodity, e): getattr(r, e) for r in rows for e in ELEMENTS},
        surplus_allowed={r.commodity for r in rows if r.surplus},
        members=members,
        group_of={r.commodity: r.group for r in rows},
        reference_country={r.commodity: r.reference_country for r in rows if r.reference_country},
    )


def matches(commodities: CommodityData, goods: str, commodity: Commodity) -> int:
    """How exactly a word for goods names a commodity: 3 itself, 2 its group, 1 its kind, 0 (all), −1 not at all."""
    if goods == commodity:
        return 3
    if goods == commodities.group_of[commodity]:
        return 2
    if goods == commodities.kind_of[commodity]:
        return 1
    return 0 if goods == "(all)" else -1
