"""Limits: the planner's own limits, counted anew from the sheet Limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.verify.case import Flow, PlanCase
from model.verify.compare import Amounts, CheckFinding, Sense, judge, judge_none
from model.verify.facts import HOME, year_of

CHECKS: dict[str, tuple[Sense, str]] = {
    "own_limit": ("≤", "No quantity the planner limits lies above its limit, unless the penalty is paid."),
    "own_floor": ("≥", "No quantity the planner asks for lies below its limit, unless the penalty is paid."),
    "own_balance": ("=", "Every quantity the planner fixes lies at its limit, unless the penalty is paid."),
}
"""Check → the sense of the limits it holds, and what it proves."""
Row = dict[str, Any]


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the planner's own limits, where the workbook has any."""
    limits = {(r["name"], y): r for r in case.facts.rows("Limits") for y in _over(case, r)}
    for check, (sense, proves) in CHECKS.items():
        held = {k: r for k, r in limits.items() if r["sense"] == sense}
        if held:
            counted = {k: quantity(case, r, k[1]) - _beyond(case, r, k) for k, r in held.items()}
            yield judge(check, proves, "as named", counted, sense, {k: r["value"] for k, r in held.items()})
    soft = {k for k, r in limits.items() if r["penalty"] is not None}
    stray = {k: v for n in ("limit_excess", "limit_shortfall") for k, v in case[n].items() if k not in soft}
    if limits or stray:
        yield judge_none("penalty_allowed", "Only limits with a penalty are passed.", "as named", stray)


def penalties(case: PlanCase) -> Amounts:
    """Penalties by year; of a limit over all years in the first."""
    found = dict.fromkeys(case.facts.years, 0.0)
    price = {r["name"]: r["penalty"] for r in case.facts.rows("Limits")}
    for name in ("limit_excess", "limit_shortfall"):
        for (limit, year), value in case[name].items():
            found[year or case.facts.years[0]] += value * (price.get(limit) or 0.0)
    return found


def quantity(case: PlanCase, row: Row, year: str) -> float:
    """What a limit counts in a year, or in all its years."""
    if year:
        return sum((v for y, v in _counted(case, row) if y in (year, "")), 0.0)
    times = {"": 1, **{y: case.facts.count(y) for y in _years(case, row)}}
    return sum((times[y] * v for y, v in _counted(case, row) if y in times), 0.0)


def _beyond(case: PlanCase, row: Row, key: tuple[str, str]) -> float:
    if row["penalty"] is None:
        return 0.0
    return case["limit_excess"].get(key, 0.0) - case["limit_shortfall"].get(key, 0.0)


def _over(case: PlanCase, row: Row) -> list[str]:
    years = _years(case, row)
    return [""] if row["over"] == "all years" and years else years


def _years(case: PlanCase, row: Row) -> list[str]:
    return [y for y in case.facts.years if (row["first"] or y) <= y <= (row["last"] or y)]


def _counted(case: PlanCase, row: Row) -> Iterator[tuple[str, float]]:
    """Year and amount of everything a limit counts; no year for what holds throughout."""
    goods = set(case.facts.members(row["commodity"])) if row["commodity"] else set(case.facts.kind)
    kind, facts = row["quantity"], case.facts
    if kind == "shipped":
        yield from ((f.year, f.value) for f in case.flows if f.lane[0] in goods and _moves(case, row, f))
    elif kind == "made":
        for (f, r, p), v in case["activity"].items():
            stage = row["stage"] in (None, case.routes.stage.get(r))
            if stage and case.routes.output.get(r) in goods and _at(case, row["facility"], f):
                yield year_of(p), v
    elif kind == "built":
        for (f, s, _, y), v in case["build"].items():
            if row["stage"] in (None, s) and _at(case, row["facility"], f):
                yield y, v
    elif kind == "held":
        ends = {p for p, q in zip(facts.periods, (*facts.periods[1:], ""), strict=True) if year_of(p) != q[:9]}
        for (c, f, p), v in case["stock"].items():
            if p in ends and c in goods and _at(case, row["facility"], f):
                yield year_of(p), v
    elif kind == "unmet":
        for (c, m, p), v in case["unmet_demand"].items():
            if c in goods and row["target"] in (None, m, facts.market_country[m]):
                yield year_of(p), v
    else:
        yield from (("", v) for f, v in case["open"].items() if _at(case, row["facility"], f))


def _moves(case: PlanCase, row: Row, flow: Flow) -> bool:
    c, i, j = flow.lane
    from_, to = case.network.origin_country(i, c), case.network.target_country(j)
    return _is(case, row["origin"], i, from_) and _is(case, row["target"], j, to)


def _at(case: PlanCase, word: str | None, facility: str) -> bool:
    return word is None or facility in case.facts.named(word)


def _is(case: PlanCase, word: str | None, node: str, country: str) -> bool:
    """Whether a word names an end: itself, its country or, for a facility, its kind."""
    if node in case.facts.facility_kind:
        return word == HOME or _at(case, word, node)
    return word in (None, node, country)
