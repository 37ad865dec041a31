"""Assured oxide: who may buy it, how much there is, and at what price."""

from __future__ import annotations

import math
from typing import Any

from model.data.model_data import ModelData
from model.schema.prices import ASSURED
from model.tables import Tables, rows_of
from model.years import start_of


def assured(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Oxide assured to the lowest bids.

    Returns:
        ASSURED_LANES (c, i, b) from the assuring node to those entitled; ASSURED_YEARS (i, c, y) with
        `assured_most` [t], `assured_cell`; `assured_price` (c, y) [₹ crore per t]; ENTITLED in rising order of bid;
        FULL_YEARS (i, c, y) in which all who are entitled stand; with whole lots every candidate may be entitled and
        RIGHTS lists them, PART_KEYS (b, k, y) and BY_AWARD (c, i, b, y) where it is split by award.
    """
    scheme = tables.scheme
    lowest = d.bid_order if d.whole_lots else d.bid_order[: scheme.assured_bids if scheme else 0]
    entitled = lowest if scheme and scheme.assured_bids else []
    most, cells = {}, {}
    for r in rows_of(tables.yearly["Supply"]):
        if r.assured and math.isfinite(r.value):
            for c in d.members[r.commodity]:
                most[r.supply, c, r.year] = r.value
                cells[r.supply, c, r.year] = tables.cell("Supply", r.row, r.year)
    sources = {(i, c) for i, c, _ in most}
    ready = max((start_of(d.commissioning_year[b]) for b in entitled), default=0)
    asked = [k for k in d.LANES if (k[1], k[0]) in sources and k[2] in entitled]
    by_award = d.whole_lots and scheme is not None and scheme.assured_split == "by award"
    parts = [(b, k, y) for b in entitled for k in d.SIZES for y in d.YEARS] if by_award and most else []
    return {
        "ENTITLED": entitled,
        "ASSURED_LANES": asked,
        "RIGHTS": entitled if d.whole_lots and asked else [],
        "PART_KEYS": parts,
        "BY_AWARD": [(*k, y) for k in asked for y in d.YEARS] if by_award else [],
        "part_most": max(most.values(), default=0.0) / d.SIZES[0] if d.SIZES else 0.0,
        "assured_most": most,
        "assured_cell": cells,
        "assured_price": {(c, y): d.price_at[c, ASSURED, y] for _, c, y in most if (c, ASSURED, y) in d.price_at},
        "FULL_YEARS": [(i, c, y) for i, c, y in most if start_of(y) >= ready] if entitled else [],
    }
