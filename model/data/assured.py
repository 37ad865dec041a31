"""Assured oxide: who may buy it, how much there is, and at what price."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.awards import AwardData
from model.data.indices import Beneficiary, Commodity, Goods, Lane, Size, SupplyName, Year
from model.data.network import NetworkData
from model.ground.numbers import most
from model.ground.years import start_of
from model.schema.prices import ASSURED

Taker = tuple[Goods, SupplyName, Beneficiary, Year]
AssuredYear = tuple[SupplyName, Goods, Year]


@dataclass(frozen=True)
class AssuredData:
    """Oxide assured to the lowest bids.

    Attributes:
        ASSURED_LANES: (c, i, b) from the assuring node to those entitled; `assured_lanes` (i, g) → its lanes.
        TAKERS: (g, i, b, y) who may buy, in years with an amount; FULL_KEYS those of them who stand by then.
        RIGHTS: with whole lots, where every candidate may be entitled, all of them.
        PART_KEYS, BY_AWARD: (b, k, y) and (g, i, b, y) where it is split by award.
        assured_most: (i, g, y) [t], g the commodity or group a row names, whose commodities share it;
            `assured_cell` its address.
        assured_price: (c, y) [₹ crore per t].
        part_total: of all rows that are split by award, by year [t]; `part_most` the highest part [t per t/a].
    """

    ASSURED_LANES: list[Lane]
    TAKERS: list[Taker]
    FULL_KEYS: list[Taker]
    RIGHTS: list[Beneficiary]
    PART_KEYS: list[tuple[Beneficiary, Size, Year]]
    BY_AWARD: list[Taker]
    assured_lanes: dict[tuple[SupplyName, Goods], list[Lane]]
    assured_most: dict[AssuredYear, float]
    assured_cell: dict[AssuredYear, str]
    assured_price: dict[tuple[Commodity, Year], float]
    part_total: dict[Year, float]
    part_most: float


def assured(tables: Tables, d: NetworkData, awards: AwardData) -> AssuredData:
    """The assured rows of the sheet Supply; those entitled stand in rising order of bid."""
    scheme = tables.scheme
    lowest = awards.bid_order if awards.whole_lots else awards.bid_order[: scheme.assured_bids if scheme else 0]
    entitled = lowest if scheme and scheme.assured_bids else []
    amounts, cells = {}, {}
    for r in rows_of(tables.yearly["Supply"]):
        if r.assured:
            amounts[r.supply, r.commodity, r.year] = r.value
            cells[r.supply, r.commodity, r.year] = tables.cell("Supply", r.row, r.year)
    members = d.commodities.members
    lanes = {
        (i, g): [k for k in d.lanes.LANES if k[0] in members[g] and k[1] == i and k[2] in entitled]
        for i, g in dict.fromkeys(k[:2] for k in amounts)
    }
    asked = list(dict.fromkeys(k for ks in lanes.values() for k in ks))
    takers = [(g, i, b, y) for i, g, y in amounts for b in dict.fromkeys(k[2] for k in lanes[i, g])]
    by_award = awards.whole_lots and scheme is not None and scheme.assured_split == "by award"
    parts = _by_year(amounts) if by_award else {}
    stands = awards.commissioning_year
    return AssuredData(
        ASSURED_LANES=asked,
        TAKERS=takers,
        FULL_KEYS=[k for k in takers if start_of(k[3]) >= start_of(stands[k[2]])],
        RIGHTS=entitled if awards.whole_lots and asked else [],
        PART_KEYS=[(b, k, y) for b in entitled for k in awards.SIZES for y in parts],
        BY_AWARD=[k for k in takers if by_award and amounts[k[1], k[0], k[3]] > 0],
        assured_lanes=lanes,
        assured_most=amounts,
        assured_cell=cells,
        assured_price={(c, y): d.supply.price_at[c, ASSURED, y] for _, g, y in amounts for c in members[g]},
        part_total=parts,
        part_most=most(0.0, *parts.values()) / awards.size_capacity[awards.SIZES[0]] if awards.SIZES else 0.0,
    )


def _by_year(amounts: dict[AssuredYear, float]) -> dict[Year, float]:
    sums: dict[Year, float] = {}
    for (_, _, y), amount in amounts.items():
        sums[y] = sums.get(y, 0.0) + amount
    return sums
