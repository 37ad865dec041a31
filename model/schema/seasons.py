"""Seasons: how a year's demand or supply divides over its steps."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from model.schema.column import Column, Sheet, SourcedRow


class Season(SourcedRow):
    """The share of a year that falls in one step, for one market or supply."""

    SHEET: ClassVar[Sheet] = Sheet("Seasons", "one step of one market or supply",
                                   without="demand and supply are spread evenly over the year")

    name: Annotated[
        str, Column("Market or supply", "whose year it is", key=True, refers=("Demand and sales", "Supply"))
    ]
    step: Annotated[int, Ge(1), Le(12), Column("Step", "number of the step in the year", key=True)]
    share: Annotated[
        float, Ge(0), Le(1), Column("Share", "part of the year's tonnes; of a supply, the most in the step", "%")
    ]
