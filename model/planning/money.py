"""Money: incentive and subsidy paid, viability of each beneficiary, and the outlay by financial year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from model.data.model_data import ModelData
from model.ground.years import later
from model.planning.entitlement import ENVELOPE, OUTLAY, Claim, Terms, entitlement, most_eligible, within_envelope
from model.planning.solution import SolutionTables, values_by
from model.planning.viability import viability_of

SUBSIDY_RATE, SUBSIDY_CEILING, SUBSIDY_ENVELOPE, NEEDED = (
    "share of eligible investment", "ceiling of the award", "envelope", "least needed",
)


@dataclass(frozen=True)
class Money:
    """The scheme's money in a plan, as tidy tables; amounts nominal ₹ crore unless a column says otherwise.

    Attributes:
        incentive: one row per beneficiary and year of the window.
        subsidy: one row per beneficiary.
        viability: one row per beneficiary, constant rupees.
        budget: outlay by financial year of payment.
    """

    incentive: pd.DataFrame
    subsidy: pd.DataFrame
    viability: pd.DataFrame
    budget: pd.DataFrame


def money_of(d: ModelData, solution: SolutionTables) -> Money:
    """What the scheme pays in a plan and what it leaves each beneficiary with.

    Args:
        d: model data of a workbook with a scheme.
        solution: tables of the plan.

    Returns:
        Its money.
    """
    award = values_by(solution["award"], "beneficiary")
    subsidy = _subsidy(d, solution, award)
    room = d.clauses.outlay - d.clauses.other_outlay - float(subsidy["paid"].sum())
    incentive = _incentive(d, solution, award, max(0.0, room))
    viability = pd.DataFrame([viability_of(d, solution, b, incentive, subsidy) for b in d.awards.BENEFICIARIES])
    return Money(incentive, subsidy, viability, _budget(d, incentive, subsidy))


def _incentive(
    d: ModelData, solution: SolutionTables, award: Mapping[str, float], room: float
) -> pd.DataFrame:
    """Incentive by beneficiary and year, within the envelope and what the outlay leaves beside the subsidy."""
    eligible = eligible_tonnes(d, solution)
    claims: dict[str, tuple[Claim, ...]] = {}
    for b in d.awards.BENEFICIARIES:
        years = [y for bb, y in d.eligibility.INCENTIVE_YEARS if bb == b]
        sales = [(y, sum(eligible[b, y].values()), _net_sales(d, b, eligible[b, y], y)) for y in years]
        claims[b] = entitlement(terms_of(d, solution, b, award[b]), sales)
    envelope = d.clauses.incentive_envelope
    paid = within_envelope(claims, min(envelope, room), ENVELOPE if envelope <= room else OUTLAY)
    if d.clauses.paying_rule == NEEDED:
        paid = _needed(solution, paid)
    rows = [
        {"beneficiary": b, "year": c.year, "eligible": c.eligible, "net_sales": c.net_sales, "by_rate": c.by_rate,
         "by_sales": c.by_sales, "by_year": c.by_year, "by_ceiling": c.by_ceiling, "paid": c.paid, "held": c.held,
         "paid_in": later(c.year, d.clauses.claim_lag)}
        for b, own in paid.items() for c in own
    ]
    names = ("beneficiary", "year", "eligible", "net_sales", "by_rate", "by_sales", "by_year", "by_ceiling", "paid",
             "held", "paid_in")
    return pd.DataFrame(rows, columns=list(names))


def terms_of(d: ModelData, solution: SolutionTables, b: str, award: float) -> Terms:
    """The terms of a beneficiary's incentive at its award."""
    size = values_by(solution["size"], "beneficiary", "size")
    ceiling = sum(d.incentive.incentive_ceiling[k] * size[b, k] for k in d.awards.SIZES) * d.incentive.ceiling_factor[b]
    yearly = None if d.clauses.yearly_ceiling is None else d.clauses.yearly_ceiling * award
    return Terms(d.incentive.incentive_rate[b], d.clauses.sales_share, ceiling, yearly, d.clauses.carry_forward)


def _net_sales(d: ModelData, b: str, tonnes: Mapping[str, float], y: str) -> float:
    """What magnets that earn sell for, by way, nominal [₹ crore]."""
    return sum(v * d.incentive.sale_price[b, w, y] for w, v in tonnes.items()) * d.money.price_level[y]


def eligible_tonnes(d: ModelData, solution: SolutionTables) -> dict[tuple[str, str], dict[str, float]]:
    """Most magnets that earn incentive, by beneficiary and year of the window, by way to what is sold [t]."""
    made = _yearly(solution["activity"], d, "facility", "recipe")
    ship = _yearly(solution["ship"], d, "commodity", "from", "to")
    metal = values_by(solution["eligible_metal"], "beneficiary", "year")
    built = values_by(solution["build"], "facility", "stage", "option", "year")
    result = {}
    for b, y in d.eligibility.INCENTIVE_YEARS:
        ways = {w: d.eligibility.ways[b, w] for bb, w, yy in d.eligibility.ELIGIBLE if (bb, yy) == (b, y)}
        goods = {w.goods for w in ways.values()}
        sold = {c: sum(ship.get((*k, y), 0.0) for k in d.eligibility.eligible_lanes[b, c]) for c in goods}
        output = {r: made.get((b, r, y), 0.0) for w in ways.values() for r, _ in w.work}
        capacity = sum(share * built[k] for k, share in d.eligibility.awarded_usable[b, y])
        price = {w: d.incentive.sale_price[b, w, y] for w in ways}
        own = None if d.clauses.bought_in_earn else metal[b, y]
        result[b, y] = most_eligible(ways, output, sold, own, capacity, price)
    return result


def _yearly(table: pd.DataFrame, d: ModelData, *keys: str) -> dict[Any, float]:
    total: dict[Any, float] = {}
    for *index, period, value in table[[*keys, "period", "value"]].itertuples(index=False):
        at = (*index, d.periods.year_of[period])
        total[at] = total.get(at, 0.0) + value
    return total


def _needed(solution: SolutionTables, claims: Mapping[str, tuple[Claim, ...]]) -> dict[str, tuple[Claim, ...]]:
    """Under the rule least needed, what the plan draws on instead of what is due."""
    drawn = values_by(solution["incentive"], "beneficiary", "year")
    return {b: tuple(replace(c, paid=drawn[b, c.year], held=NEEDED) for c in own) for b, own in claims.items()}


def _subsidy(d: ModelData, solution: SolutionTables, award: Mapping[str, float]) -> pd.DataFrame:
    size = values_by(solution["size"], "beneficiary", "size")
    invested, drawn = (values_by(solution[n], "beneficiary") for n in ("eligible_investment", "subsidy"))
    rows: list[dict[str, Any]] = []
    for b in d.awards.BENEFICIARIES:
        by_rate = d.clauses.subsidy_share * invested[b]
        ceiling = sum(d.awards.size_row[k].subsidy_ceiling * size[b, k] for k in d.awards.SIZES)
        floor = sum(d.awards.size_row[k].investment_floor * size[b, k] for k in d.awards.SIZES)
        needed = d.clauses.paying_rule == NEEDED
        paid = drawn[b] if needed else min(by_rate, ceiling)
        held = NEEDED if needed else SUBSIDY_RATE if by_rate <= ceiling else SUBSIDY_CEILING
        rows.append({"beneficiary": b, "eligible_investment": invested[b], "investment_floor": floor,
                     "by_rate": by_rate, "ceiling": ceiling, "paid": paid, "held": held,
                     "paid_in": d.awards.commissioning_year[b]})
    return pd.DataFrame(_cut(rows, d.clauses.subsidy_envelope, d.clauses.outlay - d.clauses.other_outlay))


def _cut(rows: list[dict[str, Any]], envelope: float, outlay: float) -> list[dict[str, Any]]:
    """Subsidies cut alike where their envelope, or the outlay, does not cover them."""
    total, most = sum(r["paid"] for r in rows), max(0.0, min(envelope, outlay))
    if total <= most:
        return rows
    word = SUBSIDY_ENVELOPE if envelope <= outlay else OUTLAY
    return [{**r, "paid": r["paid"] * most / total, "held": word} for r in rows]


def _budget(d: ModelData, incentive: pd.DataFrame, subsidy: pd.DataFrame) -> pd.DataFrame:
    """Outlay by financial year of payment, nominal, from the first year of the plan to the last payment."""
    years = sorted({*d.periods.YEARS, *incentive["paid_in"], *subsidy["paid_in"]})
    rows, total = [], 0.0
    for y in years:
        paid = float(incentive.loc[incentive["paid_in"] == y, "paid"].sum())
        granted = float(subsidy.loc[subsidy["paid_in"] == y, "paid"].sum())
        total += paid + granted
        rows.append({"year": y, "incentive": paid, "subsidy": granted, "outlay": paid + granted, "cumulative": total})
    return pd.DataFrame(rows)
