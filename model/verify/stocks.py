"""Balances of goods at facilities, and stocks."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, judge, numbers, pairs, plus, total

INDEX = ("commodity", "facility", "period")


def findings(case: Case) -> Iterator[Finding]:
    """Check that nothing appears or disappears at a facility, and that stocks keep their limits."""
    had, gone = had_and_gone(case)
    surplus = {r["commodity"] for r in case.facts.rows("Commodities") if r["surplus"]}
    yield judge(
        "commodity_balance", "What a facility has of a commodity is used, sent on or kept.", "t",
        _only(had, surplus, False), "=", _only(gone, surplus, False),
    )
    yield judge(
        "surplus_balance", "A facility uses, sends on or keeps no more than it has; the rest is thrown away.", "t",
        _only(had, surplus, True), "≥", _only(gone, surplus, True),
    )
    rows = case.facts.rows("Stocks")
    limited = [(r["commodity"], r["facility"], r["most"]) for r in rows if r["most"] is not None]
    limits = numbers([(c, f, p, most) for c, f, most in limited for p in case.facts.periods], INDEX)
    held = case["stock"][case["stock"].index.isin(limits.index)]
    yield judge("stock_limit", "No stock is larger than its most.", "t", held, "≤", limits)
    last = case.facts.periods[-1]
    end = numbers([(r["commodity"], r["facility"], last, _closing(r)) for r in rows], INDEX)
    yield judge(
        "stock_end", "Every stock ends at its closing stock or above.", "t",
        case["stock"][case["stock"].index.isin(end.index)], "≥", end,
    )


def opening_stocks(case: Case) -> Numbers:
    """Stock at the start of each period."""
    periods = case.facts.periods
    first = [(r["commodity"], r["facility"], periods[0], r["opening"]) for r in case.facts.rows("Stocks")]
    following = dict(zip(periods, periods[1:], strict=False))
    later = [(c, f, following[p], v) for (c, f, p), v in pairs(case["stock"]) if p in following]
    return numbers([*first, *later], INDEX)


def had_and_gone(case: Case) -> tuple[Numbers, Numbers]:
    """What each facility has of each commodity in a period, and where it goes."""
    into = case.flows[case.flows["at_facility"]].rename(columns={"to": "facility"})
    out = case.flows[case.flows["from_facility"]].rename(columns={"from": "facility"})
    had = plus(total(into, INDEX, "arrives"), case.made, opening_stocks(case))
    gone = plus(total(out, INDEX), case.used, case["stock"])
    return had, gone


def thrown_away(case: Case) -> Numbers:
    """What is left over of commodities that may be thrown away, by commodity, facility, period [t]."""
    surplus = {r["commodity"] for r in case.facts.rows("Commodities") if r["surplus"]}
    had, gone = (_only(part, surplus, True) for part in had_and_gone(case))
    return plus(had, -gone).clip(lower=0.0)


def _closing(row: dict[str, float]) -> float:
    return row["opening"] if row["closing"] is None else row["closing"]


def _only(values: Numbers, commodities: set[str], inside: bool) -> Numbers:
    chosen: Numbers = values[values.index.get_level_values("commodity").isin(commodities) == inside]
    return chosen
