"""Movable limits: the cells a planner may change where no plan meets all limits.

What is not here is kept whatever happens: balances, yields, lead times, ramp-up, bans and what the law links.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.case.tables import Tables, rows_of
from model.data.demand import grade_shares, part
from model.data.lever import Lever, Loosened, set_in
from model.data.model_data import ModelData
from model.data.movable_scheme import scheme_levers
from model.ground.numbers import total

DAYS = 365.0
"""Days in a year."""
SENSES = {"≤": ("own_limit", "up"), "≥": ("own_floor", "down"), "=": ("own_balance", "either")}


def movable(tables: Tables, d: ModelData) -> list[Lever]:
    """Every cell that sets a limit a planner can move, in the order of the sheets."""
    found = [*_supply(tables, d), *_capacity(tables, d), *_stocks(tables, d), *_outlets(tables, d),
             *_throughput(tables, d), *_own(tables, d), *scheme_levers(tables, d)]
    return [lever for lever in found if lever.rows]


def _supply(tables: Tables, d: ModelData) -> Iterator[Lever]:
    for r in rows_of(tables.yearly["Supply"]):
        key = (r.supply, r.commodity, r.year)
        if r.assured or key not in d.supply.supply_most or d.supply.supply_row[key[:2]].control == "ban":
            continue
        seasons = [Loosened("supply_season_limit", (*key[:2], p), d.periods.season[r.supply, p], f"in {p}")
                   for p in (d.periods.periods_of[r.year] if r.supply in d.periods.seasonal else ())]
        yield Lever(f"{r.commodity} from {r.supply} in {r.year}", **set_in(tables, "Supply", r.row, r.year), unit="t",
                    value=r.value, way="up", rows=(Loosened("supply_limit", key), *seasons))
    for (i, g), most in d.supply.reserve_most.items():
        row = d.supply.supply_row[i, g].row
        yield Lever(f"{g} in place at {i}", **set_in(tables, "Supply", row, "in_place"), unit="t", value=most, way="up",
                    rows=(Loosened("reserve_limit", (i, g)),))


def _capacity(tables: Tables, d: ModelData) -> Iterator[Lever]:
    """One lever a cell: a row for a kind of facility limits each facility of the kind."""
    built = {b[:3] for b in d.capacity.BUILDS}
    options: dict[int, list[tuple[str, str, str]]] = {}
    for k in d.capacity.OPTIONS:
        options.setdefault(d.capacity.option[k].row, []).append(k)
    named = {r.row: r.facility for r in rows_of(tables.frames["Capacity"])}
    for row, keys in options.items():
        r = d.capacity.option[keys[0]]
        who = named[row]
        words = f"{keys[0][1]} ({keys[0][2]}) built at {f'each {who}' if who.startswith('(') else who}"
        for field, group, way, limited in (
            ("most", "build_limit", "up", math.isfinite(r.most)), ("least", "build_floor", "down", r.least > 0),
        ):
            meant = [k for k in keys if limited and (k in built or way == "down")]
            rows = tuple(Loosened(group, k, 1.0, "" if k[0] == who else f"at {k[0]}") for k in meant)
            yield Lever(words, **set_in(tables, "Capacity", row, field), unit="t/a", value=getattr(r, field),
                        way=way, rows=rows)  # type: ignore[arg-type]


def _stocks(tables: Tables, d: ModelData) -> Iterator[Lever]:
    for r in rows_of(tables.frames["Stocks"]):
        k = (r.commodity, r.facility)
        held = f"{r.commodity} held at {r.facility}"
        if k in d.stocks.stock_most:
            rows = tuple(Loosened("stock_limit", (*k, p), 1.0, f"in {p}") for p in d.periods.PERIODS)
            yield Lever(held, **set_in(tables, "Stocks", r.row, "most"), unit="t", value=r.most, way="up", rows=rows)
        if d.stocks.closing[k] > 0:
            yield Lever(f"closing stock of {r.commodity} at {r.facility}", **set_in(tables, "Stocks", r.row, "closing"),
                        unit="t", value=d.stocks.closing[k], way="down", rows=(Loosened("stock_end", k),))
        if k in d.stocks.floor_days:
            rows = tuple(_days(d, k))
            yield Lever(f"days of {r.commodity} in stock at {r.facility}",
                        **set_in(tables, "Stocks", r.row, "floor_days"), unit="days", value=r.floor_days, way="down",
                        rows=rows, ratio=d.facilities.facility_kind[r.facility] != "reserve")


def _days(d: ModelData, k: tuple[str, str]) -> Iterator[Loosened]:
    """A floor in days and the tonnes of a day: of a reserve India's demand; elsewhere, as a yardstick, all demand."""
    if d.facilities.facility_kind[k[1]] == "reserve":
        for y in d.periods.YEARS:
            need = total(d.dependence.home_demand.get((k[0], p), 0.0) for p in d.periods.periods_of[y])
            yield Loosened("reserve_days_floor", (*k, y), need / DAYS, f"in {y}")
        return
    asked = total(d.demand.demand.values())
    for p in d.periods.PERIODS:
        yield Loosened("stock_days_floor", (*k, p), asked / (DAYS * d.periods.length[p]), f"in {p}")


def _outlets(tables: Tables, d: ModelData) -> Iterator[Lever]:
    shares = grade_shares(tables)
    for r in rows_of(tables.yearly["Demand and sales"]):
        if r.kind == "must be served" or not math.isfinite(r.value):
            continue
        parts = {c: 1.0 if c == r.commodity else shares.get((r.market, c, r.year), 0.0)
                 for c in d.commodities.members[r.commodity]}
        rows = tuple(Loosened("outlet_limit", (c, r.market, p), share * (1 - r.embedded) * part(d.periods, r.market, p),
                              f"of {c} in {p}") for c, share in parts.items() if share > 0
                     for p in d.periods.periods_of[r.year])
        yield Lever(f"{r.commodity} taken by {r.market} in {r.year}",
                    **set_in(tables, "Demand and sales", r.row, r.year), unit="t", value=r.value, way="up", rows=rows)


def _throughput(tables: Tables, d: ModelData) -> Iterator[Lever]:
    rows = {r.facility: r.row for r in rows_of(tables.frames["Facilities"])}
    for f, most in d.facilities.throughput.items():
        if math.isfinite(most):
            yield Lever(f"shipped out of {f} a year", **set_in(tables, "Facilities", rows[f], "throughput"), unit="t",
                        value=most, way="up",
                        rows=tuple(Loosened("throughput_limit", (f, y), 1.0, f"in {y}") for y in d.periods.YEARS))


def _own(tables: Tables, d: ModelData) -> Iterator[Lever]:
    rows = {r.name: r.row for r in rows_of(tables.frames["Limits"])}
    for name, limit in d.limits.own_limit.items():
        if limit.penalty is not None:
            continue
        group, way = SENSES[limit.sense]
        held = tuple(Loosened(group, (name, y), 1.0, f"in {y}" if y else "") for y in limit.terms)
        yield Lever(name, **set_in(tables, "Limits", rows[name], "value"), unit=limit.unit, value=limit.value,
                    way=way, rows=held)  # type: ignore[arg-type]
