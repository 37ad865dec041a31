"""Grade mix: how a market's demand for magnets divides by grade."""

from __future__ import annotations

from typing import Annotated, ClassVar

from model.schema.column import Column, Sheet, SourcedRow


class GradeShare(SourcedRow):
    """The share of one grade in the demand of one market."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Grade mix",
        "the share of one grade in one market",
        without="demand is given commodity by commodity",
        years=Column("{year}", "share of the market's demand in the year", "%"),
        years_ge=0,
        sums_to_one=("Market",),
    )

    market: Annotated[str, Column("Market", "a market of Demand and sales", key=True, refers=("Demand and sales",))]
    grade: Annotated[str, Column("Grade", "a commodity of the group the market asks for", key=True,
                                 refers=("Commodities",))]
