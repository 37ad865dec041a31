"""Clauses of the sheet Bids: what each bidder offers and asks for."""

from __future__ import annotations

from collections.abc import Callable

from model.ground.units import indian
from model.reports.clauses.clause import NOBODY, NOT_ASKED, ClauseRow, Instance, barest, fullest
from model.reports.clauses.facts import ClauseFacts


def beneficiary(f: ClauseFacts) -> ClauseRow:
    """Bidders, and how many of them are selected."""
    return f.of_bids("beneficiary").choice(
        "as listed", "limit: bidders; used: those who receive an award", unit="number",
        limit=len(f.d.awards.BENEFICIARIES), used=len(f.award),
    )


def status(f: ClauseFacts) -> ClauseRow:
    """Who is fixed in receives an award."""
    place, fixed = f.of_bids("status"), f.d.awards.FIXED_IN
    if not fixed:
        return place.choice("nobody is fixed in")
    return place.at_least(len(fixed), sum(b in f.award for b in fixed), "number",
                          "limit: bidders fixed in; used: those of them who receive an award")


def rate(f: ClauseFacts) -> ClauseRow:
    """The rates that are paid."""
    if not f.award:
        return f.of_bids("rate").aside(NOBODY, NOT_ASKED)
    rates = {b: f.d.awards.bid[b].rate for b in f.award}
    highest = max(rates, key=lambda b: rates[b])
    note = f"paid at rates from ₹{indian(min(rates.values()))} to ₹{indian(rates[highest])}/kg; highest: {highest}"
    return f.of_bids("rate", highest).choice("each its own", note, unit="₹/kg", used=rates[highest])


def net_worth(f: ClauseFacts) -> ClauseRow:
    """Net worth of the bidders, judged against Award sizes."""
    if not f.award:
        return f.of_bids("net_worth").aside(NOBODY, NOT_ASKED)
    poorest = min(f.award, key=lambda b: f.d.awards.bid[b].net_worth)
    return f.of_bids("net_worth", poorest).choice(
        "each its own", f"least of the selected: {poorest}; judged at Award sizes: Least net worth", unit="₹ crore",
        used=f.d.awards.bid[poorest].net_worth,
    )


def least(f: ClauseFacts) -> ClauseRow:
    """Awards against the least each bidder takes."""
    bare = barest(Instance(b, f.d.awards.bid[b].least, a) for b, a in f.award.items())
    if bare is None:
        return f.of_bids("least").aside(NOBODY, "no bid asks for a least award, or nobody receives one")
    return f.of_bids("least", bare.name).at_least(bare.limit, bare.used, "t/a", f"nearest: {bare.name}")


def most(f: ClauseFacts) -> ClauseRow:
    """Awards against the most each bidder wants."""
    worst = fullest(Instance(b, f.d.awards.bid[b].most, a) for b, a in f.award.items())
    if worst is None:
        return f.of_bids("most").aside(NOBODY, NOT_ASKED)
    return f.of_bids("most", worst.name).at_most(worst.limit, worst.used, "t/a", f"fullest: {worst.name}")


def award_year(f: ClauseFacts) -> ClauseRow:
    """When the gestation of each starts."""
    years = sorted({f.d.awards.award_year[b] for b in f.award or f.d.awards.BENEFICIARIES})
    return f.of_bids("award_year").choice(", ".join(years), "the gestation and the years of the scheme run from it")


def qualified(f: ClauseFacts) -> ClauseRow:
    """Bids that are not qualified receive nothing."""
    wrong = [b for b in f.award if not f.d.awards.bid[b].qualified]
    return f.of_bids("qualified").at_most(0, len(wrong), "number", "awards to bids that are not qualified")


CLAUSES: dict[str, Callable[[ClauseFacts], ClauseRow]] = {
    "beneficiary": beneficiary, "status": status, "rate": rate, "net_worth": net_worth, "least": least, "most": most,
    "award_year": award_year, "qualified": qualified,
}
"""Column of Bids → its clause."""
