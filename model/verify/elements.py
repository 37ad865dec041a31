"""Neodymium and praseodymium, dysprosium, terbium: whether all that comes in is found again."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge
from model.verify.facts import HOME, year_of
from model.verify.returns import returned
from model.verify.stocks import thrown_away

ELEMENTS = {"ndpr": "Nd+Pr", "dy": "Dy", "tb": "Tb"}
COLUMNS = ("element", "item", "tonnes")


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check that no route makes an element and that the plan's balance of each closes."""
    made, taken = _route_contents(case)
    yield judge(
        "element_losses", "No route gives more of an element than it takes.", "t", made, "≤", taken
    )
    balance = element_balance(case)
    rows = list(zip(*(balance[c].tolist() for c in COLUMNS), strict=True))
    into = amounts((element, v) for element, _, v in rows if v >= 0)
    out = amounts((element, -v) for element, _, v in rows if v < 0)
    proves = "What comes in of an element is found in markets, stocks, losses and waste."
    yield judge("element_balance", proves, "t", into, "=", out)


def element_balance(case: PlanCase) -> pd.DataFrame:
    """Balance of each element over the whole plan: positive comes in, negative goes out [t].

    Args:
        case: the plan and its workbook.

    Returns:
        One row per element and item; the rows of an element add up to zero.
    """
    contents = _contents(case)
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


def _in(case: PlanCase) -> Iterator[tuple[str, str, float]]:
    kind = case.facts.kind
    for flow in case.flows:
        c, i, _ = flow.lane
        came = case.facts.count(flow.year) * flow.value
        if flow.from_facility:
            continue
        if (i, c) in case.network.offers and case.network.origin_country(i, c) == HOME:
            yield ("end-of-life" if kind[c] == "scrap" else "mined in India"), c, came
        else:
            yield f"imports of {kind[c]}", c, came
    for row in case.facts.rows("Stocks"):
        yield "opening stock", row["commodity"], row["opening"]
    for (scrap, _, p), value in returned(case).items():
        yield "returned by markets", scrap, case.facts.count(year_of(p)) * value


def _out(case: PlanCase) -> Iterator[tuple[str, str, float]]:
    for flow in case.flows:
        c, times = flow.lane[0], case.facts.count(flow.year)
        yield "lost in transit", c, times * (flow.arrives - flow.value)
        if not flow.to_facility:
            yield _sold_as(case, c, flow.lane[2]), c, -times * flow.arrives
    last = case.facts.periods[-1]
    for (c, _, period), value in case["stock"].items():
        if period == last:
            yield "closing stock", c, -value
    for (c, _, p), value in thrown_away(case).items():
        yield "thrown away", c, -case.facts.count(year_of(p)) * value


def _sold_as(case: PlanCase, commodity: str, market: str) -> str:
    """What goes to a market is called: oxide sold abroad is no by-product."""
    kind = case.facts.kind[commodity]
    if kind == "magnet":
        return "magnets delivered"
    abroad = kind != "by-product" and case.network.target_country(market) != HOME
    return f"exports of {kind}" if abroad else "by-products"


def _losses(case: PlanCase, field: str) -> Amounts:
    """Element lost by stage: in what routes take less in what they give."""
    contents, level = _contents(case), _levels(case)
    signed = [(1.0, case.routes.inputs), (-1.0, case.routes.outputs)]
    return amounts(
        (case.routes.stage[r], sign * amount * contents[c][field] * level.get((f, r), 0.0))
        for sign, table in signed for (f, r, c), amount in table.items()
    )


def _route_contents(case: PlanCase) -> tuple[Amounts, Amounts]:
    """Element in what each route gives and takes as it is worked, by facility, recipe, element [t]."""
    contents, level = _contents(case), _levels(case)

    def of(table: Amounts) -> Amounts:
        return amounts(
            (f, r, element, amount * contents[c][field] * level.get((f, r), 0.0))
            for (f, r, c), amount in table.items() for field, element in ELEMENTS.items()
        )

    return of(case.routes.outputs), of(case.routes.inputs)


def _contents(case: PlanCase) -> dict[str, dict[str, float]]:
    return {r["commodity"]: r for r in case.facts.rows("Commodities")}


def _levels(case: PlanCase) -> Amounts:
    return amounts((f, r, case.facts.count(year_of(p)) * v) for (f, r, p), v in case["activity"].items())
