"""Designs: ways to hand out the scheme's capacity that are compared with each other."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt

from model.schema.column import Column, Sheet, SourcedRow


class Design(SourcedRow):
    """One way to hand out the scheme's capacity; everything else stays as the workbook says."""

    SHEET: ClassVar[Sheet] = Sheet("Designs", "one design of the scheme that is compared", tab="fill",
                                   without="no designs are compared")

    design: Annotated[
        str, Column("Design", "what it is called in the report; none is a name here", key=True, words=("none",))
    ]
    awards: Annotated[
        Literal["none", "best", "equal"],
        Column("Awards", "none: nobody receives one; best: the plan decides about every bid that is not out; equal: "
               "the lowest bids receive one each, all of one size"),
    ]
    beneficiaries: Annotated[
        int | None, Ge(1),
        Column("Beneficiaries", "how many of the lowest bids receive an award", "number",
               empty="only where Awards is not equal"),
    ]
    award: Annotated[
        float | None, Gt(0),
        Column("Award", "of each of them", "t/a", empty="only where Awards is not equal", usual=(10, 20000)),
    ]
    reserve: Annotated[
        bool | None, Column("Reserve", "Yes: what Stocks keeps for stops is kept; No: nothing is kept for stops",
                            empty="as Settings says")
    ]
    lots: Annotated[
        Literal["whole", "parts"] | None,
        Column("Lots", "whole: each award is one of Award sizes; parts: any tonnage between", empty="as Settings says"),
    ]
