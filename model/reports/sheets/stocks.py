"""Stocks: what is held at the end of each year, where it goes, and how many years its holder stands idle."""

from __future__ import annotations

import math
from typing import Any

from model.ground.units import indian
from model.reports.material import SMALL, Material, rows
from model.reports.report import OWN_UNIT, Report, named
from model.schema.supply import HOME
from model.tell.table import YEAR, Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Facility", "–", "who holds it"),
    ReportColumn("Commodity", "–", "what is held"),
    OWN_UNIT,
    ReportColumn("Room", "t", "how much can be held", "number", empty="no limit"),
    ReportColumn("At the start", "t", "held before the first year", "number"),
    ReportColumn("Given in India", "t", "sent to users in India over the years of the plan", "number"),
    ReportColumn("Given abroad", "t", "sent to markets abroad over the years of the plan", "number"),
    ReportColumn("Idle years", "years", "of the plan, in which capacity of the facility stands and makes nothing",
                 "whole", empty="it makes nothing"),
    ReportColumn(YEAR, "t", "held at the end of the year", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each thing that may be held somewhere; none for a store that is not kept."""
    d, held = material.data, {(r.commodity, r.facility, r.period): r.value for r in rows(material.solution["stock"])}
    last = {y: d.periods.periods_of[y][-1] for y in material.tables.years}
    records = []
    for c, f in d.stocks.STOCKS:
        room = d.stocks.stock_most.get((c, f), math.nan)
        if room == 0:
            continue
        sent = [_sent(material, c, f, at_home=home) for home in (True, False)]
        ends = [held[c, f, p] for p in last.values()]
        records.append([f, c, room, d.stocks.opening[c, f], *sent, _idle(material, f), *ends])
    names = named(COLUMNS[:-1]) + list(last)
    return Filled(_sentence(records, list(last)), framed(names, records))


def _sent(material: Material, c: str, f: str, at_home: bool) -> float:
    """What leaves a facility over the years of the plan, to India or to markets abroad [t]."""
    country = material.data.demand.market_country
    return sum((float(r.value) for r in rows(material.yearly("ship")) if (r.commodity, r.origin) == (c, f)
                and r.year in material.tables.years and (country.get(r.to, HOME) == HOME) == at_home), 0.0)


def _idle(material: Material, f: str) -> int | None:
    """Years of the plan in which capacity of a facility stands and it makes nothing; None where it never has any."""
    stands, made = ({y: 0.0 for y in material.tables.years} for _ in range(2))
    for name, by_year in (("usable_capacity", stands), ("activity", made)):
        for r in rows(material.yearly(name)):
            if r.facility == f and r.year in by_year:
                by_year[r.year] += r.value
    able = [y for y, v in stands.items() if v > SMALL]
    return sum(made[y] <= SMALL for y in able) if able else None


def _sentence(records: list[list[Any]], years: list[str]) -> str:
    shown = len(named(COLUMNS)) - 1
    kept = [(sum(v > SMALL for v in r[shown:]), r) for r in records]
    words = [f"{r[1]} at {r[0]} in {n} of {len(years)} years, at most {indian(max(r[shown:]))} t" for n, r in kept if n]
    return f"Held at the end of a year: {'; '.join(words)}." if words else "Nothing is held at the end of any year."


TOPIC = Report("Stocks", "What is held in stock, and where it goes", "a commodity that a facility may hold", COLUMNS,
               fill, needs="stocks")
