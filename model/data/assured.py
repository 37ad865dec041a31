"""Assured oxide: who may buy it, how much there is, and at what price."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData
from model.ground.years import start_of
from model.schema.prices import ASSURED


def assured(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Oxide assured to the lowest bids.

    Returns:
        ASSURED_LANES (c, i, b) from the assuring node to those entitled; `assured_most` (i, g, y) [t], g the commodity
        or group a row names, whose commodities share it, and its `assured_cell`; `assured_lanes` (i, g) → its lanes;
        TAKERS (g, i, b, y) who may buy, in years with an amount, FULL_KEYS those of them who stand by then;
        `assured_price` (c, y) [₹ crore per t]; ENTITLED in rising order of bid. With whole lots every candidate may
        be entitled: RIGHTS lists them, PART_KEYS (b, k, y) and BY_AWARD (g, i, b, y) where it is split by award.
    """
    scheme = tables.scheme
    lowest = d.bid_order if d.whole_lots else d.bid_order[: scheme.assured_bids if scheme else 0]
    entitled = lowest if scheme and scheme.assured_bids else []
    most, cells = {}, {}
    for r in rows_of(tables.yearly["Supply"]):
        if r.assured:
            most[r.supply, r.commodity, r.year] = r.value
            cells[r.supply, r.commodity, r.year] = tables.cell("Supply", r.row, r.year)
    lanes = {
        (i, g): [k for k in d.LANES if k[0] in d.members[g] and k[1] == i and k[2] in entitled]
        for i, g in dict.fromkeys(k[:2] for k in most)
    }
    asked = list(dict.fromkeys(k for ks in lanes.values() for k in ks))
    takers = [(g, i, b, y) for i, g, y in most for b in dict.fromkeys(k[2] for k in lanes[i, g])]
    by_award = d.whole_lots and scheme is not None and scheme.assured_split == "by award"
    return {
        "ENTITLED": entitled,
        "ASSURED_LANES": asked,
        "assured_lanes": lanes,
        "TAKERS": takers,
        "FULL_KEYS": [k for k in takers if start_of(k[3]) >= start_of(d.commissioning_year[k[2]])],
        "RIGHTS": entitled if d.whole_lots and asked else [],
        **_parts(d, entitled, most if by_award else {}),
        "BY_AWARD": [k for k in takers if by_award and most[k[1], k[0], k[3]] > 0],
        "assured_most": most,
        "assured_cell": cells,
        "assured_price": {
            (c, y): d.price_at[c, ASSURED, y] for _, g, y in most for c in d.members[g]
        },
    }


def _parts(d: ModelData, entitled: list[str], most: dict[tuple[str, str, str], float]) -> dict[str, Any]:
    """What a split by award needs: PART_KEYS, `part_total` of all rows by year [t], the highest part [t per t/a]."""
    total: dict[str, float] = {}
    for (_, _, y), amount in most.items():
        total[y] = total.get(y, 0.0) + amount
    return {
        "PART_KEYS": [(b, k, y) for b in entitled for k in d.SIZES for y in total],
        "part_total": total,
        "part_most": max(total.values(), default=0.0) / d.SIZES[0] if d.SIZES else 0.0,
    }
