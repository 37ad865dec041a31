"""Bids: who asks for an award, for how much and at what rate."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge

from model.schema.column import Column, Sheet, SourcedRow, Year


class Bid(SourcedRow):
    """A beneficiary's bid and whether the planner has decided about it."""

    SHEET: ClassVar[Sheet] = Sheet("Bids", "one bid", tab="fill", without="nobody receives an award")

    beneficiary: Annotated[str, Column("Beneficiary", "a facility of kind beneficiary", key=True,
                                       refers=("Facilities",))]
    status: Annotated[
        Literal["fixed in", "open", "out"],
        Column("Status", "fixed in: receives an award; open: the plan decides; out: receives none"),
    ]
    rate: Annotated[
        float, Ge(0),
        Column("Rate", "incentive asked for per kg of magnet sold", "₹/kg", clause="AO", usual=(500, 4000)),
    ]
    net_worth: Annotated[float, Ge(0), Column("Net worth", "of the bidder", "₹ crore", clause="AO", usual=(0, 50000))]
    least: Annotated[float, Ge(0), Column("Wanted least", "smallest award it takes", "t/a", usual=(0, 20000))]
    most: Annotated[float, Ge(0), Column("Wanted most", "largest award it takes", "t/a", usual=(0, 20000))]
    award_year: Annotated[Year, Column("Award year", "year in which its gestation starts", "FY")]
    qualified: Annotated[bool, Column("Qualified", "Yes: technically qualified; No: receives no award", clause="P1")]
