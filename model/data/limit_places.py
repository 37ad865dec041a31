"""Limits: where each limit a planner can move is set, and how it is called in words."""

from __future__ import annotations

from model.case.tables import Tables, rows_of
from model.data.limit_place import LimitKey, LimitPlace
from model.data.model_data import ModelData
from model.ground.numbers import most


def limit_places(tables: Tables, d: ModelData) -> dict[LimitKey, LimitPlace]:
    """Every limit that a planner can move, by (constraint, index)."""
    places: dict[LimitKey, LimitPlace] = {}
    for i, g, y in d.supply.supply_most:
        places["supply_limit", (i, g, y)] = LimitPlace(f"{g} from {i} in {y}", d.supply.supply_cell[i, g, y], "t")
    for i, g in d.supply.reserve_most:
        cell = tables.cell("Supply", d.supply.supply_row[i, g].row, "in_place")
        places["reserve_limit", (i, g)] = LimitPlace(f"{g} in place at {i}", cell, "t")
    for k in d.capacity.OPTIONS:
        cell = tables.cell("Capacity", d.capacity.option[k].row, "most")
        places["build_limit", k] = LimitPlace(f"{k[1]} built at {k[0]} ({k[2]})", cell, "t/a")
    rows = {(r.commodity, r.facility): r.row for r in rows_of(tables.frames["Stocks"])}
    for c, f in d.stocks.stock_most:
        for p in d.periods.PERIODS:
            place = LimitPlace(f"{c} held at {f} in {p}", tables.cell("Stocks", rows[c, f], "most"), "t")
            places["stock_limit", (c, f, p)] = place
    for c, j, p in d.demand.outlet_most:
        place = LimitPlace(f"{c} taken by {j} in {p}", d.demand.demand_cell[c, j, d.periods.year_of[p]], "t")
        places["outlet_limit", (c, j, p)] = place
    for name, y in d.limits.OWN_LIMITS:
        limit = d.limits.own_limit[name]
        place = LimitPlace(f"{name} in {y}" if y else name, limit.cell, limit.unit)
        for group in ("own_limit", "own_floor", "own_balance"):
            places[group, (name, y)] = place
    return places | _awards(tables, d)


def _awards(tables: Tables, d: ModelData) -> dict[LimitKey, LimitPlace]:
    places: dict[LimitKey, LimitPlace] = {}
    for b in d.awards.BENEFICIARIES:
        cell = tables.cell("Bids", d.awards.bid[b].row, "most")
        places["wanted_award_limit", (b,)] = LimitPlace(f"award of {b}", cell, "t/a")
    if d.awards.BENEFICIARIES:
        cell = tables.form_cell("Scheme", "total_capacity")
        places["total_award_limit", ()] = LimitPlace("capacity awarded in all", cell, "t/a", _equal_parts(d))
    return places | _money(tables, d)


def _equal_parts(d: ModelData) -> dict[LimitKey, float]:
    """What lets awards grow by one t/a in all, in equal parts: what each may have, in t/a and in largest sizes."""
    part = 1.0 / len(d.awards.BENEFICIARIES)
    largest = most(0.0, *(d.awards.size_capacity[k] for k in d.awards.SIZES))
    counted = (("fixed_award_define", d.awards.FIXED_IN), ("open_award_limit", d.awards.OPEN))
    wanted: dict[LimitKey, float] = {("wanted_award_limit", (b,)): part for b in d.awards.BENEFICIARIES}
    sizes: dict[LimitKey, float] = {
        (name, (b,)): part / largest for name, who in counted for b in who if largest > 0
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
    largest = list(d.awards.size_row.values())[-1:]
    for b, size in ((b, size) for size in largest for b in d.awards.BENEFICIARIES):
        for name, words, column in (
            ("incentive_ceiling_limit", "incentive", "incentive_ceiling"),
            ("subsidy_ceiling_limit", "subsidy", "subsidy_ceiling"),
        ):
            cell = tables.cell("Award sizes", size.row, column)
            places[name, (b,)] = LimitPlace(f"{words} of {b} over all years", cell, "₹ crore")
    for i, g, y in d.assured.assured_most:
        cell = d.assured.assured_cell[i, g, y]
        buyers = [k[2] for k in d.assured.TAKERS if (k[1], k[0], k[3]) == (i, g, y)]
        implied = {
            (name, (g, i, b, y)): part for b in buyers
            for name, part in (("assured_entitled_limit", 1.0), ("assured_split_limit", 1.0 / len(buyers)))
        }
        places["assured_oxide_limit", (i, g, y)] = LimitPlace(f"assured {g} of {i} in {y}", cell, "t", implied)
    return places
