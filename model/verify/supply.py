"""Supplies: what can be had in a year, and of an ore body over all years; one country's share of imports."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, Sense, judge, numbers, pairs, plus, total
from model.years import start_of

COUNTRY_KIND_YEAR = ("country", "kind", "year")


def findings(case: Case) -> Iterator[Finding]:
    """Check supplies and shares of countries."""
    yield judge(
        "supply_limit", "No supply gives more in a year than it can.", "t", _bought(case), "≤", _most(case)
    )
    mined, in_place = _mined(case)
    yield judge("reserve_limit", "No ore body gives more than what is in place.", "t", mined, "≤", in_place)
    yield judge(
        "share_excess_floor", "Imports of a form beyond a country's share limit are counted as share excess.", "t",
        *beyond_share(case),
    )


def offered(case: Case) -> list[dict[str, Any]]:
    """The rows of Supply that are supplies of their own."""
    return [r for r in case.facts.rows("Supply") if not r["assured"]]


def _bought(case: Case) -> Numbers:
    """What leaves each supply by year, under each row that limits it: a commodity's own and its group's."""
    sums = total(case.flows[~case.flows["from_facility"]], ("from", "commodity", "year"))
    found = []
    for row in offered(case):
        for c in case.facts.members(row["commodity"]):
            leaves = [(y, float(sums.get((row["supply"], c, y), 0.0))) for y in case.facts.years]
            found += [(row["supply"], row["commodity"], *each) for each in leaves]
    return numbers(found, ("supply", "commodity", "year"))


def _most(case: Case) -> Numbers:
    banned = {(r["supply"], r["commodity"]) for r in offered(case) if r["control"] == "ban"}
    rows = [r for r in case.facts.year_rows("Supply") if not r["assured"]]
    limits = {(r["supply"], r["commodity"], r["year"]): r["value"] for r in rows}
    found = []
    for row in offered(case):
        key = (row["supply"], row["commodity"])
        found += [(*key, y, 0.0 if key in banned else limits.get((*key, y), 0.0)) for y in case.facts.years]
    return numbers(found, ("supply", "commodity", "year"))


def _mined(case: Case) -> tuple[Numbers, Numbers]:
    names = ("supply", "commodity")
    sums = total(case.flows[~case.flows["from_facility"]], ("from", "commodity"))
    mined, most = [], []
    for row in offered(case):
        if row["in_place"] is not None:
            members = case.facts.members(row["commodity"])
            mined += [(row["supply"], row["commodity"], float(sums.get((row["supply"], c), 0.0))) for c in members]
            most.append((row["supply"], row["commodity"], row["in_place"]))
    return numbers(mined, names), numbers(most, names)


def beyond_share(case: Case) -> tuple[Numbers, Sense, Numbers]:
    """Share excess and the share allowed of all imports of a form must cover those from the country."""
    imports = total(case.flows[case.flows["imported"]].assign(country=_countries(case)), COUNTRY_KIND_YEAR)
    allowed, own = [], []
    for (country, kind, year), share in share_limits(case).items():
        everyone = float(sum(v for k, v in pairs(imports) if k[1:] == (kind, year)))
        allowed.append((country, kind, year, share * everyone))
        own.append((country, kind, year, float(imports.get((country, kind, year), 0.0))))
    covered = plus(case["share_excess"], numbers(allowed, COUNTRY_KIND_YEAR))
    return covered, "≥", numbers(own, COUNTRY_KIND_YEAR)


def share_limits(case: Case) -> dict[tuple[str, str, str], float]:
    """Country, kind, year → the least of the shares its rows allow."""
    found: dict[tuple[str, str, str], float] = {}
    for row in offered(case):
        if row["share_limit"] is None:
            continue
        for kind in {case.facts.kind[c] for c in case.facts.members(row["commodity"])}:
            for year in case.facts.years:
                if row["share_from"] is None or start_of(row["share_from"]) <= start_of(year):
                    key = (row["country"], kind, year)
                    found[key] = min(found.get(key, math.inf), row["share_limit"])
    return found


def _countries(case: Case) -> list[str]:
    flows = case.flows[case.flows["imported"]]
    return [case.network.origin_country(i, c) for c, i in zip(flows["commodity"], flows["from"], strict=True)]
