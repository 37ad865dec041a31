"""Import tiers: what is bought beyond the ceilings of supplies abroad, at most how much, and what it costs more."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none
from model.verify.facts import EVERY, HOME, WorkbookFacts, year_of

Found = Mapping[tuple[str, str, int, str], list[tuple[str, float, float]]]
"""Commodity, supply, tier, year → goods of each ceiling, most of the tier [t] and premium as a share."""


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check tiers, where the workbook or the plan has any."""
    found = tiers(case.facts)
    if not found and not case["over_ceiling"]:
        return
    stray = {(c, i, t, p): v for (c, i, t, p), v in case["over_ceiling"].items() if (c, i, t, year_of(p)) not in found}
    yield judge_none("tier_allowed", "Only what has a tier in the year is bought beyond a ceiling.", "t", stray)
    most = {(i, g, t, y): v for (_, i, t, y), ceilings in found.items() for g, v, _ in ceilings}
    over = _taken(case, found)
    taken = amounts((i, g, t, year_of(p), v) for (i, g, t, p), v in over.items())
    yield judge("tier_limit", "No tier gives more than its part of the year's ceiling.", "t", taken, "≤", most)
    parts = {
        (i, g, t, p): v * case.facts.part(i, p)
        for (i, g, t, y), v in most.items() if i in case.facts.seasons for p in case.facts.periods if year_of(p) == y
    }
    if parts:
        here = {k: v for k, v in over.items() if k in parts}
        proves = "No tier of a supply with seasons gives more in a step than its part of the year."
        yield judge("tier_season_limit", proves, "t", here, "≤", parts)
    beyond = amounts((c, i, p, v) for (c, i, _, p), v in case["over_ceiling"].items())
    bought = amounts((f.lane[0], f.lane[1], f.period, f.value) for f in case.flows if not f.from_facility)
    proves = "A premium is paid on nothing that is not bought."
    yield judge("tier_link", proves, "t", beyond, "≤", {k: v for k, v in bought.items() if k in beyond})


def tiers(facts: WorkbookFacts) -> Found:
    """The tiers in which each commodity may be bought; none under a ban, of a ceiling of 0, or without limit."""
    abroad = {
        (r["supply"], r["commodity"]): _rows(facts, r["commodity"], r["country"]) for r in facts.rows("Supply")
        if not r["assured"] and r["country"] != HOME and r["control"] != "ban"
    }
    found: dict[tuple[str, str, int, str], list[tuple[str, float, float]]] = {}
    for r in facts.year_rows("Supply"):
        if r["assured"] or r["value"] is None or not 0 < r["value"] < math.inf:
            continue
        for t, row in abroad.get((r["supply"], r["commodity"]), {}).items():
            for c in facts.members(r["commodity"]):
                part = r["commodity"], row["most"] * r["value"], row["premium"]
                found.setdefault((c, r["supply"], t, r["year"]), []).append(part)
    return found


def premiums(case: PlanCase) -> Amounts:
    """Premium by commodity, supply and year: the highest its ceilings ask for, of the price there [₹ crore]."""
    found = tiers(case.facts)
    return amounts(
        (c, i, y, v * max(premium for _, _, premium in found[c, i, t, y]) * case.network.purchase_price(i, c, y))
        for (c, i, t, p), v in case["over_ceiling"].items() for y in [year_of(p)] if (c, i, t, y) in found
    )


def beyond_ceilings(case: PlanCase) -> Amounts:
    """What is bought beyond each ceiling, by supply, goods and period [t]."""
    return amounts((i, g, p, v) for (i, g, _, p), v in _taken(case, tiers(case.facts)).items())


def _rows(facts: WorkbookFacts, goods: str, country: str) -> dict[int, dict[str, Any]]:
    """Tier → the row of Import tiers for a ceiling: by its goods, then its group, then any; then by its country."""
    found: dict[int, dict[str, Any]] = {}
    for name in dict.fromkeys((goods, facts.group.get(goods) or goods, EVERY)):
        for place in (country, EVERY):
            for row in facts.rows("Import tiers"):
                if (row["commodity"], row["country"]) == (name, place):
                    found.setdefault(int(row["tier"]), row)
    return found


def _taken(case: PlanCase, found: Found) -> Amounts:
    """What is bought beyond each ceiling, by supply, goods, tier and period."""
    return amounts(
        (i, g, t, p, v) for (c, i, t, p), v in case["over_ceiling"].items()
        for g, _, _ in found.get((c, i, t, year_of(p)), ())
    )
