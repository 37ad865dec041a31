"""Demand: what it costs not to serve it, and whether it can be served at all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from model.ground.errors import Problem
from model.ground.years import start_of
from model.schema.capacity import CapacityOption
from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.grade_mix import GradeShare
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import (
    RuleRow,
    at,
    chosen,
    facilities,
    members,
    note,
    plan_years,
    rows,
)
from model.workbook.rules.routes import MAIN, USES, routes
from model.workbook.rules.tiers import Tiers, tiers_of
from model.workbook.wording import number

SERVED = "must be served"


def unmet_has_cost(book: Book) -> Iterator[Problem]:
    """Demand that must be served is so many tonnes, and says what it costs not to serve it.

    Protects: a plan that serves nobody because that is cheapest, and demand that nothing can meet.
    """
    for parsed, demand in rows(book, Demand):
        if demand.kind == SERVED:
            if endless := next((y for y, v in parsed.years.items() if math.isinf(v)), ""):
                yield Problem(at(book, Demand, parsed.row, endless), f"{demand.market} must be served, and its demand "
                              "is 'no limit'.", "Type the tonnes, or set Kind to 'up to a limit'.")
            for name, label in (("unmet_cost", "Cost of unmet demand"), ("currency", "Currency")):
                if getattr(demand, name) is None:
                    yield Problem(at(book, Demand, parsed.row, name), f"'{label}' is empty, and the market must be "
                                  "served.", "Fill it.")


def demand_reachable(book: Book) -> Iterator[Problem]:
    """Supplies and plants together can serve what must be served, kind by kind.

    Protects: a plan with unmet demand in a year in which nothing could have been done; it is a note, since that can be
    the question. Capacity counts as if every plant started as early as it may.
    """
    kinds = {c.commodity: c.kind for _, c in rows(book, Commodity)}
    mixes = shares(book)
    lines = [x for x in chosen(book, Demand) if x.values.kind == SERVED and x.values.country == HOME]
    wanted: dict[str, set[str]] = {}
    for line in lines:
        for commodity in asked(book, line, mixes):
            wanted.setdefault(kinds[commodity], set()).add(commodity)
    for kind, commodities in wanted.items():
        served = [x for x in lines if commodities & set(asked(book, x, mixes))]
        supplies, plants = _supplies(book, commodities), _plants(book, commodities)
        for year in plan_years(book):
            need = sum(x.years.get(year, 0.0) * (1 - x.values.embedded) for x in served)
            have = sum(tiers.most(x.years.get(year, 0.0)) for x, tiers in supplies)
            have += sum(most for start, most in plants if start <= start_of(year))
            if have < need < math.inf:
                yield note(at(book, Demand, served[0].row, year), f"{year} needs {number(round(need))} t of {kind}; "
                           f"supplies and plants together can give {number(round(have))} t at most.",
                           "The rest stays unmet: raise a limit on Supply or Capacity if it should not.")
                break


def asked(book: Book, line: RuleRow[Demand], mixes: Mapping[str, set[str]]) -> list[str]:
    """The commodities a market asks for."""
    goods = members(book).get(line.values.commodity, [])
    if goods == [line.values.commodity]:
        return goods
    return [c for c in goods if c in mixes.get(line.values.market, set())] or goods


def shares(book: Book) -> dict[str, set[str]]:
    """Market → the grades it has a share of."""
    found: dict[str, set[str]] = {}
    for line in chosen(book, GradeShare):
        if any(share > 0 for share in line.years.values()):
            found.setdefault(line.values.market, set()).add(line.values.grade)
    return found


def _supplies(book: Book, commodities: set[str]) -> list[tuple[RuleRow[Supply], Tiers]]:
    """The supplies of any of some commodities, each with its tiers."""
    names = members(book)
    lines = [x for x in chosen(book, Supply) if not x.values.assured and x.values.control != "ban"]
    return [(x, tiers_of(book, x.values)) for x in lines if commodities & set(names.get(x.values.commodity, ()))]


def _plants(book: Book, commodities: set[str]) -> list[tuple[int, float]]:
    """First year and yearly tonnes of the stages that make any of some commodities, if built as early as they may."""
    uses: dict[str, float] = {}
    for route in routes(book):
        for main in route.of(MAIN) if route.workers else ():
            stage = main.values.stage
            if main.values.commodity in commodities:
                own = [line.values.amount for line in route.of(USES) if line.values.stage == stage]
                uses[stage] = min(uses.get(stage, math.inf), *own, *([] if own else [1.0]))
    found = []
    for line in chosen(book, CapacityOption):
        option, owners = line.values, facilities(book, line.values.facility)
        if option.stage in uses and owners:
            most = (option.most or 0.0) * option.availability * len(owners) / uses[option.stage]
            found.append((first_year(book, option), most))
    return found


def first_year(book: Book, option: CapacityOption) -> int:
    """Calendar year in which an option of capacity can first work."""
    start = start_of(plan_years(book)[0])
    if option.kind == "existing":
        return start
    return max(start + option.lead_time, start_of(option.earliest) if option.earliest else start)
