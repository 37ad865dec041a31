"""What the scheme's money is worth to each bidder, and what would bring it to break even."""

from __future__ import annotations

from typing import Any

from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later
from model.verify.break_even import BreakEven, a_kg
from model.verify.compare import Amounts, amounts, plus
from model.verify.entitlement import Entitlement
from model.verify.terms import MoneyTerms
from model.verify.viability import Accounts

Column = tuple[dict[Any, float | None], Amounts]
"""Values by bidder, None where nothing carries them; and how much they are a difference of."""
SOLD = 1e-6
"""t of magnets in a year that count as sales."""


def worth(paid: Entitlement) -> dict[str, Column]:
    """The columns of the table of viability, by bidder.

    Args:
        paid: what the clauses pay.

    Returns:
        Column → values and the size of what they are differences of, by which rounding is judged.
    """
    terms, accounts = paid.terms, Accounts(paid.terms)
    gross = plus(dict.fromkeys(terms.bids, 0.0), accounts.gains, accounts.losses)
    without = _less(terms, accounts.gains, accounts.losses)
    earned = amounts((b, v * accounts.paid_worth(b, y)) for (b, y), v in paid.incentive.items())
    granted = {b: v * accounts.granted_worth(b) for b, v in paid.subsidy.items()}
    even = BreakEven(paid, accounts, plus(without, earned, granted))
    value = even.value
    (rate, per_rate), (price, per_price) = even.rate(earned), even.price()
    oxide, per_oxide = even.oxide()
    return {
        "without_scheme": (dict(without), gross),
        "incentive_value": (dict(plus(dict.fromkeys(terms.bids, 0.0), earned)), {}),
        "subsidy_value": (dict(granted), {}),
        "tax": (dict(even.tax), gross),
        "working_capital": (dict(accounts.tied_up), {}),
        "with_scheme": (dict(value), gross),
        "gap": ({b: max(0.0, -v) for b, v in value.items()}, gross),
        "life_left": (dict(plus(dict.fromkeys(terms.bids, 0.0), accounts.left)), {}),
        "bid_rate": ({b: float(row["rate"]) for b, row in terms.bids.items()}, {}),
        "break_even_rate": (a_kg(rate, terms.bids), _size(gross, per_rate)),
        "break_even_price_change": (a_kg(price, terms.bids), _size(gross, per_price)),
        "break_even_oxide_change": (a_kg(oxide, terms.bids, -1.0), _size(gross, per_oxide)),
        **_margins(paid, accounts),
    }


def _less(terms: MoneyTerms, gains: Amounts, losses: Amounts) -> Amounts:
    return {b: gains.get(b, 0.0) - losses.get(b, 0.0) for b in terms.bids}


def _size(gross: Amounts, tonnes: Amounts) -> Amounts:
    """₹ per kg that a value is a difference of, by which its rounding is judged."""
    return {b: gross[b] / v / CRORE_T_PER_RUPEE_KG for b, v in tonnes.items() if v > 0}


def _margins(paid: Entitlement, accounts: Accounts) -> dict[str, Column]:
    """Mean margin of a year in the window with sales, incentive in, and of one after it; in constant rupees."""
    terms, facts = paid.terms, paid.terms.case.facts
    margin = plus(accounts.receipts, {k: -v for k, v in accounts.running.items()})
    inside: dict[Any, float | None] = {}
    after: dict[Any, float | None] = {}
    for b in terms.bids:
        window = [y for bidder, y in terms.window if bidder == b]
        selling = [y for y in window if accounts.sold.get((b, y), 0.0) > SOLD]
        level = {y: terms.level(later(y, terms.scheme.claim_lag)) for y in selling}
        earned = [margin.get((b, y), 0.0) + paid.incentive[b, y] / level[y] for y in selling]
        rest = {y: facts.count(y) for y in facts.years if window and y > window[-1]}
        inside[b], after[b] = sum(earned) / max(1, len(earned)), _mean(b, margin, rest)
    size = amounts((b, v) for (b, _), v in plus(accounts.receipts, accounts.running).items())
    return {"margin_in_window": (inside, size), "margin_after_window": (after, size)}


def _mean(bidder: str, margin: Amounts, years: dict[str, int]) -> float:
    """Mean of a year, each counted as often as it stands for one; 0 of none."""
    return sum(n * margin.get((bidder, y), 0.0) for y, n in years.items()) / max(1, sum(years.values()))
