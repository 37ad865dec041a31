"""Grade ladder: how fast a maker learns to make more of the dear grades than the market asks for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge

from model.schema.column import Column, Sheet, SourcedRow


class LadderStep(SourcedRow):
    """What a maker can do in one year after its start."""

    SHEET: ClassVar[Sheet] = Sheet("Grade ladder", "one year after a maker's start",
                                   without="every maker makes any grade in any share from its first year")

    age: Annotated[
        int, Ge(1),
        Column("Year", "of its magnet capacity, 1 is the first; the last row holds for all later years", "number",
               key=True),
    ]
    factor: Annotated[
        float, Ge(1),
        Column("Most of a grade", "share of its output, against the grade's share of demand among the grades it can "
               "make", "1", usual=(1, 4)),
    ]
