"""Limits: where each limit a planner can move is set, and how it is called in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.data.model_data import ModelData
from model.tables import Tables, rows_of

LimitKey = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class LimitPlace:
    """A limit in the planner's words.

    Attributes:
        words: what is limited.
        cell: where the workbook sets it.
        unit: of the limit.
        implied_by: constraint groups whose rows imply this limit where all are at their bound.
    """

    words: str
    cell: str
    unit: str
    implied_by: tuple[str, ...] = ()


def limit_places(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Every limit that a planner can move.

    Returns:
        `limit_place` (constraint, index) → LimitPlace.
    """
    places: dict[LimitKey, LimitPlace] = {}
    for i, g, y in d.supply_most:
        places["supply_limit", (i, g, y)] = LimitPlace(f"{g} from {i} in {y}", d.supply_cell[i, g, y], "t")
    for i, g in d.reserve_most:
        cell = tables.cell("Supply", d.supply_row[i, g].row, "in_place")
        places["reserve_limit", (i, g)] = LimitPlace(f"{g} in place at {i}", cell, "t")
    for k in d.OPTIONS:
        cell = tables.cell("Capacity", d.option[k].row, "most")
        places["build_limit", k] = LimitPlace(f"{k[1]} built at {k[0]} ({k[2]})", cell, "t/a")
    rows = {(r.commodity, r.facility): r.row for r in rows_of(tables.frames["Stocks"])}
    for c, f in d.stock_most:
        for p in d.PERIODS:
            place = LimitPlace(f"{c} held at {f} in {p}", tables.cell("Stocks", rows[c, f], "most"), "t")
            places["stock_limit", (c, f, p)] = place
    for c, j, p in d.outlet_most:
        place = LimitPlace(f"{c} taken by {j} in {p}", d.demand_cell[c, j, d.year_of[p]], "t")
        places["outlet_limit", (c, j, p)] = place
    for name, y in d.OWN_LIMITS:
        limit = d.own_limit[name]
        place = LimitPlace(f"{name} in {y}" if y else name, limit.cell, limit.unit)
        for group in ("own_limit", "own_floor", "own_balance"):
            places[group, (name, y)] = place
    return {"limit_place": places | _awards(tables, d)}


def _awards(tables: Tables, d: ModelData) -> dict[LimitKey, LimitPlace]:
    places: dict[LimitKey, LimitPlace] = {}
    for b in d.BENEFICIARIES:
        cell = tables.cell("Bids", d.bid[b].row, "most")
        places["wanted_award_limit", (b,)] = LimitPlace(f"award of {b}", cell, "t/a")
    if d.BENEFICIARIES:
        cell = tables.form_cell("Scheme", "total_capacity")
        implied = ("wanted_award_limit", "fixed_award_define", "open_award_limit")
        places["total_award_limit", ()] = LimitPlace("capacity awarded in all", cell, "t/a", implied)
    return places | _money(tables, d)


def _money(tables: Tables, d: ModelData) -> dict[LimitKey, LimitPlace]:
    """Ceilings on the scheme's money and on assured oxide."""
    places: dict[LimitKey, LimitPlace] = {}
    if d.scheme is None:
        return places
    for name, words, field in (
        ("incentive_envelope_limit", "incentive to all over all years", "incentive_envelope"),
        ("subsidy_envelope_limit", "subsidy to all", "subsidy_envelope"),
        ("outlay_limit", "incentive and subsidy together", "outlay"),
    ):
        places[name, ()] = LimitPlace(words, tables.form_cell("Scheme", field), "₹ crore")
    largest: Any = max(d.size_row.values(), key=lambda r: r.capacity, default=None)
    for b in d.BENEFICIARIES if largest is not None else ():
        for name, words, field in (
            ("incentive_ceiling_limit", "incentive", "incentive_ceiling"),
            ("subsidy_ceiling_limit", "subsidy", "subsidy_ceiling"),
        ):
            cell = tables.cell("Award sizes", largest.row, field)
            places[name, (b,)] = LimitPlace(f"{words} of {b} over all years", cell, "₹ crore")
    for i, g, y in d.assured_most:
        cell = d.assured_cell[i, g, y]
        implied = ("assured_entitled_limit", "assured_split_limit")
        places["assured_oxide_limit", (i, g, y)] = LimitPlace(f"assured {g} of {i} in {y}", cell, "t", implied)
    return places
