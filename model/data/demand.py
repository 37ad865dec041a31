"""Demand: what each market needs or takes, by commodity and period."""

from __future__ import annotations

import math
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.economy import crore_per_tonne
from model.data.model_data import ModelData


def demand(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Markets.

    Returns:
        MARKETS; SUBSTITUTES (c, better, market); DEMANDS (c, market) that must be served and OUTLETS (c, market) that
        take up to a limit; `demand` (c, market, p) [t], and `embedded` (c, market, y), what arrives inside other goods
        and is no part of it [t]; `outlet_most` (c, market, p) [t, finite only]; `outlet_price`
        (c, market, y) and `unmet_price` (c, market, y) [₹ crore per t]; `market_country`; `demand_cell`.
    """
    shares = grade_shares(tables)
    needed: dict[tuple[str, str, str], float] = {}
    taken: dict[tuple[str, str, str], float] = {}
    unmet: dict[tuple[str, str, str], float] = {}
    inside: dict[tuple[str, str, str], float] = {}
    cells: dict[tuple[str, str, str], str] = {}
    outlets: dict[tuple[str, str], None] = {}
    for r in rows_of(tables.yearly["Demand and sales"]):
        for c in d.members[r.commodity]:
            share = 1.0 if c == r.commodity else shares.get((r.market, c, r.year), 0.0)
            if share == 0:
                continue
            cells[c, r.market, r.year] = tables.cell("Demand and sales", r.row, r.year)
            amount = r.value * share * (1 - r.embedded)
            if r.kind == "must be served":
                _add(inside, {(c, r.market, r.year): r.value * share * r.embedded})
                unmet[c, r.market, r.year] = crore_per_tonne(d, r.unmet_cost, r.currency, r.year)
                _add(needed, {(c, r.market, p): amount * part(d, r.market, p) for p in d.periods_of[r.year]})
            else:
                outlets[c, r.market] = None
                if math.isfinite(amount):
                    _add(taken, {(c, r.market, p): amount * part(d, r.market, p) for p in d.periods_of[r.year]})
    frame = tables.frames["Demand and sales"]
    return {
        "MARKETS": list(dict.fromkeys(frame["market"])),
        "DEMANDS": list(dict.fromkeys((c, m) for c, m, _ in needed)),
        "SUBSTITUTES": _substitutes(tables, needed),
        "OUTLETS": list(outlets),
        "demand": needed,
        "embedded": inside,
        "outlet_most": taken,
        "unmet_price": unmet,
        "market_country": dict(zip(frame["market"], frame["country"], strict=True)),
        "demand_cell": cells,
    }


def _add(total: dict[tuple[str, str, str], float], more: dict[tuple[str, str, str], float]) -> None:
    """Add amounts: a market may ask for a group and, on a row of its own, for more of one of its members."""
    for key, amount in more.items():
        total[key] = total.get(key, 0.0) + amount


def part(d: ModelData, name: str, p: str) -> float:
    """Part of a year's tonnes that falls in a period: by its seasons, else evenly."""
    return float(d.season[name, p] if name in d.seasonal else d.length[p])


def grade_shares(tables: Tables) -> dict[tuple[str, str, str], float]:
    """Share of a grade in what a market asks for as a group, by (market, grade, year)."""
    return {(r.market, r.grade, r.year): r.value for r in rows_of(tables.yearly["Grade mix"])}


def _substitutes(tables: Tables, needed: dict[tuple[str, str, str], float]) -> list[tuple[str, str, str]]:
    """(commodity, better commodity, market): what may be delivered in place of what is asked for, at any remove."""
    better = {r.commodity: r.replaced_by for r in rows_of(tables.frames["Commodities"]) if r.replaced_by}
    found = []
    for c, market in dict.fromkeys((c, m) for c, m, _ in needed):
        other = better.get(c)
        while other and other != c and (c, other, market) not in found:
            found.append((c, other, market))
            other = better.get(other)
    return found


def outlet_prices(tables: Tables, d: ModelData) -> dict[str, Any]:
    """What outlets pay: the price at the market, else in its country [₹ crore per t]."""
    prices = {}
    for c, m in d.OUTLETS:
        for y in d.YEARS:
            prices[c, m, y] = d.price_at.get((c, m, y), d.price_at.get((c, d.market_country[m], y)))
    missing = sorted({(c, m) for (c, m, _), v in prices.items() if v is None})
    if missing:
        raise KeyError(f"no price for {missing}")
    return {"outlet_price": prices}
