"""What the scheme's money is worth to each bidder, and what would bring it to break even."""

from __future__ import annotations

from typing import Any

from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later
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
    value = plus(without, earned, granted)
    per_rate = amounts((b, c.eligible * accounts.paid_worth(b, y)) for (b, y), c in paid.claims.items())
    per_price = accounts.present(accounts.sold)
    per_oxide = accounts.present(accounts.oxide)
    missing = {b: -v for b, v in plus(without, granted).items()}
    return {
        "without_scheme": (dict(without), gross),
        "incentive_value": (dict(plus(dict.fromkeys(terms.bids, 0.0), earned)), {}),
        "subsidy_value": (dict(granted), {}),
        "with_scheme": (dict(value), gross),
        "gap": ({b: max(0.0, -v) for b, v in value.items()}, gross),
        "life_left": (dict(plus(dict.fromkeys(terms.bids, 0.0), accounts.left)), {}),
        "bid_rate": ({b: float(row["rate"]) for b, row in terms.bids.items()}, {}),
        "break_even_rate": _per(missing, per_rate, gross),
        "break_even_price_change": _per({b: -v for b, v in value.items()}, per_price, gross),
        "break_even_oxide_change": _per(value, per_oxide, gross),
        **_margins(paid, accounts),
    }


def _less(terms: MoneyTerms, gains: Amounts, losses: Amounts) -> Amounts:
    return {b: gains.get(b, 0.0) - losses.get(b, 0.0) for b in terms.bids}


def _per(amount: Amounts, tonnes: Amounts, gross: Amounts) -> Column:
    """₹ per kg; None where no tonne carries it."""
    carried = {b: tonnes.get(b, 0.0) * CRORE_T_PER_RUPEE_KG for b in amount}
    values = {b: v / carried[b] if carried[b] > 0 else None for b, v in amount.items()}
    return dict(values), {b: gross[b] / carried[b] for b in amount if carried[b] > 0}


def _margins(paid: Entitlement, accounts: Accounts) -> dict[str, Column]:
    """Mean margin of a year in the window with sales, incentive in, and of one after it; in constant rupees."""
    terms, years = paid.terms, paid.terms.case.facts.years
    margin = plus(accounts.receipts, {k: -v for k, v in accounts.running.items()})
    inside: dict[Any, float | None] = {}
    after: dict[Any, float | None] = {}
    for b in terms.bids:
        window = [y for bidder, y in terms.window if bidder == b]
        selling = [y for y in window if accounts.sold.get((b, y), 0.0) > SOLD]
        level = {y: terms.level(later(y, terms.scheme.claim_lag)) for y in selling}
        earned = [margin.get((b, y), 0.0) + paid.incentive[b, y] / level[y] for y in selling]
        rest = [margin.get((b, y), 0.0) for y in years if window and y > window[-1]]
        inside[b], after[b] = sum(earned) / max(1, len(earned)), sum(rest) / max(1, len(rest))
    size = amounts((b, v) for (b, _), v in plus(accounts.receipts, accounts.running).items())
    return {"margin_in_window": (inside, size), "margin_after_window": (after, size)}
