"""Limits: where each limit a planner can move is set, and how it is called in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData

LimitKey = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class LimitPlace:
    """A limit in the planner's words.

    Attributes:
        words: what is limited.
        cell: where the workbook sets it.
        unit: of the limit.
        implied_by: rows that imply this limit where all are at their bound → how far each moves, in its own unit,
            for one unit of this limit.
    """

    words: str
    cell: str
    unit: str
    implied_by: Mapping[LimitKey, float] = field(default_factory=dict)


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
        places["total_award_limit", ()] = LimitPlace("capacity awarded in all", cell, "t/a", _equal_parts(d))
    return places | _money(tables, d)


def _equal_parts(d: ModelData) -> dict[LimitKey, float]:
    """What lets awards grow by one t/a in all, in equal parts: what each may have, in t/a and in largest sizes."""
    part, largest = 1.0 / len(d.BENEFICIARIES), max(d.SIZES, default=0.0)
    wanted: dict[LimitKey, float] = {("wanted_award_limit", (b,)): part for b in d.BENEFICIARIES}
    sizes: dict[LimitKey, float] = {
        (name, (b,)): part / largest
        for name, who in (("fixed_award_define", d.FIXED_IN), ("open_award_limit", d.OPEN)) for b in who if largest > 0
    }
    return wanted | sizes


def _money(tables: Tables, d: ModelData) -> dict[LimitKey, LimitPlace]:
    """Ceilings on the scheme's money and on assured oxide."""
    places: dict[LimitKey, LimitPlace] = {}
    if d.scheme is None:
        return places
    for name, words, column in (
        ("incentive_envelope_limit", "incentive to all over all years", "incentive_envelope"),
        ("subsidy_envelope_limit", "subsidy to all", "subsidy_envelope"),
        ("outlay_limit", "incentive and subsidy together", "outlay"),
    ):
        places[name, ()] = LimitPlace(words, tables.form_cell("Scheme", column), "₹ crore")
    largest: Any = max(d.size_row.values(), key=lambda r: r.capacity, default=None)
    for b in d.BENEFICIARIES if largest is not None else ():
        for name, words, column in (
            ("incentive_ceiling_limit", "incentive", "incentive_ceiling"),
            ("subsidy_ceiling_limit", "subsidy", "subsidy_ceiling"),
        ):
            cell = tables.cell("Award sizes", largest.row, column)
            places[name, (b,)] = LimitPlace(f"{words} of {b} over all years", cell, "₹ crore")
    for i, g, y in d.assured_most:
        cell = d.assured_cell[i, g, y]
        buyers = [k[2] for k in d.TAKERS if (k[1], k[0], k[3]) == (i, g, y)]
        implied = {
            (name, (g, i, b, y)): part for b in buyers
            for name, part in (("assured_entitled_limit", 1.0), ("assured_split_limit", 1.0 / len(buyers)))
        }
        places["assured_oxide_limit", (i, g, y)] = LimitPlace(f"assured {g} of {i} in {y}", cell, "t", implied)
    return places
