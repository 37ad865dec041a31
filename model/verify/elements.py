"""Neodymium and praseodymium, dysprosium, terbium: whether all that comes in is found again."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, judge, numbers, pairs, total
from model.verify.facts import HOME
from model.verify.stocks import thrown_away

ELEMENTS = {"ndpr": "Nd+Pr", "dy": "Dy", "tb": "Tb"}
COLUMNS = ("element", "item", "tonnes")
Item = tuple[str, float]


def findings(case: Case) -> Iterator[Finding]:
    """Check that no route makes an element and that the plan's balance of each closes."""
    made, taken = _route_contents(case)
    yield judge(
        "element_losses", "No route gives more of an element than it takes.", "t", made, "≤", taken
    )
    balance = element_balance(case)
    comes = balance["tonnes"] >= 0
    into, out = total(balance[comes], ("element",), "tonnes"), -total(balance[~comes], ("element",), "tonnes")
    proves = "What comes in of an element is found in markets, stocks, losses and waste."
    yield judge("element_balance", proves, "t", into, "=", out)


def element_balance(case: Case) -> pd.DataFrame:
    """Balance of each element over the whole plan: positive comes in, negative goes out [t].

    Args:
        case: the plan and its workbook.

    Returns:
        One row per element and item; the rows of an element add up to zero.
    """
    contents = {r["commodity"]: r for r in case.facts.rows("Commodities")}
    tonnes = [*_in(case), *_out(case)]
    records = []
    for field, element in ELEMENTS.items():
        sums: dict[str, float] = {}
        for item, commodity, amount in tonnes:
            sums[item] = sums.get(item, 0.0) + amount * contents[commodity][field]
        for stage, loss in _losses(case, field).items():
            sums[f"process losses in {stage}"] = -loss
        records += [(element, item, value) for item, value in sums.items()]
    return pd.DataFrame.from_records(records, columns=list(COLUMNS))


def _in(case: Case) -> Iterator[tuple[str, str, float]]:
    kind = case.facts.kind
    flows = case.flows[~case.flows["from_facility"]]
    for c, i, value in zip(flows["commodity"], flows["from"], flows["value"], strict=True):
        offered = (i, c) in case.network.offers
        if not offered or case.network.origin_country(i, c) != HOME:
            yield f"imports of {kind[c]}", c, value
        else:
            yield ("end-of-life" if kind[c] == "scrap" else "mined in India"), c, value
    for row in case.facts.rows("Stocks"):
        yield "opening stock", row["commodity"], row["opening"]


def _out(case: Case) -> Iterator[tuple[str, str, float]]:
    flows = case.flows
    for c, to_facility, left, arrived in zip(
        flows["commodity"], flows["at_facility"], flows["value"], flows["arrives"], strict=True
    ):
        yield "lost in transit", c, arrived - left
        if not to_facility:
            yield ("magnets delivered" if case.facts.kind[c] == "magnet" else "by-products"), c, -arrived
    last = case.facts.periods[-1]
    for (c, _, period), value in pairs(case["stock"]):
        if period == last:
            yield "closing stock", c, -value
    for (c, _, _), value in pairs(thrown_away(case)):
        yield "thrown away", c, -value


def _losses(case: Case, field: str) -> dict[str, float]:
    """Element lost by stage: in what routes take less in what they give."""
    contents = {r["commodity"]: r[field] for r in case.facts.rows("Commodities")}
    level = case["activity"].groupby(level=["facility", "recipe"]).sum()
    found: dict[str, float] = {}
    for sign, table in ((1.0, case.routes.inputs), (-1.0, case.routes.outputs)):
        for (f, r, c), amount in pairs(table):
            stage = case.routes.stage[r]
            found[stage] = found.get(stage, 0.0) + sign * amount * contents[c] * float(level.get((f, r), 0.0))
    return found


def _route_contents(case: Case) -> tuple[Numbers, Numbers]:
    """Element in what each route gives and takes as it is worked, by facility, recipe, element [t]."""
    level = case["activity"].groupby(level=["facility", "recipe"]).sum()
    made: list[tuple[str, str, str, float]] = []
    taken: list[tuple[str, str, str, float]] = []
    contents = {r["commodity"]: r for r in case.facts.rows("Commodities")}
    for found, table in ((made, case.routes.outputs), (taken, case.routes.inputs)):
        for (f, r, c), amount in pairs(table):
            done = float(level.get((f, r), 0.0))
            found += [(f, r, e, amount * contents[c][field] * done) for field, e in ELEMENTS.items()]
    names = ("facility", "recipe", "element")
    return numbers(made, names), numbers(taken, names)
