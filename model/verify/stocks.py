"""Balances of goods at facilities, and stocks."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, only, plus
from model.verify.demand import demand_of
from model.verify.facts import HOME, year_of
from model.verify.returns import returned
from model.verify.stores import stores

DAYS = 365.0
"""Days in a year."""
RESERVE = "reserve"


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check that nothing appears or disappears at a facility, and that stocks keep their limits."""
    had, gone = had_and_gone(case)
    free = surplus(case)
    kept = [only(part, lambda k: k[0] not in free) for part in (had, gone)]
    proves = "What a facility has of a commodity is used, sent on or kept."
    yield judge("commodity_balance", proves, "t", kept[0], "=", kept[1])
    left = [only(part, lambda k: k[0] in free) for part in (had, gone)]
    proves = "A facility uses, sends on or keeps no more than it has; the rest is thrown away."
    yield judge("surplus_balance", proves, "t", left[0], "≥", left[1])
    rows = stores(case.facts)
    most = {(r["commodity"], r["facility"]): r["most"] for r in rows if r["most"] is not None}
    limits = {(*k, p): v for k, v in most.items() for p in case.facts.periods}
    held = only(case["stock"], lambda k: k in limits)
    yield judge("stock_limit", "No stock is larger than its most.", "t", held, "≤", limits)
    floors = days_floor(case)
    if floors:
        held = only(case["stock"], lambda k: k in floors)
        yield judge("stock_days_floor", "Every stock lasts the days it is asked to.", "t", held, "≥", floors)
    reserves = reserve_floor(case)
    if reserves:
        held = only(case["stock"], lambda k: k in reserves)
        proves = "Every reserve ends each year with the days of India's demand it is asked to keep."
        yield judge("reserve_days_floor", proves, "t", held, "≥", reserves)
    last = [p for p in case.facts.periods if year_of(p) in case.facts.plan_years][-1]
    end = {(r["commodity"], r["facility"], last): _closing(r) for r in rows}
    held = only(case["stock"], lambda k: k in end)
    yield judge("stock_end", "Every stock ends at its closing stock or above.", "t", held, "≥", end)
    after = [p for p in case.facts.periods if year_of(p) not in case.facts.plan_years]
    if after:
        stays = {(c, f, p): v for (c, f, at), v in case["stock"].items() if at == last for p in after}
        proves = "After the plan every stock stays as it is."
        yield judge("stock_standstill_balance", proves, "t", only(case["stock"], lambda k: k[2] in after), "=", stays)


def surplus(case: PlanCase) -> set[str]:
    """Commodities that may be thrown away."""
    return {r["commodity"] for r in case.facts.rows("Commodities") if r["surplus"]}


def opening_stocks(case: PlanCase) -> Amounts:
    """Stock at the start of each period."""
    periods = case.facts.periods
    first = [(r["commodity"], r["facility"], periods[0], r["opening"]) for r in stores(case.facts)]
    following = dict(zip(periods, periods[1:], strict=False))
    later = [(c, f, following[p], v) for (c, f, p), v in case["stock"].items() if p in following]
    return amounts([*first, *later])


def had_and_gone(case: PlanCase) -> tuple[Amounts, Amounts]:
    """What each facility has of each commodity in a period, and where it goes."""
    into = amounts((f.lane[0], f.lane[2], f.period, f.arrives) for f in case.flows if f.to_facility)
    out = amounts((f.lane[0], f.lane[1], f.period, f.value) for f in case.flows if f.from_facility)
    return plus(into, returned(case), case.made, opening_stocks(case)), plus(out, case.used, case["stock"])


def days_floor(case: PlanCase) -> Amounts:
    """Least stock at a facility where days are asked for: of what it uses and sends on [t]."""
    sent = amounts((f.lane[0], f.lane[1], f.period, f.value) for f in case.flows if f.from_facility)
    leaving = plus(sent, case.used)
    return {
        (c, f, p): n / (DAYS * case.facts.step) * leaving.get((c, f, p), 0.0)
        for (c, f), n in _days(case).items() for p in case.facts.periods
        if case.facts.facility_kind[f] != RESERVE
    }


def reserve_floor(case: PlanCase) -> Amounts:
    """Least stock of a reserve in the last period of each year: days of India's demand in that year [t]."""
    home = amounts(
        (c, year_of(p), v) for (c, m, p), v in demand_of(case.facts).items() if case.facts.market_country[m] == HOME
    )
    last = {year_of(p): p for p in case.facts.periods}
    return {
        (c, f, p): n / DAYS * home.get((c, y), 0.0)
        for (c, f), n in _days(case).items() for y, p in last.items() if case.facts.facility_kind[f] == RESERVE
    }


def _days(case: PlanCase) -> dict[tuple[str, str], float]:
    return {(r["commodity"], r["facility"]): r["floor_days"] for r in stores(case.facts) if r["floor_days"]}


def thrown_away(case: PlanCase) -> Amounts:
    """What is left over of commodities that may be thrown away, by commodity, facility, period [t]."""
    had, gone = had_and_gone(case)
    free = surplus(case)
    return {k: max(0.0, v - gone.get(k, 0.0)) for k, v in had.items() if k[0] in free}


def _closing(row: dict[str, float]) -> float:
    return row["opening"] if row["closing"] is None else row["closing"]
