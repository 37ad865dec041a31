"""Stores that are kept for stops of supplies."""

from __future__ import annotations

from typing import Any

from model.verify.facts import HOME, WorkbookFacts


def for_stops(facts: WorkbookFacts) -> frozenset[tuple[str, str]]:
    """Commodity and facility of every stock that is kept for stops."""
    return frozenset((r["commodity"], r["facility"]) for r in facts.rows("Stocks") if r["for_stops"])


def stores(facts: WorkbookFacts) -> list[dict[str, Any]]:
    """The rows of Stocks; a store that is kept for stops holds nothing where Settings keeps no reserve."""
    rows = facts.rows("Stocks")
    if facts.tables.settings.keep_reserve is not False:
        return rows
    empty = dict.fromkeys(("opening", "closing", "most", "floor_days"), 0.0)
    return [r | empty if r["for_stops"] else r for r in rows]


def open_to(kept: frozenset[tuple[str, str]], lane: tuple[str, str, str], origin: str, to_market: bool) -> bool:
    """Whether such a store may be at an end of a lane: it is filled from abroad, and gives to markets.

    Args:
        kept: stocks kept for stops.
        lane: commodity, from, to.
        origin: country it comes from.
        to_market: whether it ends at a market.
    """
    c, i, j = lane
    return ((c, j) not in kept or origin != HOME) and ((c, i) not in kept or to_market)
