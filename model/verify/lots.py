"""Awards in whole lots: one size each, within the net worth, in the order of the bids; and who is selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.schema.scheme import Scheme
from model.verify.awards import bids_of, sizes_of
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge
from model.verify.reported import compare_with_report


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check net worth, whole lots, number and order of those selected."""
    parts = selected(case)
    proves = "Who is selected has a size, or as much of sizes as its award."
    yield compare_with_report(case, "selected", proves, "1", parts, ("beneficiary",))
    worth = {float(r["capacity"]): r["net_worth"] for r in case.facts.rows("Award sizes")}
    needed = amounts((b, v * worth.get(float(k), 0.0)) for (b, k), v in case["size"].items())
    own = {r["beneficiary"]: r["net_worth"] for r in case.facts.rows("Bids")}
    proves = "Nobody receives an award that asks for more net worth than it has."
    yield judge("net_worth_limit", proves, "₹ crore", needed, "≤", own)
    scheme = case.facts.tables.scheme
    if scheme is not None and case.facts.tables.settings.whole_lots:
        yield from _whole(case, scheme, parts)


def selected(case: PlanCase) -> Amounts:
    """Sum of the sizes each bidder receives: 1 or 0 in whole lots."""
    none = {r["beneficiary"]: 0.0 for r in case.facts.rows("Bids")}
    return {**none, **amounts((b, v) for (b, _), v in case["size"].items())}


def _whole(case: PlanCase, scheme: Scheme, parts: Amounts) -> Iterator[CheckFinding]:
    sizes = case["size"]
    proves = "Every award is one whole size."
    yield judge("whole_lots_define", proves, "1", sizes, "=", {k: float(round(v)) for k, v in sizes.items()})
    proves = "No more are selected than the scheme has room for."
    most = float(scheme.beneficiaries)
    yield judge("beneficiaries_limit", proves, "1", {"all": sum(parts.values())}, "≤", {"all": most})
    if scheme.award_order == "least cost":
        order = in_order(case)
        later = {f"{b} before {n}": parts[n] for b, n in zip(order, order[1:], strict=False)}
        first = {f"{b} before {n}": parts[b] for b, n in zip(order, order[1:], strict=False)}
        proves = "Nobody is selected before a lower qualified bid; equal bids by net worth, then as listed."
        yield judge("award_order_limit", proves, "1", later, "≤", first)


def in_order(case: PlanCase) -> list[str]:
    """Bidders who may be selected and have the net worth for the smallest size, the lowest bid first."""
    worth = {float(r["capacity"]): r["net_worth"] for r in case.facts.rows("Award sizes")}
    least = worth[sizes_of(case)[0]]

    def rank(row: dict[str, Any]) -> tuple[float, float]:
        return row["rate"], -row["net_worth"]

    able = [r for r in bids_of(case, "fixed in", "open") if r["net_worth"] >= least]
    return [r["beneficiary"] for r in sorted(able, key=rank)]
