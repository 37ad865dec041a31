"""Bids and award sizes as records, and the order in which bids are selected."""

from __future__ import annotations

from dataclasses import dataclass

from model.data.indices import Beneficiary, Year


@dataclass(frozen=True)
class BidRow:
    """A row of the sheet Bids; units as on the sheet.

    Attributes:
        row: the Excel row.
        status: fixed in, open or out.
    """

    row: int
    status: str
    rate: float
    net_worth: float
    least: float
    most: float
    award_year: Year
    qualified: bool

    @property
    def standing(self) -> str:
        """The status, out where the bid is not qualified."""
        return self.status if self.qualified else "out"


@dataclass(frozen=True)
class SizeRow:
    """A row of the sheet Award sizes; units as on the sheet.

    Attributes:
        row: the Excel row.
    """

    row: int
    capacity: float
    net_worth: float
    incentive_ceiling: float
    subsidy_ceiling: float
    investment_floor: float


def in_order(bids: dict[Beneficiary, BidRow]) -> list[Beneficiary]:
    """Every candidate from the lowest bid; equal bids by higher net worth, then as listed."""
    listed = {b: n for n, b in enumerate(bids)}
    able = [b for b, r in bids.items() if r.standing != "out"]
    return sorted(able, key=lambda b: (bids[b].rate, -bids[b].net_worth, listed[b]))
