"""The tables of the scheme's money beside what the clauses pay: incentive, subsidy, viability and budget."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from model.ground.years import later, start_of
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, finding, judge, plus
from model.verify.entitlement import NEEDED, Entitlement
from model.verify.terms import terms_of
from model.verify.worth import worth

MONEY = "₹ crore"
KEYS = {"incentive": ("beneficiary", "year"), "subsidy": ("beneficiary",), "viability": ("beneficiary",),
        "budget": ("year",)}
"""Table → its index columns."""

UNITS = {"eligible": "t", "bid_rate": "₹/kg", "break_even_rate": "₹/kg", "break_even_price_change": "₹/kg",
         "break_even_oxide_change": "₹/kg"}
"""Units of the columns that are not ₹ crore."""

ENVELOPE, OUTLAY = "envelope", "outlay"
Tables = Mapping[str, pd.DataFrame]
Cells = Mapping[Any, float | None]


def findings(case: PlanCase, money: Tables) -> Iterator[CheckFinding]:
    """Check every figure of the tables of money; nothing without a scheme.

    Args:
        case: the plan and its workbook.
        money: name of a table → its rows.
    """
    terms = terms_of(case)
    if terms is None:
        return
    paid = Entitlement(terms)
    yield from _incentive(money, paid)
    yield from _subsidy(money, paid)
    for column, (values, beside) in worth(paid).items():
        proves = f"The column {column.replace('_', ' ')} of viability follows from the plan and what is paid."
        yield _column(money, "viability", column, proves, values, beside)
    yield from _budget(money, paid)
    yield from _together(case, paid)


def _incentive(money: Tables, paid: Entitlement) -> Iterator[CheckFinding]:
    claims = paid.claims
    for column in ("eligible", "net_sales", "by_rate", "by_sales", "by_year", "by_ceiling"):
        proves = f"The column {column.replace('_', ' ')} of incentive is what that clause allows."
        yield _column(money, "incentive", column, proves, {k: getattr(c, column) for k, c in claims.items()})
    proves = "Incentive paid is the least of its ceilings, earliest year first, within envelope and outlay."
    yield _column(money, "incentive", "paid", proves, paid.incentive)
    words = {"by_rate": "rate × eligible tonnes", "by_sales": "share of net sales", "by_year": "yearly ceiling",
             "by_ceiling": "ceiling of the award"}
    named = {(k, word): getattr(claims[k], column) for k in claims for column, word in words.items()}
    cut = {k for k, c in claims.items() if paid.part[k[1]] < 1.0}
    word = ENVELOPE if paid.terms.scheme.incentive_envelope <= paid.left_of_outlay else OUTLAY
    named.update({(k, word): paid.incentive[k] for k in cut})
    yield _held(money, "incentive", named, paid, paid.incentive)
    lag = paid.terms.scheme.claim_lag
    yield _paid_in(money, "incentive", {k: later(k[1], lag) for k in claims})


def _subsidy(money: Tables, paid: Entitlement) -> Iterator[CheckFinding]:
    share, most = paid.terms.scheme.subsidy_share, paid.terms.of_size("subsidy_ceiling")
    by_rate = {b: share * v for b, v in paid.invested.items()}
    columns = {"eligible_investment": paid.invested, "investment_floor": paid.terms.of_size("investment_floor"),
               "by_rate": by_rate, "ceiling": most, "paid": paid.subsidy}
    for column, values in columns.items():
        proves = f"The column {column.replace('_', ' ')} of subsidy follows from investment and award."
        yield _column(money, "subsidy", column, proves, values)
    named = {(b, w): v for w, part in (("share of eligible investment", by_rate), ("ceiling of the award", most))
             for b, v in part.items()}
    if paid.subsidy_part < 1.0:
        word = ENVELOPE if paid.terms.scheme.subsidy_envelope <= paid.for_beneficiaries else OUTLAY
        named.update({(b, word): v for b, v in paid.subsidy.items()})
    yield _held(money, "subsidy", named, paid, paid.subsidy)
    yield _paid_in(money, "subsidy", {b: paid.terms.stands(b) for b in paid.subsidy})


def _budget(money: Tables, paid: Entitlement) -> Iterator[CheckFinding]:
    terms = paid.terms
    lag = terms.scheme.claim_lag
    incentive = amounts((later(y, lag), v) for (_, y), v in paid.incentive.items())
    subsidy = amounts((terms.stands(b), v) for b, v in paid.subsidy.items())
    outlay = plus(dict.fromkeys(terms.case.facts.years, 0.0), incentive, subsidy)
    so_far = {y: sum(v for n, v in outlay.items() if n <= y) for y in outlay}
    columns = {"incentive": incentive, "subsidy": subsidy, "outlay": outlay, "cumulative": so_far}
    for column, values in columns.items():
        proves = f"The column {column} of budget is what is paid in each financial year, claim lag in."
        yield _column(money, "budget", column, proves, values)


def _together(case: PlanCase, paid: Entitlement) -> Iterator[CheckFinding]:
    """What the plan draws on against what is paid, and all that is paid against the outlay.

    Where the outlay cuts, a plan may draw on more incentive and less subsidy than are paid, the subsidy coming first;
    then both count together.
    """
    due, drawn = paid.incentive, case["incentive"]
    years = sorted({y for _, y in due})
    cut = paid.left_of_outlay < paid.terms.scheme.incentive_envelope
    beside = (sum(paid.subsidy.values()), sum(case["subsidy"].values())) if cut else (0.0, 0.0)
    due_so_far = {y: beside[0] + sum(v for k, v in due.items() if k[1] <= y) for y in years}
    drawn_so_far = {y: beside[1] + sum(v for k, v in drawn.items() if k[1] <= y) for y in years}
    proves = "The plan never draws on more incentive, all years so far, than the clauses pay."
    yield judge("incentive_drawn_limit", proves, MONEY, drawn_so_far, "≤", due_so_far)
    proves = "The plan draws on no more subsidy than the clauses pay."
    left, right = {"all": sum(case["subsidy"].values())}, {"all": sum(paid.subsidy.values())}
    yield judge("subsidy_drawn_limit", proves, MONEY, left, "≤", right)
    total = sum(due.values()) + sum(paid.subsidy.values())
    proves = "All that is paid keeps the outlay that is for beneficiaries."
    yield judge("paid_outlay_limit", proves, MONEY, {"all": total}, "≤", {"all": paid.for_beneficiaries})


def _column(
    money: Tables, table: str, column: str, proves: str, values: Cells, beside: Amounts | None = None
) -> CheckFinding:
    """Compare a column with what it should hold; None is an empty cell."""
    name, unit, more = f"money_{table}_{column}", UNITS.get(column, MONEY), beside or {}
    cells = _cells(money, table, column)
    if cells is None:
        return _absent(name, proves, unit)
    reported = {k: math.inf if v is None or math.isnan(v) else float(v) for k, v in cells.items()}
    expected: Amounts = {k: math.inf if v is None else v for k, v in values.items()}
    return judge(name, proves, unit, plus(reported, more), "=", plus(expected, more))


def _held(money: Tables, table: str, named: Cells, paid: Entitlement, values: Amounts) -> CheckFinding:
    """Check that the ceiling named is one that gives what is paid."""
    name, proves = f"money_{table}_held", f"The ceiling that is said to hold {table} gives what is paid."
    words = _cells(money, table, "held")
    if words is None:
        return _absent(name, proves, MONEY)
    needed = paid.terms.scheme.paying_rule == NEEDED
    said = {k: values.get(k) if needed and w == NEEDED else named.get((k, w)) for k, w in words.items()}
    return judge(name, proves, MONEY, {k: math.nan if v is None else v for k, v in said.items()}, "=", values)


def _paid_in(money: Tables, table: str, years: Mapping[Any, str]) -> CheckFinding:
    name, proves = f"money_{table}_paid_in", f"The year of payment of {table} follows from the clauses."
    words = _cells(money, table, "paid_in")
    if words is None:
        return _absent(name, proves, "years")
    left = {k: _year(w) for k, w in words.items()}
    return judge(name, proves, "years", left, "=", {k: float(start_of(y)) for k, y in years.items()})


def _year(text: Any) -> float:
    try:
        return float(start_of(text))
    except (ValueError, TypeError):
        return math.nan


def _cells(money: Tables, table: str, column: str) -> dict[Any, Any] | None:
    """A column by its index; None where there is no such column."""
    frame = money.get(table)
    if frame is None or not {column, *KEYS[table]} <= set(frame.columns):
        return None
    keys = [frame[c].tolist() for c in KEYS[table]]
    index = keys[0] if len(keys) == 1 else list(zip(*keys, strict=True))
    return dict(zip(index, frame[column].tolist(), strict=True))


def _absent(name: str, proves: str, unit: str) -> CheckFinding:
    return finding(name, proves, unit, math.inf, 0.0, "the column, which is absent")
