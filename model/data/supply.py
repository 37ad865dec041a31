"""Supply: who supplies what, at most how much, and at what price."""

from __future__ import annotations

import math
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.economy import crore_per_tonne
from model.data.model_data import ModelData

HOME = "India"


def supply(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Supplies with their limits.

    Returns:
        SUPPLIES; SUPPLY_GOODS (supply, goods, commodity); `supply_country`; `supply_most` (supply, goods, year)
        [t, finite only]; `reserve_most` (supply, goods) [t]; `supply_cell` address by (supply, goods, year);
        `price_rows`, ASSURED_SOURCES; SHARE_LIMITS (country, kind, year) → most share.
    """
    frame = tables.frames["Supply"]
    open_rows = [r for r in rows_of(frame) if not r.assured]
    banned = {(r.supply, r.commodity) for r in open_rows if r.control == "ban"}
    most, cells = {}, {}
    for r in rows_of(tables.yearly["Supply"]):
        key = (r.supply, r.commodity, r.year)
        cells[key] = tables.cell("Supply", r.row, r.year)
        if not r.assured and ((r.supply, r.commodity) in banned or math.isfinite(r.value)):
            most[key] = 0.0 if (r.supply, r.commodity) in banned else r.value
    return {
        "SUPPLIES": list(dict.fromkeys(r.supply for r in open_rows)),
        "SUPPLY_GOODS": [(r.supply, r.commodity, c) for r in open_rows for c in d.members[r.commodity]],
        "supply_country": {r.supply: r.country for r in open_rows},
        "supply_most": most,
        "supply_cell": cells,
        "supply_row": {(r.supply, r.commodity): r for r in open_rows},
        "reserve_most": {
            (r.supply, r.commodity): r.in_place for r in open_rows if r.in_place is not None and not _nan(r.in_place)
        },
        "share_limit": _share_limits(open_rows, d),
    }


def _nan(value: float) -> bool:
    return math.isnan(value)


def _share_limits(rows: list[Any], d: ModelData) -> dict[tuple[str, str, str], float]:
    """Most share of one country in the imports of one form, by (country, kind, year)."""
    limits: dict[tuple[str, str, str], float] = {}
    for r in rows:
        if r.share_limit is None or _nan(r.share_limit):
            continue
        first = r.share_from or d.YEARS[0]
        for c in d.members[r.commodity]:
            for y in d.YEARS:
                if y >= first:
                    key = (r.country, d.kind_of[c], y)
                    limits[key] = min(r.share_limit, limits.get(key, 1.0))
    return limits


def purchase_prices(tables: Tables, d: ModelData) -> dict[str, Any]:
    """What a tonne costs where it is bought, before freight and duty.

    Returns:
        `price_at` (commodity, country, market or (assured), year) and `purchase_price` (commodity, supply, year),
        both ₹ crore per t.
    """
    price_at: dict[tuple[str, str, str], float] = {}
    exactness: dict[tuple[str, str, str], int] = {}
    for r in rows_of(tables.yearly["Prices"]):
        for c in d.members[r.commodity]:
            key, exact = (c, r.at, r.year), int(r.commodity == c)
            if exact >= exactness.get(key, 0):
                price_at[key] = crore_per_tonne(d, r.value, r.currency, r.year)
                exactness[key] = exact
    bought = {}
    for i, goods, c in d.SUPPLY_GOODS:
        r = d.supply_row[i, goods]
        for y in d.YEARS:
            if r.price == "own cost":
                bought[c, i, y] = crore_per_tonne(d, r.cost, r.currency, y)
            else:
                bought[c, i, y] = price_at[(c, i, y) if (c, i, y) in price_at else (c, r.country, y)]
    return {"price_at": price_at, "purchase_price": bought}
