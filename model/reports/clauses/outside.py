"""Clauses of the scheme that are not modelled, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from model.reports.clauses.clause import OUTSIDE, ClauseAt, ClauseRow

NO_CELL = "none"
NOT_FOUND = "not found"

NOT_MODELLED: tuple[tuple[str, str, str, str, str], ...] = (
    ("1.7", "global tender", "Bids come by global tender enquiry in two covers, technical and financial", "MP, P1, TH",
     "a procedure before the plan; its outcome is the sheet Bids"),
    ("1.10", "lead member", "The lead member of a consortium holds at least 51 % of the equity", "AO, FE",
     "who owns a bidder is not planned; a bid that fails is marked Qualified = No on Bids"),
    ("1.14", "reverse auction", "An early press note spoke of a reverse auction", "P1",
     "the route notified is sealed bids"),
    ("2.14", "purity and value added", "Share of domestic value added, purity and grade tests", NOT_FOUND,
     "no number was found; that magnets come from own oxide is modelled"),
    ("3.7", "duty-free machinery", "Machinery comes free of duty under another measure", "BS1",
     "no clause of this scheme; Capital cost on Capacity is what a plant costs"),
    ("5.6", "tonnes from oxide", "Officials reckon 3 t of magnets from 1 t of oxide", "MC1",
     "follows from Recipes, losses counted"),
    ("5.7", "origin of oxide", "Restriction on the country bought oxide may come from", NOT_FOUND,
     "no rule was found; Supply and Freight say what may be bought where"),
    ("6.2", "amendment of 2026", "The scheme was amended on 21 August 2026, on the technical committee", "R5",
     "the text was not read; it concerns how bids are examined, a procedure before the plan"),
    ("6.3", "milestones", "Ramp-up obligation, least use of capacity, forfeiture of capacity not built", NOT_FOUND,
     "no number was found; the plan builds every award in time"),
    ("6.4", "bid security", "Bid security, performance guarantee, delay penalty, clawback", NOT_FOUND,
     "no number was found; they cost nothing to a bidder who keeps its word"),
    ("6.5", "budget of each year", "Ceiling on what is paid in a financial year", NOT_FOUND,
     "no number was found; the sheet Budget shows what falls due"),
    ("1.9", "left-over capacity", "Matching of the lowest bid, capacity left over, ceiling for one group", NOT_FOUND,
     "no rule was found; each bidder is paid at its own rate, equal bids as Award order says"),
)
"""Number in model/CLAUSES.md, name, what it says, key of its source, why it is not modelled."""


def clauses() -> Iterator[ClauseRow]:
    """One row for each clause that is not modelled."""
    for number, name, text, source, reason in NOT_MODELLED:
        yield ClauseAt(f"Clause {number}: {name}", text, source, NO_CELL).aside(OUTSIDE, reason)
