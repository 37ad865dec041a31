"""Stocks: who may hold what, between which bounds, at what cost."""

from __future__ import annotations

import math
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.facilities import RESERVE
from model.data.model_data import ModelData
from model.ground.units import CRORE_PER_RUPEE_T


def stocks(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Stocks.

    Returns:
        STOCKS (c, f); `opening`, `closing`, `stock_most` [t, finite only], `floor_days` and `holding` [₹ crore per t
        and year]; FLOORED_STOCKS and FLOORED_RESERVES (c, f), those with a floor at other facilities and at reserves.
    """
    rows = {(r.commodity, r.facility): r for r in rows_of(tables.frames["Stocks"])}
    floored = {k: r.floor_days for k, r in rows.items() if r.floor_days > 0}
    return {
        "STOCKS": list(rows),
        "opening": {k: r.opening for k, r in rows.items()},
        "closing": {
            k: r.opening if r.closing is None or math.isnan(r.closing) else r.closing for k, r in rows.items()
        },
        "stock_most": {k: r.most for k, r in rows.items() if math.isfinite(r.most)},
        "floor_days": floored,
        "FLOORED_STOCKS": [k for k in floored if d.facility_kind[k[1]] != RESERVE],
        "FLOORED_RESERVES": [k for k in floored if d.facility_kind[k[1]] == RESERVE],
        "holding": {k: r.holding * CRORE_PER_RUPEE_T for k, r in rows.items()},
    }
