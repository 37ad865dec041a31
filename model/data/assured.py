"""Assured oxide: who may buy it, how much there is, and at what price."""

from __future__ import annotations

import math
from typing import Any

from model.data.model_data import ModelData
from model.schema.prices import ASSURED
from model.tables import Tables
from model.years import start_of


def assured(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Oxide assured to the lowest bids.

    Returns:
        ASSURED_LANES (c, i, b) from the assuring node to those entitled; ASSURED_YEARS (i, c, y) with
        `assured_most` [t], `assured_cell`; `assured_price` (c, y) [₹ crore per t]; ENTITLED in rising order of bid;
        FULL_YEARS (i, c, y) in which all who are entitled stand.
    """
    scheme = tables.scheme
    standing = [b for b in d.BENEFICIARIES if b not in d.OUT]
    by_rate = sorted(standing, key=lambda b: d.bid[b].rate)
    entitled = by_rate[: scheme.assured_bids] if scheme else []
    most, cells = {}, {}
    for r in tables.yearly["Supply"].itertuples():
        if r.assured and math.isfinite(r.value):
            for c in d.members[r.commodity]:
                most[r.supply, c, r.year] = r.value
                cells[r.supply, c, r.year] = tables.cell("Supply", r.row, r.year)
    sources = {(i, c) for i, c, _ in most}
    ready = max((start_of(d.commissioning_year[b]) for b in entitled), default=0)
    return {
        "ENTITLED": entitled,
        "ASSURED_LANES": [k for k in d.LANES if (k[1], k[0]) in sources and k[2] in entitled],
        "assured_most": most,
        "assured_cell": cells,
        "assured_price": {(c, y): d.price_at[c, ASSURED, y] for _, c, y in most if (c, ASSURED, y) in d.price_at},
        "FULL_YEARS": [(i, c, y) for i, c, y in most if start_of(y) >= ready] if entitled else [],
    }
