"""Supplies: what can be had in a year, and of an ore body over all years; one country's share of imports."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from model.ground.years import start_of
from model.schema.aims import SHARE_EXCESS
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only, plus
from model.verify.facts import year_of
from model.verify.tiers import beyond_ceilings


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check supplies and shares of countries."""
    beyond = beyond_ceilings(case)
    over = amounts((i, g, year_of(p), v) for (i, g, p), v in beyond.items())
    proves = "No supply gives more in a year than it can, and what is bought beyond at a premium."
    yield judge("supply_limit", proves, "t", taken(case), "≤", plus(most_in_a_year(case), over))
    most = most_by_step(case)
    if most:
        here = {k: v for k, v in taken(case, by_period=True).items() if k in most}
        more = {k: v for k, v in beyond.items() if k in most}
        proves = "No supply with seasons gives more in a step than its part of the year, and what is bought beyond."
        yield judge("supply_season_limit", proves, "t", here, "≤", plus(most, more))
    mined = amounts((i, goods, case.facts.count(y) * v) for (i, goods, y), v in taken(case).items())
    bodies = {(r["supply"], r["commodity"]): r["in_place"] for r in offered(case) if r["in_place"] is not None}
    dug = {k: v for k, v in mined.items() if k in bodies}
    yield judge("reserve_limit", "No ore body gives more than what is in place.", "t", dug, "≤", bodies)
    yield from _shares(case)


def offered(case: PlanCase) -> list[dict[str, Any]]:
    """The rows of Supply that are supplies of their own."""
    return [r for r in case.facts.rows("Supply") if not r["assured"]]


def taken(case: PlanCase, by_period: bool = False) -> Amounts:
    """What leaves each supply by year, or period, under each row that limits it: a commodity's own and its group's."""
    rows = rows_of_goods(case)
    return amounts(
        (i, goods, f.period if by_period else f.year, f.value)
        for f in case.flows if not f.from_facility
        for c, i, _ in [f.lane] for goods in rows.get((i, c), ())
    )


def rows_of_goods(case: PlanCase) -> dict[tuple[str, str], list[str]]:
    """Supply and commodity → the goods of the rows of Supply that it counts under."""
    found: dict[tuple[str, str], list[str]] = {}
    for r in offered(case):
        for c in case.facts.members(r["commodity"]):
            found.setdefault((r["supply"], c), []).append(r["commodity"])
    return found


def most_in_a_year(case: PlanCase) -> Amounts:
    """What can be had; nothing under a ban, nor in a year without a number."""
    banned = {(r["supply"], r["commodity"]) for r in offered(case) if r["control"] == "ban"}
    return {
        (r["supply"], r["commodity"], r["year"]): 0.0 if (r["supply"], r["commodity"]) in banned else r["value"]
        for r in case.facts.year_rows("Supply") if not r["assured"]
    }


def most_by_step(case: PlanCase) -> Amounts:
    """What supplies with seasons can give in a step of a year that has a limit."""
    limited = {k: v for k, v in most_in_a_year(case).items() if k[0] in case.facts.seasons and math.isfinite(v)}
    return {
        (i, g, p): v * case.facts.part(i, p)
        for (i, g, y), v in limited.items() for p in case.facts.periods if year_of(p) == y
    }


def _shares(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the share limits: counted as excess where that is an aim, else kept."""
    aimed = any(r["aim"] == SHARE_EXCESS for r in case.facts.rows("Aims"))
    own, within = shares_sent(case)
    proves = "Only what is beyond a share limit counts as excess, where that is an aim."
    yield judge_none("share_excess_allowed", proves, "t",
                     only(case["share_excess"], lambda k: not aimed or k not in own))
    if aimed:
        proves = "Imports of goods beyond a country's share limit are counted as share excess."
        yield judge("share_excess_floor", proves, "t", plus(case["share_excess"], within), "≥", own)
    elif own:
        proves = "No country sends more of goods than its share limit allows of all imports of them."
        yield judge("country_share_limit", proves, "t", own, "≤", within)


def shares_sent(case: PlanCase) -> tuple[Amounts, Amounts]:
    """By country, goods of a row of Supply and year: what the country sends of them, and what its limit allows [t]."""
    limits = share_limits(case)
    members = {g: set(case.facts.members(g)) for _, g, _ in limits}
    imports = [(case.network.origin_country(f.lane[1], f.lane[0]), f) for f in case.flows if f.imported]
    sent = amounts((n, g, f.year, f.value) for n, f in imports for g, goods in members.items() if f.lane[0] in goods)
    every = amounts((g, y, v) for (_, g, y), v in sent.items())
    return ({key: sent.get(key, 0.0) for key in limits},
            {(n, g, y): share * every.get((g, y), 0.0) for (n, g, y), share in limits.items()})


def share_limits(case: PlanCase) -> dict[tuple[str, str, str], float]:
    """Country, goods, year → the least of the shares its rows allow."""
    found: dict[tuple[str, str, str], float] = {}
    for row in offered(case):
        if row["share_limit"] is None:
            continue
        for year in case.facts.years:
            if row["share_from"] is None or start_of(row["share_from"]) <= start_of(year):
                key = (row["country"], row["commodity"], year)
                found[key] = min(found.get(key, 1.0), row["share_limit"])
    return found
