"""Clauses of the scheme that are not modelled, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from model.reports.clauses.clause import OUTSIDE, Clause, Place

NO_CELL = "none"
NOT_FOUND = "not found"

NOT_MODELLED: tuple[tuple[str, str, str, str], ...] = (
    ("Lead member of a consortium", "The lead member holds at least 51 % of the equity", "AO, FE",
     "who owns a bidder is not planned; a bid that fails is marked Qualified = No on Bids"),
    ("Global tender", "Bids come by global tender enquiry in two covers, technical and financial", "MP, P1, TH",
     "a procedure before the plan; its outcome is the sheet Bids"),
    ("Project report", "A technical committee reviews the detailed project report", "P1, TH",
     "a procedure before the plan; a bid that fails is marked Qualified = No on Bids"),
    ("Heads of eligible investment", "Plant and machinery, research and technology transfer count, spent after "
     "1 April 2025", "FE", "only in part: Eligible share on Capacity says how much of an option counts; spending before "
     "the plan is not seen"),
    ("Start of payment", "Incentive is paid only after the allotted capacity is commissioned", "FE, AO",
     "only in part: no magnet comes from capacity that does not stand, but a first line earns before the last stands"),
    ("Purity and value-addition tests", "Share of domestic value added, purity and grade tests of magnets", NOT_FOUND,
     "no number was found; that magnets come from own oxide is modelled"),
    ("Bid security and guarantee", "Bid security, performance guarantee, delay penalty, clawback", NOT_FOUND,
     "no number was found; they cost nothing to a bidder who keeps its word"),
    ("Milestones", "Ramp-up obligation, least use of capacity, forfeiture of capacity not built", NOT_FOUND,
     "no number was found; the plan builds every award in time"),
    ("Late commissioning", "Extension of the seven years for a late plant", NOT_FOUND,
     "no rule was found; incentive that falls after the seven years is lost"),
    ("Matching and left-over capacity", "Matching the lowest bid, left-over capacity, least number of bids, ceiling for "
     "one group", NOT_FOUND, "no rule was found; each bidder is paid at its own rate"),
    ("Origin of oxide", "Restriction on the country bought oxide may come from", NOT_FOUND,
     "no rule was found; Supply and Freight say what may be bought where"),
    ("Budget of each year", "Ceiling on what is paid in a fiscal year", NOT_FOUND,
     "no number was found; the sheet Budget shows what falls due"),
    ("Other support", "Recycling incentive and state incentives beside this scheme", "other schemes",
     "they are other schemes; lower the capital cost on Capacity where a plant draws on them"),
)
"""Clause, what it says, key of its source, why it is not modelled."""


def clauses() -> Iterator[Clause]:
    """One row for each clause that is not modelled."""
    for setting, text, source, reason in NOT_MODELLED:
        yield Place(setting, text, source, NO_CELL).aside(OUTSIDE, reason)
